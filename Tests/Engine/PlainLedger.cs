using Nop.Plugin.Misc.Loyalty.Domain.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>
/// The oracle: every single point is an object in a list. Slow, obvious, and written without looking at the engine
/// </summary>
internal sealed class PlainLedger(LedgerPolicy policy)
{
    private readonly Dictionary<int, List<DateTime>> _spent = [];
    private readonly Dictionary<int, int> _owed = [];
    private DateTime _lastActivity;
    private List<DateTime> _points = [];

    public long Shortfall { get; private set; }
    public long Pending { get; private set; }
    public long LifetimePoints { get; private set; }
    public decimal LifetimeSpend { get; private set; }
    public long Balance => _points.Count;

    /// <summary>
    /// Points per expiry; points that never expire count under the end of time
    /// </summary>
    public IReadOnlyDictionary<DateTime, long> ByExpiry => _points.GroupBy(point => point).ToDictionary(group => group.Key, group => group.LongCount());

    public long Returnable(int debit)
    {
        return _spent.TryGetValue(debit, out var points) ? points.Count + _owed.GetValueOrDefault(debit) : 0;
    }

    /// <returns>Whether the command was accepted</returns>
    public bool Apply(LedgerCommand command, DateTime now, int number)
    {
        var before = _points;
        var inactive = policy.InactivityDays > 0 && _lastActivity.AddDays(policy.InactivityDays) <= now;
        _points = inactive ? [] : _points.Where(point => point > now).ToList();
        var accepted = Change(command, now, number);
        if (accepted && command is EarnPoints or HoldPoints or MaturePoints or RedeemPoints or AdjustPoints { Points: > 0 })
            _lastActivity = now;
        if (accepted)
            _points = policy.InactivityDays > 0 && _lastActivity.AddDays(policy.InactivityDays) <= now ? [] : _points.Where(point => point > now).ToList();
        else
            _points = before;

        return accepted;
    }

    private bool Change(LedgerCommand command, DateTime now, int number)
    {
        switch (command)
        {
            case EarnPoints { Points: >= 0 } earn when earn.Points > 0 || earn.Spend != 0:
                LifetimePoints += earn.LifetimePoints ?? earn.Points;
                LifetimeSpend += earn.Spend;
                Give(Enumerable.Repeat(earn.ExpiresOnUtc ?? DateTime.MaxValue, (int)earn.Points), now);
                return true;
            case RedeemPoints { Points: > 0, AllowShortfall: true } owed:
                _spent[number] = Take((int)Math.Min(owed.Points, Balance));
                _owed[number] = (int)owed.Points - _spent[number].Count;
                Shortfall += _owed[number];
                return true;
            case HoldPoints { Points: > 0 } hold:
                Pending += hold.Points;
                return true;
            case CancelHold { Points: > 0 } cancel when cancel.Points <= Pending:
                Pending -= cancel.Points;
                return true;
            case MaturePoints { Held: > 0, Points: >= 0 } mature when mature.Held <= Pending:
                Pending -= mature.Held;
                LifetimePoints += mature.Points;
                LifetimeSpend += mature.Spend;
                Give(Enumerable.Repeat(mature.ExpiresOnUtc ?? DateTime.MaxValue, (int)mature.Points), now);
                return true;
            case RedeemPoints { Points: > 0 } redeem when redeem.Points <= Balance:
                _spent[number] = Take((int)redeem.Points);
                return true;
            case AdjustPoints { Points: > 0 } adjust:
                Give(Enumerable.Repeat(adjust.ExpiresOnUtc ?? DateTime.MaxValue, (int)adjust.Points), now);
                return true;
            case AdjustPoints { Points: < 0 } adjust when -adjust.Points <= Balance:
                Take((int)-adjust.Points);
                return true;
            case ReversePoints { Points: >= 0 } reverse when reverse.Points > 0 || reverse.Spend != 0:
                LifetimeSpend += reverse.Spend;
                Shortfall += reverse.Points - Take((int)Math.Min(reverse.Points, Balance)).Count;
                return true;
            case ReturnPoints { Points: > 0 } giveBack when giveBack.Points <= Returnable(giveBack.DebitEntryId):
                var spent = _spent[giveBack.DebitEntryId];
                var fromDebt = Math.Min((int)giveBack.Points, _owed.GetValueOrDefault(giveBack.DebitEntryId));
                if (fromDebt > 0)
                    _owed[giveBack.DebitEntryId] -= fromDebt;
                var forgiven = (int)Math.Min(fromDebt, Shortfall);
                Shortfall -= forgiven;
                var back = spent.TakeLast((int)giveBack.Points - fromDebt).ToList();
                spent.RemoveRange(spent.Count - back.Count, back.Count);
                Give(back.Concat(Enumerable.Repeat(giveBack.ExpiresOnUtc ?? DateTime.MaxValue, fromDebt - forgiven)), now);
                return true;
            case ExpirePoints:
                return true;
            default:
                return false;
        }
    }

    private void Give(IEnumerable<DateTime> given, DateTime now)
    {
        var points = given.ToList();
        _points.AddRange(points);
        if (!policy.RepayShortfall)
            return;

        var repaid = (int)Math.Min(Shortfall, points.Count(point => point > now));
        var soonest = _points.Where(point => point > now).Order().Take(repaid).ToList();
        soonest.ForEach(point => _points.Remove(point));
        Shortfall -= repaid;
    }

    private List<DateTime> Take(int count)
    {
        var taken = _points.Order().Take(count).ToList();
        taken.ForEach(point => _points.Remove(point));

        return taken;
    }
}
