using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>
/// Keeps what the engine decides, in memory: state, entries, and what every debit took from which lot
/// </summary>
internal sealed class BookedLedger(LedgerPolicy policy)
{
    private readonly Dictionary<int, DateTime?> _expiries = [];
    private readonly Dictionary<int, List<TakenLot>> _taken = [];
    private int _lastLotId;

    public LedgerState State { get; private set; } = LedgerState.Empty;
    public List<EntryDraft> Entries { get; } = [];

    public Decision Apply(LedgerCommand command, DateTime now, int number = 0)
    {
        var taken = command is ReturnPoints giveBack ? _taken.GetValueOrDefault(giveBack.DebitEntryId) : null;
        var decision = LedgerEngine.Decide(State, command, now, policy, taken);
        if (decision.Error is not null)
            return decision;

        var ids = new Dictionary<int, int>();
        foreach (var entry in decision.Entries)
        {
            if (entry.NewLot is { } lot)
            {
                ids[lot.Id] = ++_lastLotId;
                _expiries[_lastLotId] = lot.ExpiresOnUtc;
            }
            if (entry.Type == LedgerEntryType.Redeem)
            {
                _taken[number] = entry.Movements.Select(move => new TakenLot(move.LotId, -move.Points, _expiries[move.LotId]))
                    .Append(new TakenLot(TakenLot.SHORTFALL, -entry.Points + entry.Movements.Sum(move => move.Points), null))
                    .Where(lot => lot.Points > 0)
                    .ToList();
            }
            if (entry.Type == LedgerEntryType.Release && command is ReturnPoints back)
                Forget(back.DebitEntryId, back.Points, entry.Movements.Where(move => move.Points > 0).ToList());
            Entries.Add(entry);
        }
        State = decision.After with { Lots = decision.After.Lots.Select(lot => lot with { Id = ids.GetValueOrDefault(lot.Id, lot.Id) }).ToList() };

        return decision;
    }

    private void Forget(int debit, long points, List<Movement> returned)
    {
        var byLot = returned.ToDictionary(move => move.LotId, move => move.Points);
        byLot[TakenLot.SHORTFALL] = points - returned.Sum(move => move.Points);
        _taken[debit] = _taken[debit]
            .Select(lot => lot with { Points = lot.Points - byLot.GetValueOrDefault(lot.LotId) })
            .Where(lot => lot.Points > 0)
            .ToList();
    }
}
