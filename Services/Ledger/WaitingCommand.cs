using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// A command that waits for its member. Who is let in first books all that wait in one transaction, and each caller takes his own answer
/// </summary>
public sealed class WaitingCommand(LedgerCommand command)
{
    /// <summary>
    /// The command
    /// </summary>
    public LedgerCommand Command { get; } = command;

    /// <summary>
    /// Tells a repeated request
    /// </summary>
    public string RequestHash { get; } = Services.Ledger.RequestHash.Of(command);

    /// <summary>
    /// Whether its caller holds the gate, or held it
    /// </summary>
    public bool LetIn { get; set; }

    /// <summary>
    /// What came of it; null while nobody booked it
    /// </summary>
    public BookingAttempt Attempt { get; set; }
}

/// <summary>
/// What came of an attempt to book
/// </summary>
/// <param name="Member">The member, as read</param>
/// <param name="Written">The entries that were written</param>
/// <param name="Result">The answer</param>
public sealed record BookingAttempt(LoyaltyMember Member, IList<LedgerEntry> Written, Result<LedgerReceipt> Result);
