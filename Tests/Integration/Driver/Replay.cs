using System.Globalization;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Driver;

/// <summary>
/// Plays the ledger's rows again, in the order the database has them, with rules written down here once more and nothing of the
/// plugin's own, and holds the result against what is stored and against what the orders say.
/// </summary>
internal sealed class Replay(LoyaltyStore store)
{
    private readonly List<string> _mistakes = [];

    public async Task<IReadOnlyList<string>> FindMistakesAsync(IEnumerable<int> memberIds)
    {
        foreach (var memberId in memberIds)
        {
            await ReplayMemberAsync(memberId);
            await CompareOrdersAsync(memberId);
        }
        return _mistakes;
    }

    private async Task ReplayMemberAsync(int memberId)
    {
        var entries = await RowsAsync($"SELECT * FROM \"LoyaltyEntry\" WHERE \"MemberId\" = {memberId} ORDER BY \"Version\"");
        var lots = (await RowsAsync($"SELECT * FROM \"LoyaltyLot\" WHERE \"MemberId\" = {memberId}")).ToLookup(lot => Whole(lot, "EntryId"));
        var movements = (await RowsAsync($"SELECT * FROM \"LoyaltyLotMovement\" WHERE \"MemberId\" = {memberId}")).ToLookup(row => Whole(row, "EntryId"));
        var remaining = new Dictionary<long, long>();
        var (version, net, pending, lifetime, spend) = (0L, 0L, 0L, 0L, 0m);
        foreach (var entry in entries)
        {
            var id = Whole(entry, "Id");
            Expect(Whole(entry, "Version") == ++version, $"member {memberId}: version {Whole(entry, "Version")} follows {version - 1}");
            net += Whole(entry, "Points");
            pending += Whole(entry, "Pending");
            lifetime += Whole(entry, "LifetimePoints");
            spend += entry.GetProperty("Spend").GetDecimal();
            foreach (var lot in lots[id])
                remaining[Whole(lot, "Id")] = Whole(lot, "Points");
            foreach (var movement in movements[id])
            {
                var lot = Whole(movement, "LotId");
                remaining[lot] = remaining.GetValueOrDefault(lot) + Whole(movement, "Points");
                Expect(remaining[lot] >= 0, $"entry {id} takes more from lot {lot} than it had");
            }
            Expect(remaining.Values.Sum() == Whole(entry, "BalanceAfter"), $"entry {id} leaves {Whole(entry, "BalanceAfter")}, its lots hold {remaining.Values.Sum()}");
            Expect(pending >= 0, $"entry {id} leaves {pending} pending");
        }

        foreach (var lot in lots.SelectMany(lot => lot))
        {
            Expect(remaining.GetValueOrDefault(Whole(lot, "Id")) == Whole(lot, "Remaining"), $"lot {Whole(lot, "Id")} has {Whole(lot, "Remaining")}, replayed {remaining.GetValueOrDefault(Whole(lot, "Id"))}");
            Expect(Whole(lot, "Remaining") <= Whole(lot, "Points"), $"lot {Whole(lot, "Id")} has more than it began with");
        }
        var account = (await RowsAsync($"SELECT * FROM \"LoyaltyAccount\" WHERE \"MemberId\" = {memberId}")).Single();
        var stored = (Whole(account, "Balance"), Whole(account, "Balance") - Whole(account, "Shortfall"), Whole(account, "Pending"), Whole(account, "LifetimePoints"), Whole(account, "Version"), account.GetProperty("LifetimeSpend").GetDecimal());
        Expect(stored == (remaining.Values.Sum(), net, pending, lifetime, version, spend), $"member {memberId} is {stored}, replayed {(remaining.Values.Sum(), net, pending, lifetime, version, spend)}");
    }

