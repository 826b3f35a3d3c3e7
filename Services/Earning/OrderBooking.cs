using System.Globalization;
using System.Text.Json;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// What an order earns by one cause: by its amount, or by one rule
/// </summary>
/// <param name="Key">Beginning of the ledger's keys</param>
/// <param name="Inputs">What the points are computed from, as JSON</param>
internal sealed record OrderEarning(string Key, string Inputs)
{
    /// <summary>
    /// The rule; null for the order's amount
    /// </summary>
    public int? RuleId { get; init; }

    /// <summary>
    /// Version of the rule
    /// </summary>
    public int? RuleVersion { get; init; }

    /// <summary>
    /// Name of the rule
    /// </summary>
    public string RuleName { get; init; }

    /// <summary>
    /// What an order earns by its amount
    /// </summary>
    public static OrderEarning ByAmount(Order order, OrderAward award, EarnTarget target)
    {
        return new OrderEarning($"order:{order.Id}", JsonSerializer.Serialize(new
        {
            spend = target.Spend, pending = target.Pending, rate = award.EarnStep > 0 ? 0 : award.PointsPerCurrencyUnit, step = award.EarnStep, pointsPerStep = award.PointsPerStep, multiplier = award.EarnMultiplier, refunded = order.RefundedAmount
        }));
    }
}

/// <summary>
/// Finds the command that brings the ledger to what an order should have earned
/// </summary>
internal static class OrderBooking
{
    /// <summary>
    /// Reference of an order's entries
    /// </summary>
    public static string Reference(int orderId)
    {
        return orderId.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Whether an entry of an order belongs to what it earns
    /// </summary>
    public static bool IsEarning(LedgerEntry entry)
    {
        return entry.Type is LedgerEntryType.Earn or LedgerEntryType.Hold or LedgerEntryType.Mature or LedgerEntryType.Reverse;
    }

    /// <summary>
    /// What is missing between a target and what is booked
    /// </summary>
    public static EarnTarget Missing(EarnTarget target, IList<LedgerEntry> booked)
    {
        return new EarnTarget(target.Points - booked.Sum(entry => entry.Points), target.Spend - booked.Sum(entry => entry.Spend),
            target.Pending - booked.Sum(entry => entry.Pending));
    }

    /// <summary>
    /// Whether booking what is missing takes something away, which an inactive member's ledger allows, too
    /// </summary>
    public static bool TakesBack(EarnTarget missing)
    {
        var (points, spend, pending) = missing;

        return (pending < 0 && points <= 0) || points < 0 || (points == 0 && spend < 0);
    }

    /// <summary>
    /// The command that books what is missing; null when nothing is. Its key counts the steps,
    /// so that two who see the same state book it once, and two who see different states collide and look again
    /// </summary>
    public static LedgerCommand Difference(Order order, OrderAward award, OrderEarning earning, EarnTarget target, IList<LedgerEntry> booked)
    {
        var (points, spend, pending) = Missing(target, booked);
        if (points == 0 && spend == 0 && pending == 0)
            return null;

        var key = $"{earning.Key}:{booked.Count + 1}";
        var number = $"Order {order.CustomOrderNumber ?? Reference(order.Id)}";

        return Command() with
        {
            Description = earning.RuleName is null ? number : Shortened($"{earning.RuleName} ({number})"),
            ReferenceType = LoyaltyDefaults.OrderReference,
            ReferenceId = Reference(order.Id),
            Inputs = earning.Inputs,
            RuleId = earning.RuleId,
            RuleVersion = earning.RuleVersion,
            EventOnUtc = booked.Count == 0 ? order.CreatedOnUtc : null
        };

        LedgerCommand Command()
        {
            if (pending < 0 && points <= 0)
                return new CancelHold(-pending) { MemberId = award.MemberId, IdempotencyKey = key, Actor = LoyaltyDefaults.SystemActor };
            if (points < 0 || (points == 0 && spend < 0))
            {
                return new ReversePoints(-points, spend)
                {
                    MemberId = award.MemberId, IdempotencyKey = key, Actor = LoyaltyDefaults.SystemActor,
                    EarnedByEntryIds = booked.Select(entry => entry.Id).ToList()
                };
            }
            if (pending > 0)
                return new HoldPoints(pending) { MemberId = award.MemberId, IdempotencyKey = key, Actor = LoyaltyDefaults.SystemActor };

            // points given again after a correction were counted for the lifetime before
            var expires = PointsExpiry.For((ExpiryMode)award.ExpiryModeId, award.ExpireAfterDays, award.CreatedOnUtc);
            var lifetime = Math.Max(0, target.Points - Peak(booked));

            return pending < 0
                ? new MaturePoints(-pending, points, expires, spend, lifetime) { MemberId = award.MemberId, IdempotencyKey = key, Actor = LoyaltyDefaults.SystemActor }
                : new EarnPoints(points, expires, spend, lifetime) { MemberId = award.MemberId, IdempotencyKey = key, Actor = LoyaltyDefaults.SystemActor };
        }
    }

    /// <summary>
    /// The most points that entries ever came to: those were counted for the lifetime before
    /// </summary>
    public static long Peak(IEnumerable<LedgerEntry> booked)
    {
        var (peak, sum) = (0L, 0L);
        foreach (var entry in booked)
            peak = Math.Max(peak, sum += entry.Points);

        return peak;
    }

    private static string Shortened(string text)
    {
        const int MaxLength = 400;

        return text.Length <= MaxLength ? text : text[..MaxLength];
    }
}
