#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Partners;

/// <summary>
/// Which state follows on which. Pure
/// </summary>
public static class PartnerSessionStates
{
    /// <summary>
    /// The state that an action leads to; null when the present one does not allow it
    /// </summary>
    /// <param name="status">Present state; null for a session that does not exist yet</param>
    /// <param name="action">What is asked</param>
    public static PartnerSessionStatus? After(PartnerSessionStatus? status, PartnerSessionAction action)
    {
        return (status, action) switch
        {
            (null or PartnerSessionStatus.Active, PartnerSessionAction.GetRewards) => PartnerSessionStatus.Active,
            (PartnerSessionStatus.Active, PartnerSessionAction.Accept) => PartnerSessionStatus.Active,
            // claimed again, under another number, by who never heard the answer
            (PartnerSessionStatus.Active or PartnerSessionStatus.PendingFinalization, PartnerSessionAction.Claim) => PartnerSessionStatus.PendingFinalization,
            (PartnerSessionStatus.PendingFinalization, PartnerSessionAction.Finalize) => PartnerSessionStatus.Finalized,
            // what comes back later is a correction of what was booked
            (PartnerSessionStatus.Finalized, PartnerSessionAction.Finalize) => PartnerSessionStatus.Finalized,
            (PartnerSessionStatus.Active or PartnerSessionStatus.PendingFinalization, PartnerSessionAction.Cancel) => PartnerSessionStatus.Failed,
            _ => null
        };
    }
}