    /// <summary>What each order holds in points, by what it is now.</summary>
    private async Task CompareOrdersAsync(int memberId)
    {
        var booked = (await RowsAsync($"SELECT \"ReferenceType\", \"ReferenceId\", SUM(\"Points\" + \"Pending\") AS \"Sum\" FROM \"LoyaltyEntry\" WHERE \"MemberId\" = {memberId} GROUP BY 1, 2"))
            .Where(row => row.GetProperty("ReferenceId").ValueKind == JsonValueKind.String)
            .ToDictionary(row => (row.GetProperty("ReferenceType").GetString(), row.GetProperty("ReferenceId").GetString()), row => Whole(row, "Sum"));
        var redemptions = await RowsAsync($"SELECT * FROM \"LoyaltyRedemption\" WHERE \"MemberId\" = {memberId}");
        foreach (var redemption in redemptions.Where(row => row.GetProperty("OrderId").ValueKind == JsonValueKind.Null || Whole(row, "StatusId") != Redemptions.Confirmed))
        {
            Expect(Whole(redemption, "StatusId") is Redemptions.Released or Redemptions.Expired, $"redemption {Whole(redemption, "Id")} rests in state {Whole(redemption, "StatusId")}");
            Expect(Held(redemption) == 0, $"redemption {Whole(redemption, "Id")} ended without an order and still holds {Held(redemption)}");
        }

        var orders = await RowsAsync($"""
            SELECT o.*, a."EarnMultiplier" FROM "Order" o LEFT JOIN "LoyaltyOrderAward" a ON a."OrderId" = o."Id"
            WHERE o."CustomerId" = (SELECT "CustomerId" FROM "LoyaltyMember" WHERE "Id" = {memberId})
            """);
        foreach (var order in orders)
        {
            var (total, refunded) = (order.GetProperty("OrderTotal").GetDecimal(), order.GetProperty("RefundedAmount").GetDecimal());
            // cancelled, voided, deleted, or given back as a whole
            var undone = Whole(order, "OrderStatusId") == 40 || Whole(order, "PaymentStatusId") is 50 or 40 || order.GetProperty("Deleted").GetBoolean() || (total > 0 && refunded >= total);
            var kept = undone || total == 0 ? 0 : (total - refunded) / total;
            var id = Whole(order, "Id");
            var earned = booked.GetValueOrDefault(("order", id.ToString(CultureInfo.InvariantCulture)));
            var full = order.GetProperty("EarnMultiplier").ValueKind == JsonValueKind.Null ? 0
                : Math.Floor(Math.Max(0, total - order.GetProperty("OrderShippingInclTax").GetDecimal()) * order.GetProperty("EarnMultiplier").GetDecimal());
            Expect(Math.Abs(earned - (full * kept)) < 1, $"order {id} ({total}, {refunded} refunded, undone: {undone}) has earned {earned} of {full}");
            foreach (var redemption in redemptions.Where(row => row.GetProperty("OrderId").ValueKind != JsonValueKind.Null && Whole(row, "OrderId") == id))
            {
                var used = Whole(redemption, "UsedPoints") * Math.Min(1, order.GetProperty("OrderDiscount").GetDecimal() / Math.Max(0.01m, redemption.GetProperty("UsedAmount").GetDecimal()));
                var share = undone ? 0 : total == 0 ? 1 : kept;
                // no line of an order is edited: what paid one holds all of its points until the order is undone
                if (redemption.GetProperty("OrderItemId").ValueKind != JsonValueKind.Null)
                    (used, share) = (Whole(redemption, "UsedPoints"), undone ? 0 : 1);
                Expect(Math.Abs(Held(redemption) - (used * share)) < 2, $"order {id} ({total}, {refunded} refunded, undone: {undone}) holds {Held(redemption)} of {used:0.##} points in redemption {Whole(redemption, "Id")}");
            }
        }

        long Held(JsonElement redemption) => -booked.GetValueOrDefault(("redemption", redemption.GetProperty("RedemptionGuid").GetGuid().ToString("N")));
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds)
            _mistakes.Add(otherwise);
    }

    private Task<IReadOnlyList<JsonElement>> RowsAsync(string sql) => store.RowsAsync(sql);

    private static long Whole(JsonElement row, string column) => row.GetProperty(column).GetInt64();
}
