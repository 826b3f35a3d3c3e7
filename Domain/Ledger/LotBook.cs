#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Ledger;

/// <summary>
/// The lots of one member while a command is being decided
/// </summary>
internal sealed class LotBook(IEnumerable<LotState> lots)
{
    private readonly Dictionary<int, LotState> _lots = lots.ToDictionary(lot => lot.Id);
    private int _lastNewId;

    /// <summary>
    /// Points in all lots
    /// </summary>
    public long Total => _lots.Values.Sum(lot => lot.Remaining);

    /// <summary>
    /// Lots that hold points, earliest expiry first, never-expiring last
    /// </summary>
    public IReadOnlyList<LotState> Open => _lots.Values
        .Where(lot => lot.Remaining > 0)
        .OrderBy(lot => lot.ExpiresOnUtc ?? DateTime.MaxValue)
        .ThenBy(lot => lot.Id < 0)
        .ThenBy(lot => Math.Abs((long)lot.Id))
        .ToList();

    /// <summary>
    /// Makes a lot
    /// </summary>
    public NewLot Add(long points, DateTime? expiresOnUtc)
    {
        var lot = new NewLot(--_lastNewId, points, expiresOnUtc);
        _lots[lot.Id] = new LotState(lot.Id, points, expiresOnUtc);

        return lot;
    }

    /// <summary>
    /// Takes points from lots that have not run out: those of the given entries first, then by earliest expiry
    /// </summary>
    public IReadOnlyList<Movement> Take(long points, DateTime nowUtc, IReadOnlyCollection<int>? firstFromEntryIds = null)
    {
        var movements = new List<Movement>();
        foreach (var lot in Open.OrderByDescending(lot => firstFromEntryIds?.Contains(lot.EntryId) == true))
        {
            if (points == 0)
                break;
            if (lot.IsDue(nowUtc))
                continue;

            var taken = Math.Min(points, lot.Remaining);
            Change(lot, -taken, movements);
            points -= taken;
        }

        if (points > 0)
            throw new InvalidOperationException("The lots hold fewer points than the balance");

        return movements;
    }

    /// <summary>
    /// Empties the lots that have run out, at the end of time every lot has, and those that end at exactly the other moment
    /// </summary>
    public IReadOnlyList<Movement> TakeDue(DateTime nowUtc, DateTime? endingOnUtc = null)
    {
        var movements = new List<Movement>();
        foreach (var lot in Open.Where(lot => lot.IsDue(nowUtc) || nowUtc == DateTime.MaxValue || (endingOnUtc is not null && lot.ExpiresOnUtc == endingOnUtc)))
            Change(lot, -lot.Remaining, movements);

        return movements;
    }

    /// <summary>
    /// Gives points back to lots a debit took from: what was taken last comes back first
    /// </summary>
    public IReadOnlyList<Movement> GiveBack(long points, IEnumerable<TakenLot> taken)
    {
        var movements = new List<Movement>();
        foreach (var source in taken.Reverse())
        {
            var given = Math.Min(points, source.Points);
            if (given == 0)
                continue;

            var lot = _lots.GetValueOrDefault(source.LotId) ?? new LotState(source.LotId, 0, source.ExpiresOnUtc);
            Change(lot, given, movements);
            points -= given;
        }

        return movements;
    }

    private void Change(LotState lot, long points, List<Movement> movements)
    {
        _lots[lot.Id] = lot with { Remaining = lot.Remaining + points };
        movements.Add(new Movement(lot.Id, points));
    }
}
