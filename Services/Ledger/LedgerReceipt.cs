using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// What came of a command
/// </summary>
/// <param name="Entry">The entry booked; null when there was nothing to book</param>
/// <param name="Account">The member's figures: after the booking, or as they are now for a repeated command</param>
/// <param name="Replayed">Whether the command had been booked before</param>
public sealed record LedgerReceipt(LedgerEntry Entry, PointsAccount Account, bool Replayed);
