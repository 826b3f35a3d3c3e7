using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// A member as a command finds them, of one moment
/// </summary>
public sealed record LedgerReading
{
    /// <summary>
    /// The member
    /// </summary>
    public LoyaltyMember Member { get; init; }

    /// <summary>
    /// Whether the programme lets credits repay a shortfall first
    /// </summary>
    public bool RepayShortfall { get; init; }

    /// <summary>
    /// The figures; null when nothing was booked yet
    /// </summary>
    public PointsAccount Account { get; init; }

    /// <summary>
    /// The entry already booked under the command's key, if any
    /// </summary>
    public LedgerEntry Booked { get; init; }
}
