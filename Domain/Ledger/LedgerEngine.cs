#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Ledger;

/// <summary>
/// Decides what a command does to a member's points. Pure: the same state, command and moment give the same decision
/// </summary>
public static class LedgerEngine
{
    /// <summary>
    /// Decides a command
    /// </summary>
    /// <param name="state">The member's figures and open lots</param>
    /// <param name="command">What is wished</param>
    /// <param name="nowUtc">The moment of the decision; lots due by then cannot be spent and are expired on the way</param>
    /// <param name="policy">What the program says about booking</param>
    /// <param name="taken">For a return: what the debit took from its lots and has not had back, in the order it was taken</param>
    public static Decision Decide(LedgerState state, LedgerCommand command, DateTime nowUtc, LedgerPolicy policy,
        IReadOnlyList<TakenLot>? taken = null)
    {
        var error = Validate(command, taken);
        if (error is not null)
            return new Decision([], state, error);

        var run = new Run(state, nowUtc, policy);
        run.ExpireDue(command is ExpirePoints, (command as ExpirePoints)?.AlsoEndingOnUtc);

        error = command switch
        {
            EarnPoints earn => run.Earn(earn),
            HoldPoints hold => run.Hold(hold.Points),
            MaturePoints mature => run.Mature(mature),
            CancelHold cancel => run.CancelHold(cancel.Points),
            RedeemPoints { AllowShortfall: true } redeem => run.TakeOwed(LedgerEntryType.Redeem, redeem.Points, 0),
            RedeemPoints redeem => run.Spend(LedgerEntryType.Redeem, redeem.Points),
            AdjustPoints { Points: < 0 } adjust => run.Spend(LedgerEntryType.Adjust, -adjust.Points),
            AdjustPoints adjust => run.Credit(LedgerEntryType.Adjust, adjust.Points, adjust.ExpiresOnUtc, 0, 0),
            TransferPoints transfer => run.Transfer(transfer),
            ReversePoints reverse => run.TakeOwed(LedgerEntryType.Reverse, reverse.Points, reverse.Spend, reverse.EarnedByEntryIds),
            ReturnPoints giveBack => run.Return(giveBack, taken!),
            ExpirePoints => null,
            _ => throw new ArgumentOutOfRangeException(nameof(command))
        };
        if (error is not null)
            return new Decision([], state, error);

        run.ExpireDue(false);

        return run.Finish();
    }

