using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;

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
    /// The member's program; null when it was deleted
    /// </summary>
    public LoyaltyProgram Program { get; init; }

    /// <summary>
    /// What the program says about booking
    /// </summary>
    public LedgerPolicy Policy => Program?.LedgerPolicy ?? new LedgerPolicy(true);

    /// <summary>
    /// The figures; null when nothing was booked yet
    /// </summary>
    public PointsAccount Account { get; init; }

    /// <summary>
    /// The entry already booked under the command's key, if any
    /// </summary>
    public LedgerEntry Booked { get; init; }
}
