using AngleSharp.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Shop;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redeem;

/// <summary>A shopper with enough points, and a program whose limits each test begins with as installed.</summary>
public abstract class RedeemFixture(TestDatabase database = TestDatabase.Sqlite) : ShopFixture(database)
{
    [OneTimeSetUp]
    public async Task GivePointsAsync()
    {
        var member = await Store.ReadNumberAsync($"""SELECT "Id" FROM "LoyaltyMember" WHERE "CustomerId" = {Store.Demo.ShopperId}""");
        var answer = await Admin.PostFormAsync($"/Admin/LoyaltyMember/Edit/{member}", "/Admin/LoyaltyMember/Adjust",
            ("MemberId", member.ToString()), ("Points", "20000"), ("Reason", "For the tests"), ("FormKey", "redeem-tests"));
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
    }

    [SetUp]
    public Task AsInstalledAsync() => LimitAsync("\"MinRedeemPoints\" = 100, \"RedeemStep\" = 100, \"MaxRedeemPercent\" = 100, \"MaxRedeemPointsPerOrder\" = 0, \"RedemptionEnabled\" = "
        + True(true));

    [TearDown]
    public async Task NothingIsLostAsync()
    {
        var cart = await Shopper.PageAsync("/cart");
        foreach (var cross in cart.QuerySelectorAll("button[name^=removediscount-]"))
            await Shopper.CartButtonAsync(cross.GetAttribute("name")!);
        foreach (var cross in cart.QuerySelectorAll("button[name=loyaltyRedemption]"))
            await Shopper.PressAsync("remove", "Cart", ("loyaltyRedemption", cross.GetAttribute("value")!));
        await Shopper.EmptyCartAsync();
        await ParallelDebitTests.AssertNoDriftAsync(Store);
    }

    protected Task<long> PointsAsync() => Store.ShopperPointsAsync();

    /// <summary>Changes the program, for example "RedeemStep" = 1.</summary>
    protected async Task LimitAsync(string change)
    {
        await Store.ExecuteAsync($"UPDATE \"LoyaltyProgram\" SET {change}");
        await Store.ForgetAsync();
    }

    /// <summary>Makes the time limit of all reservations pass.</summary>
    protected Task LetTimePassAsync() => Store.ExecuteAsync("UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '2020-01-01 00:00:00' WHERE \"StatusId\" = 10");

    protected string True(bool value) => Database == TestDatabase.Sqlite ? value ? "1" : "0" : value ? "TRUE" : "FALSE";

    /// <summary>Asserts that box and total of a cart tell the same, and that the discount box does not tell it again as a code.</summary>
    protected static void AssertAgrees(IParentNode cart, decimal off, int redemptions = 1)
    {
        Assert.Multiple(() =>
        {
            Assert.That(cart.Reservations(), Has.Count.EqualTo(redemptions), "reservations in the box");
            Assert.That(cart.Chips(), Is.Empty, "codes in the discount box");
            Assert.That(Total(cart, "discount-total"), Is.EqualTo(off == 0 ? null : $"-${off:F2}"), "discount in the totals");
        });
    }
}