    private static LoyaltyError? Validate(LedgerCommand command, IReadOnlyList<TakenLot>? taken)
    {
        switch (command)
        {
            case EarnPoints earn when earn.Points < 0 || earn.LifetimePoints < 0 || earn is { Points: 0, Spend: 0 }:
            case ReversePoints reverse when reverse.Points < 0 || reverse is { Points: 0, Spend: 0 }:
            case RedeemPoints { Points: <= 0 }:
            case HoldPoints { Points: <= 0 }:
            case CancelHold { Points: <= 0 }:
            case MaturePoints mature when mature.Held <= 0 || mature.Points < 0 || mature.LifetimePoints < 0:
            case ReturnPoints { Points: <= 0 }:
                return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "Points must be a positive whole number.", "amount");
            case TransferPoints { Points: 0, Spend: 0, LifetimePoints: 0 } or TransferPoints { LifetimePoints: < 0 }:
            case AdjustPoints { Points: 0 }:
                return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "Points must not be zero.", "amount");
            case ReturnPoints when taken is null:
                return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "The entry to give back did not spend points of this member.");
            case ReturnPoints giveBack when giveBack.Points > taken.Sum(lot => lot.Points):
                return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "More points than the entry spent cannot be given back.", "amount");
        }

        return Amount(command) > LoyaltyDefaults.MaxPoints
            ? new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"Points must not exceed {LoyaltyDefaults.MaxPoints}.", "amount")
            : null;
    }

    private static decimal Amount(LedgerCommand command)
    {
        return command switch
        {
            EarnPoints earn => earn.Points,
            RedeemPoints redeem => redeem.Points,
            HoldPoints hold => hold.Points,
            CancelHold cancel => cancel.Points,
            MaturePoints mature => Math.Max(mature.Held, mature.Points),
            AdjustPoints adjust => Math.Abs((decimal)adjust.Points),
            TransferPoints transfer => Math.Abs((decimal)transfer.Points),
            ReversePoints reverse => reverse.Points,
            ReturnPoints giveBack => giveBack.Points,
            _ => 0
        };
    }

    /// <summary>
    /// One decision under way
    /// </summary>
    private sealed class Run(LedgerState state, DateTime nowUtc, LedgerPolicy policy)
    {
        private readonly LotBook _lots = new LotBook(state.Lots);
        private readonly List<EntryDraft> _entries = [];
        private LedgerState _state = state;

        public LoyaltyError? Earn(EarnPoints earn)
        {
            return Credit(LedgerEntryType.Earn, earn.Points, earn.ExpiresOnUtc, earn.LifetimePoints ?? earn.Points, earn.Spend);
        }

        public LoyaltyError? Credit(LedgerEntryType type, long points, DateTime? expiresOnUtc, long lifetimePoints, decimal spend, long pending = 0)
        {
            var lot = points > 0 ? _lots.Add(points, expiresOnUtc) : null;
            var live = expiresOnUtc <= nowUtc ? 0 : points;
            Book(type, points, Repay(live), lot, lifetimePoints, spend, pending);

            return null;
        }

        public LoyaltyError? Hold(long points)
        {
            Book(LedgerEntryType.Hold, 0, [], pending: points);

            return null;
        }

        public LoyaltyError? Mature(MaturePoints mature)
        {
            return NotPending(mature.Held)
                ?? Credit(LedgerEntryType.Mature, mature.Points, mature.ExpiresOnUtc, mature.LifetimePoints ?? mature.Points, mature.Spend, -mature.Held);
        }

        public LoyaltyError? CancelHold(long points)
        {
            if (NotPending(points) is { } error)
                return error;

            Book(LedgerEntryType.Reverse, 0, [], pending: -points);

            return null;
        }

        public LoyaltyError? Transfer(TransferPoints transfer)
        {
            return transfer.Points < 0
                ? Spend(LedgerEntryType.Adjust, -transfer.Points, transfer.Spend, transfer.LifetimePoints)
                : Credit(LedgerEntryType.Adjust, transfer.Points, transfer.ExpiresOnUtc, transfer.LifetimePoints, transfer.Spend);
        }

        public LoyaltyError? Spend(LedgerEntryType type, long points, decimal spend = 0, long lifetimePoints = 0)
        {
            if (points > _state.Balance)
            {
                return new LoyaltyError(LoyaltyErrorCodes.INSUFFICIENT_POINTS,
                    $"{points} points are needed, the balance is {_state.Balance}.", "amount");
            }

            Book(type, -points, _lots.Take(points, nowUtc), lifetimePoints: lifetimePoints, spend: spend);

            return null;
        }

        /// <summary>
        /// Takes what is there and records the rest as a shortfall
        /// </summary>
        public LoyaltyError? TakeOwed(LedgerEntryType type, long points, decimal spend, IReadOnlyCollection<int>? firstFromEntryIds = null)
        {
            var there = Math.Min(points, _state.Balance);
            var movements = _lots.Take(there, nowUtc, firstFromEntryIds);
            _state = _state with { Shortfall = checked(_state.Shortfall + points - there) };
            Book(type, -points, movements, spend: spend);

            return null;
        }

        public LoyaltyError? Return(ReturnPoints giveBack, IReadOnlyList<TakenLot> taken)
        {
            // what the debit could not take is given back first: it forgives the shortfall, or, where that was repaid since, makes a lot
            var owed = Math.Min(giveBack.Points, taken.Where(lot => lot.LotId == TakenLot.SHORTFALL).Sum(lot => lot.Points));
            var forgiven = Math.Min(owed, _state.Shortfall);
            _state = _state with { Shortfall = _state.Shortfall - forgiven };
            var lot = owed > forgiven ? _lots.Add(owed - forgiven, giveBack.ExpiresOnUtc) : null;

            var given = _lots.GiveBack(giveBack.Points - owed, taken.Where(source => source.LotId != TakenLot.SHORTFALL));
            var due = taken.Where(source => source.ExpiresOnUtc <= nowUtc).Select(source => source.LotId).ToHashSet();
            var live = given.Where(movement => !due.Contains(movement.LotId)).Sum(movement => movement.Points);
            if (lot is not null && !(lot.ExpiresOnUtc <= nowUtc))
                live += lot.Points;
            Book(LedgerEntryType.Release, giveBack.Points, [.. given, .. Repay(live)], lot);

            return null;
        }

        public void ExpireDue(bool requested, DateTime? alsoEndingOnUtc = null)
        {
            var inactive = policy.InactivityDays > 0 && _state.LastActivityOnUtc.AddDays(policy.InactivityDays) <= nowUtc;
            var movements = _lots.TakeDue(inactive ? DateTime.MaxValue : nowUtc, alsoEndingOnUtc);
            if (movements.Count > 0)
                Book(LedgerEntryType.Expire, movements.Sum(movement => movement.Points), movements, requested: requested);
        }

        public Decision Finish()
        {
            return new Decision(_entries, _state with { Lots = _lots.Open }, null);
        }

        private IReadOnlyList<Movement> Repay(long credited)
        {
            var repaid = policy.RepayShortfall ? Math.Min(_state.Shortfall, credited) : 0;
            _state = _state with { Shortfall = _state.Shortfall - repaid };

            return _lots.Take(repaid, nowUtc);
        }

        private LoyaltyError? NotPending(long points)
        {
            return points <= _state.Pending
                ? null
                : new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, $"{points} points are not pending, only {_state.Pending} are.", "amount");
        }

        private void Book(LedgerEntryType type, long points, IReadOnlyList<Movement> movements, NewLot? newLot = null,
            long lifetimePoints = 0, decimal spend = 0, long pending = 0, bool? requested = null)
        {
            var active = type is LedgerEntryType.Earn or LedgerEntryType.Hold or LedgerEntryType.Mature or LedgerEntryType.Redeem
                || (type == LedgerEntryType.Adjust && points > 0);
            _state = _state with
            {
                Balance = _lots.Total,
                Pending = checked(_state.Pending + pending),
                LastActivityOnUtc = active ? nowUtc : _state.LastActivityOnUtc,
                LifetimePoints = checked(_state.LifetimePoints + lifetimePoints),
                LifetimeSpend = _state.LifetimeSpend + spend,
                Version = _state.Version + 1
            };
            _entries.Add(new EntryDraft(type, points, _state.Balance, lifetimePoints, spend, newLot, movements,
                requested ?? type != LedgerEntryType.Expire, pending));
        }
    }
}
