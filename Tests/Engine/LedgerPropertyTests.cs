using FsCheck;
using FsCheck.Fluent;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

[TestFixture]
public class LedgerPropertyTests
{
    private const int SEQUENCES = 400;
    private const int COMMANDS = 60;
    private static readonly DateTime _start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>
    /// One random step: what to do, how much, and how many hours pass before it
    /// </summary>
    public sealed record Step(int Kind, int Amount, int Other, int Hours);

    private static readonly Gen<Step> _step =
        from kind in Gen.Choose(0, 15)
        from amount in Gen.Choose(-3, 60)
        from other in Gen.Choose(0, 30)
        from hours in Gen.Choose(0, 36)
        select new Step(kind, amount, other, hours);

    private static readonly Gen<(LedgerPolicy Policy, Step[] Steps)> _run =
        from repay in Gen.Elements(true, false)
        from inactivity in Gen.Elements(0, 0, 2)
        from steps in _step.ArrayOf(COMMANDS)
        select (new LedgerPolicy(repay, inactivity), steps);

    [Test]
    public void Every_sequence_of_commands_agrees_with_the_plain_model_and_keeps_the_invariants()
    {
        var commands = 0;
        var accepted = 0;
        var property = Prop.ForAll(_run.ToArbitrary(), run =>
        {
            var booked = new BookedLedger(run.Policy);
            var plain = new PlainLedger(run.Policy);
            var now = _start;
            var lifetime = 0L;
            for (var number = 0; number < run.Steps.Length; number++)
            {
                var step = run.Steps[number];
                now = now.AddHours(step.Hours);
                var command = ToCommand(step, number, now);
                var expected = plain.Apply(command, now, number);
                var before = booked.State;
                var decision = booked.Apply(command, now, number);
                commands++;
                accepted += expected ? 1 : 0;

                Assert.That(decision.Error is null, Is.EqualTo(expected), $"{command}: {decision.Error}");
                if (decision.Error is not null)
                    Assert.That(booked.State, Is.SameAs(before));
                CheckInvariants(booked, plain, lifetime);
                lifetime = booked.State.LifetimePoints;
            }
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(SEQUENCES), property);

        Assert.That(commands, Is.GreaterThanOrEqualTo(10_000));
        Assert.That(accepted, Is.GreaterThan(commands / 3), "too few commands were accepted for the test to say much");
    }

    private static void CheckInvariants(BookedLedger booked, PlainLedger plain, long lifetimeBefore)
    {
        var state = booked.State;
        Assert.Multiple(() =>
        {
            Assert.That(state.Balance, Is.GreaterThanOrEqualTo(0));
            Assert.That(state.Balance, Is.EqualTo(plain.Balance));
            Assert.That(state.Shortfall, Is.EqualTo(plain.Shortfall));
            Assert.That(state.Pending, Is.EqualTo(plain.Pending).And.GreaterThanOrEqualTo(0));
            Assert.That(booked.Entries.Sum(entry => entry.Pending), Is.EqualTo(state.Pending));
            Assert.That(state.LifetimePoints, Is.EqualTo(plain.LifetimePoints).And.GreaterThanOrEqualTo(lifetimeBefore));
            Assert.That(state.LifetimeSpend, Is.EqualTo(plain.LifetimeSpend));
            Assert.That(state.Version, Is.EqualTo(booked.Entries.Count));
            Assert.That(booked.Entries.Sum(entry => entry.Points), Is.EqualTo(state.Balance - state.Shortfall));
            Assert.That(booked.Entries.All(entry => entry.BalanceAfter >= 0));
            Assert.That(booked.Entries.LastOrDefault()?.BalanceAfter ?? 0, Is.EqualTo(state.Balance));
            Assert.That(state.Lots.All(lot => lot.Remaining > 0));
            Assert.That(state.Lots.GroupBy(lot => lot.ExpiresOnUtc ?? DateTime.MaxValue)
                .ToDictionary(group => group.Key, group => group.Sum(lot => lot.Remaining)), Is.EquivalentTo(plain.ByExpiry));
        });
    }

    private static LedgerCommand ToCommand(Step step, int number, DateTime now)
    {
        DateTime? expiry = step.Other < 10 ? null : now.AddDays(step.Other - 12);

        return step.Kind switch
        {
            0 or 1 or 2 => new EarnPoints(step.Amount, expiry, step.Other) { MemberId = 1, IdempotencyKey = $"{number}", Actor = "test" },
            3 or 4 => new RedeemPoints(step.Amount) { MemberId = 1, IdempotencyKey = $"{number}", Actor = "test" },
            5 => new AdjustPoints(step.Amount - 30, expiry) { MemberId = 1, IdempotencyKey = $"{number}", Actor = "test" },
            6 => new ReversePoints(step.Amount, -step.Other) { MemberId = 1, IdempotencyKey = $"{number}", Actor = "test" },
            7 or 8 or 14 => new ReturnPoints(Math.Max(0, number - 1 - step.Other % 8), Math.Max(1, step.Amount / 4), expiry) { MemberId = 1, IdempotencyKey = $"{number}", Actor = "test" },
            9 or 10 => new HoldPoints(step.Amount) { MemberId = 1, IdempotencyKey = $"{number}", Actor = "test" },
            11 => new MaturePoints(step.Amount / 2, step.Amount / 3, expiry, step.Other) { MemberId = 1, IdempotencyKey = $"{number}", Actor = "test" },
            12 => new CancelHold(step.Amount / 3) { MemberId = 1, IdempotencyKey = $"{number}", Actor = "test" },
            13 => new RedeemPoints(step.Amount, AllowShortfall: true) { MemberId = 1, IdempotencyKey = $"{number}", Actor = "test" },
            _ => new ExpirePoints { MemberId = 1, IdempotencyKey = $"{number}", Actor = "test" }
        };
    }
}
