#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Referrals;

/// <summary>
/// What is known of the friend's first order
/// </summary>
/// <param name="Id">The order</param>
/// <param name="Remaining">Total, refunds deducted, in the primary store currency</param>
/// <param name="Refunded">Whether everything was given back</param>
/// <param name="Paid">Whether it is paid</param>
/// <param name="Complete">Whether it is complete</param>
/// <param name="Held">Whether its own points are still held back</param>
public sealed record ReferredOrder(int Id, decimal Remaining, bool Refunded, bool Paid, bool Complete, bool Held);

/// <summary>
/// Decides whether a referral deserves its points
/// </summary>
public static class ReferralReward
{
    /// <summary>
    /// Whether both should have their points now. Once given they stay while the order stands: a hold or a state that an admin sets back
    /// does not take them away
    /// </summary>
    /// <param name="referral">The referral</param>
    /// <param name="order">The friend's first order that was not undone; null when there is none</param>
    /// <param name="terms">What the program asks for</param>
    /// <param name="given">Whether the points were given before</param>
    public static bool IsDue(Referral referral, ReferredOrder? order, ReferralTerms terms, bool given)
    {
        if (order is null || referral.Status is ReferralStatus.Blocked or ReferralStatus.Rejected)
            return false;
        // an order that brought no money rewards nobody, whatever the least total says
        if (order.Refunded || order.Remaining <= 0 || order.Remaining < terms.MinimumTotal)
            return false;

        return given || (!order.Held && order.Paid && (order.Complete || !terms.NeedsCompleteOrder));
    }
}
