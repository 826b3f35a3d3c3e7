using System.Transactions;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// Books the commands that wait for one member in one transaction, each with its own entry and its own answer. Nobody has an answer before all are stored; whatever
/// is out of the ordinary is left to the command's own caller, who books it alone
/// </summary>
public class LedgerBatch(LedgerBooking booking, MemberGate gate, TimeProvider time)
{
    private const int MOST = 50;

    /// <summary>
    /// Whether somebody else may book a command: it writes nothing of the caller's own, and needs no more than the member's figures and lots
    /// </summary>
    public static bool CanWait(LedgerCommand command, Func<LedgerEntry, Task<LoyaltyError>> alongside)
    {
        return alongside is null && command is not ReturnPoints and not ExpirePoints && Transaction.Current is null;
    }

    /// <summary>
    /// Books a command whose caller holds the gate together with those that wait; alone it is left to its caller
    /// </summary>
    public async Task BookAsync(WaitingCommand first)
    {
        var others = gate.TakeWaiting(first.Command.MemberId, MOST);
        if (others.Count == 0)
            return;

        try
        {
            foreach (var (waiting, attempt) in await BookAsync(first.Command.MemberId, [first, .. others]))
                waiting.Attempt = attempt;
        }
        catch (Exception)
        {
            // nothing is stored, or each finds its entry by its key: what is at fault shows when they are booked one by one
        }
    }

    private async Task<IReadOnlyList<(WaitingCommand Waiting, BookingAttempt Attempt)>> BookAsync(int memberId, IReadOnlyList<WaitingCommand> commands)
    {
        if (await booking.ReadAsync(memberId, commands.Select(waiting => waiting.Command.IdempotencyKey).ToList()) is not ({ } reading, { } used)
            || reading.Member.Status != MemberStatus.Active)
            return [];

        var account = reading.Account ?? new PointsAccount { MemberId = memberId };
        var lots = await booking.GetOpenLotsAsync(memberId);
        if (lots.Sum(lot => lot.Remaining) != account.Balance)
            return [];

        var keys = used.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var nowUtc = Moment.Kept(time.GetUtcNow().UtcDateTime);
        var attempts = new List<(WaitingCommand, BookingAttempt)>();
        using var scope = LedgerScope.Open();
        foreach (var waiting in commands)
        {
            // a key that was used, or comes twice, is answered with the entry of before
            if (keys.Contains(LedgerKey.Of(waiting.Command.IdempotencyKey)) | !keys.Add(waiting.Command.IdempotencyKey))
                continue;

            var decision = LedgerEngine.Decide(LedgerBooking.ToState(account, lots.Where(lot => lot.Remaining > 0)), waiting.Command, nowUtc, reading.Policy);
            if (decision.Error is not null)
            {
                attempts.Add((waiting, new BookingAttempt(reading.Member.Copy(), [], decision.Error)));
                continue;
            }
            if (decision.Entries.Count == 0)
                continue;

            var written = await booking.AppendAsync(reading.Member, waiting.Command, waiting.RequestHash, decision, account, lots, nowUtc, withAccount: false);
            attempts.Add((waiting, new BookingAttempt(reading.Member.Copy(), written, new LedgerReceipt(LedgerBooking.Requested(decision, written), account.Copy(), false))));
        }
        if (attempts.Any(attempt => attempt.Item2.Written.Count > 0))
            await booking.WriteAccountAsync(account);
        scope.Complete();

        return attempts;
    }
}
