using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redemption;

/// <summary>Rules of spending and expiry that only show over time, beside other coupons, or when an admin interferes.</summary>
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed partial class RedemptionRuleTests(TestDatabase database) : FaultFixture(database)
{
    private const string Discounts = "\"Discount\" d JOIN \"LoyaltySpendDiscount\" s ON s.\"DiscountId\" = d.\"Id\"";

    [Test]
    public async Task What_another_coupon_leaves_no_room_for_goes_back_to_the_lot_it_came_from()
    {
        using var member = await NewMemberAsync(400);
        await GiveAsync(member, 6_200, expireInDays: 5);
        var end = await member.FirstExpiryAsync();
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.SpendAsync(6_400);
        Assert.That(await member.ExpiringAsync(end), Is.Zero);

        await new AdminDiscounts(Admin).CreateAsync("PLUS7", AdminDiscounts.OrderTotal, ("DiscountAmount", "7"), ("IsCumulative", "true"));
        await member.Session.ApplyCouponAsync("PLUS7");
        var order = await member.Session.PlaceOrderAsync();

        var (used, total) = (await member.UsedPointsAsync(), await Store.OrderTotalAsync(order));
        Assert.That((used, total), Is.EqualTo((5_700L, 5.97m)), "69.97 less 7.00 by the coupon and 57.00 by points");
        Assert.That(await member.ExpiringAsync(end), Is.EqualTo(500), "what ends first was spent first, and the rest of it still ends then");
        Assert.That(await member.ExpiringAsync(null), Is.GreaterThanOrEqualTo(400), "the other lot is whole again");
    }

    [Test]
    public async Task A_discount_that_the_order_cut_burns_only_the_points_that_were_worth_it()
    {
        using var member = await NewMemberAsync(3_000);
        var order = await member.BuyAsync(points: 3_000);
        Assert.That(await member.PointsAsync(), Is.EqualTo(34));

        // an administrator takes half of the discount off the order
        await Orders.EditTotalsAsync(order, ("OrderTotalDiscountValue", 15m), ("OrderTotalValue", 54.97m));

        Assert.That(await member.PointsAsync(), Is.EqualTo(1_500 + 49));
    }

    [TestCase("0", 30)]
    [TestCase("10", 40)]
    [TestCase("20", 10)]
    public async Task Points_end_so_many_days_after_they_were_earned_or_at_the_end_of_that_month_or_year(string mode, int days)
    {
        using var member = await NewMemberAsync(0);
        var today = DateTime.UtcNow;
        await SetProgramAsync(("ExpiryModeId", mode), ("ExpireAfterDays", days.ToString(CultureInfo.InvariantCulture)));
        try
        {
            await member.BuyAsync();
        }
        finally
        {
            await SetProgramAsync(("ExpiryModeId", "0"), ("ExpireAfterDays", "0"));
        }

        var day = today.AddDays(days);
        var expected = mode switch
        {
            "10" => new DateTime(day.Year, day.Month, 1).AddMonths(1),
            "20" => new DateTime(day.Year + 1, 1, 1),
            _ => day
        };
        var end = DateTime.Parse(await member.FirstExpiryAsync(), CultureInfo.InvariantCulture);
        Assert.That(end, Is.EqualTo(expected).Within(TimeSpan.FromMinutes(2)));
        await Store.TamperAsync($"UPDATE \"LoyaltyLot\" SET \"ExpiresOnUtc\" = '{Moment(-0.1)}' WHERE \"MemberId\" = {member.Id}");
        await RunTaskAsync("Loyalty. Expire points");
        Assert.That((await member.PointsAsync(), await member.EntriesAsync(Entries.Expire)), Is.EqualTo((0L, 1L)));
    }

    [Test]
    public async Task Points_of_who_is_inactive_for_long_end_and_those_of_others_do_not()
    {
        using var idle = await NewMemberAsync(500);
        using var busy = await NewMemberAsync(500);
        await SetProgramAsync(("ExpiryModeId", "30"), ("ExpireAfterDays", "90"));
        try
        {
            await Store.TamperAsync($"UPDATE \"LoyaltyAccount\" SET \"LastActivityOnUtc\" = '{Moment(-89)}' WHERE \"MemberId\" IN ({idle.Id}, {busy.Id})");
            await busy.BuyAsync();
            foreach (var member in new[] { idle, busy })
                await Store.TamperAsync($"UPDATE \"LoyaltyAccount\" SET \"LastActivityOnUtc\" = \"LastActivityOnUtc\" - INTERVAL '2' DAY WHERE \"MemberId\" = {member.Id}");

            await RunTaskAsync("Loyalty. Expire points");

            Assert.That((await idle.PointsAsync(), await busy.PointsAsync()), Is.EqualTo((0L, 564L)));
        }
        finally
        {
            await SetProgramAsync(("ExpiryModeId", "0"), ("ExpireAfterDays", "0"));
        }
    }

    [Test]
    public async Task However_many_shoppers_spend_an_amount_it_has_one_discount_and_unused_ones_go()
    {
        var members = new List<Member>();
        for (var i = 0; i < 3; i++)
            members.Add(await NewMemberAsync(1_000));
        foreach (var member in members)
        {
            await member.Session.AddToCartAsync(Kettle);
            await member.Session.SpendAsync(700);
        }
        Assert.That(await Store.TextsAsync($"SELECT d.\"Name\" FROM {Discounts} WHERE s.\"Amount\" = 7"), Is.EqualTo(new[] { "Rewards: 7.00 for points" }));
        await members[0].Session.PlaceOrderAsync();
        await members[1].Session.SpendAsync(900);
        await members[1].Session.EmptyCartAsync();
        await members[2].Session.EmptyCartAsync();
        await Store.TamperAsync($"UPDATE \"LoyaltySpendDiscount\" SET \"LastUsedOnUtc\" = '{Moment(-2)}'");

        await RunTaskAsync("Loyalty. Verify the ledger");

        Assert.That(await Store.ScalarAsync($"SELECT COUNT(*) FROM {Discounts} WHERE s.\"Amount\" = 9"), Is.Zero, "no order refers to it");
        Assert.That(await Store.TextsAsync($"SELECT CASE WHEN d.\"IsActive\" THEN 'on' ELSE 'off' END FROM {Discounts} WHERE s.\"Amount\" = 7"), Is.EqualTo(new[] { "off" }), "an order does");
        await members[1].Session.AddToCartAsync(Kettle);
        await members[1].Session.SpendAsync(700);
        Assert.That(await Store.ScalarAsync($"SELECT COUNT(*) FROM {Discounts} WHERE s.\"Amount\" = 7 AND d.\"IsActive\""), Is.EqualTo(1), "and is used again when somebody spends as much");
    }

    [TestCase("by the task")]
    [TestCase("by the next shopper")]
    public async Task A_requirement_that_an_admin_deleted_is_put_back(string how)
    {
        using var member = await NewMemberAsync(2_000);
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.SpendAsync(800);
        var discount = await Store.ScalarAsync($"SELECT d.\"Id\" FROM {Discounts} WHERE s.\"Amount\" = 8");
        var rule = await Store.ScalarAsync($"SELECT \"Id\" FROM \"DiscountRequirement\" WHERE \"DiscountId\" = {discount} AND \"DiscountRequirementRuleSystemName\" = 'Misc.Loyalty'");
        await Admin.PostFormAsync("/Admin/Discount/List", $"/Admin/Discount/DeleteRequirement?discountId={discount}", ("discountRequirementId", rule.ToString()));
        Assert.That(await RulesAsync(discount), Is.Zero);
        var log = await LastLogAsync();

        if (how == "by the task")
            await RunTaskAsync("Loyalty. Verify the ledger");
        else
            await member.Session.PlaceOrderAsync();

        Assert.That(await RulesAsync(discount), Is.EqualTo(1));
        Assert.That(await Store.ScalarAsync($"SELECT COUNT(*) FROM \"Log\" WHERE \"Id\" > {log} AND \"ShortMessage\" LIKE '%requirement of discount {discount} was missing%'"), Is.EqualTo(1), "and the log says so");
        using var stranger = await NewMemberAsync(0);
        var code = (await Store.TextsAsync($"SELECT \"CouponCode\" FROM \"Discount\" WHERE \"Id\" = {discount}"))[0];
        await stranger.Session.AddToCartAsync(Kettle);
        Assert.That((await stranger.Session.ApplyCouponAsync(code)).QuerySelector(".discount-total"), Is.Null);
    }

    private Task<long> RulesAsync(long discount) => Store.ScalarAsync(
        $"SELECT COUNT(*) FROM \"DiscountRequirement\" WHERE \"DiscountId\" = {discount} AND \"DiscountRequirementRuleSystemName\" = 'Misc.Loyalty'");
}
