using AngleSharp.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Shop;

/// <summary>A store whose own reward points are on beside the plugin's: told where admins look, and ended with one button.</summary>
[TestFixture]
public sealed class BuiltInRewardPointsTests : ShopFixture
{
    private const string Configure = "/Admin/LoyaltyAdmin/Configure";
    private const string Dashboard = "/Admin/LoyaltyDashboard/Index";
    private const string SwitchOff = "/Admin/LoyaltyAdmin/SwitchOffRewardPoints";
    private const string Setting = "rewardpointssettings.enabled";

    [SetUp]
    public async Task SwitchOnAsync()
    {
        await Store.ExecuteAsync($"DELETE FROM \"Setting\" WHERE LOWER(\"Name\") = '{Setting}' AND \"StoreId\" > 0");
        // the store forgets what it remembers of the rows only when one of them changes
        await SetAsync(Setting, "False");
        await SetAsync(Setting, "True");
    }

    [Test]
    public async Task Shoppers_read_two_numbers_until_the_button_ends_the_other_one()
    {
        await Shopper.AddToCartAsync(Kettle);
        // the order's total is known once its parcel has an address
        await Shopper.GoToConfirmAsync();
        Assert.That(Total(await Shopper.PageAsync("/cart"), "earn-reward-points"), Is.EqualTo("6 points"), "nopCommerce's own");
        foreach (var path in new[] { Configure, Dashboard })
        {
            var notice = (await Admin.PageAsync(path)).QuerySelector("#loyalty-reward-points");
            Assert.That(notice, Is.Not.Null, path);
            Assert.That(notice!.TextContent, Does.Contain("Harbour & Pine"));
            Assert.That(notice.QuerySelector("a[href$='/LoyaltyImport/List']"), Is.Not.Null, "they are imported first");
        }

        var history = await Store.ReadNumberAsync("SELECT COUNT(*) FROM \"RewardPointsHistory\"");
        var answer = await Admin.PostFormAsync(Configure, SwitchOff, ("storeId", "0"), ("programId", "0"));

        Assert.That(answer.Headers.Location!.ToString(), Does.Contain("Configure"));
        Assert.That(Total(await Shopper.PageAsync("/cart"), "earn-reward-points"), Is.Null);
        await AssertOffEverywhereAsync();
        Assert.That(await Store.ReadNumberAsync("SELECT COUNT(*) FROM \"LoyaltyAudit\" WHERE \"EntityName\" = 'RewardPointsSettings'"), Is.GreaterThan(0), "who did it");
        Assert.That(await Store.ReadNumberAsync("SELECT COUNT(*) FROM \"RewardPointsHistory\""), Is.EqualTo(history), "the old balances stay");
    }

    [Test]
    public async Task Store_after_store_they_end_as_if_switched_off_for_all()
    {
        await Admin.PostFormAsync(Configure, SwitchOff, ("storeId", "2"), ("programId", "0"));
        await Admin.PostFormAsync(Configure, SwitchOff, ("storeId", "0"), ("programId", "0"));

        await AssertOffEverywhereAsync();
    }

    [Test]
    public async Task Of_one_store_they_are_switched_off_for_that_store_alone()
    {
        await Admin.PostFormAsync(Configure, SwitchOff, ("storeId", "2"), ("programId", "0"));

        Assert.That((await CountAsync("= 0 AND LOWER(\"Value\") = 'true'"), await CountAsync("= 2 AND LOWER(\"Value\") = 'false'")), Is.EqualTo((1L, 1L)));
        Assert.That((await Admin.PageAsync(Configure)).QuerySelector("#loyalty-reward-points p")!.TextContent, Does.Contain("Harbour & Pine").And.Not.Contain("Outlet"));
    }

    [Test]
    public async Task Without_the_forms_token_nothing_changes()
    {
        var answer = await Admin.Http.PostAsync(SwitchOff, new FormUrlEncodedContent([new("storeId", "0"), new("programId", "0")]));

        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        Assert.That(await CountAsync("= 0 AND LOWER(\"Value\") = 'true'"), Is.EqualTo(1));
    }

    private async Task AssertOffEverywhereAsync()
    {
        foreach (var path in new[] { Configure, Dashboard })
            Assert.That((await Admin.PageAsync(path)).QuerySelector("#loyalty-reward-points"), Is.Null, path);
        Assert.That((await CountAsync("= 0 AND LOWER(\"Value\") = 'false'"), await CountAsync("> 0")), Is.EqualTo((1L, 0L)), "a store that is opened later has none either");
    }

    private Task<long> CountAsync(string which) => Store.ReadNumberAsync($"SELECT COUNT(*) FROM \"Setting\" WHERE LOWER(\"Name\") = '{Setting}' AND \"StoreId\" {which}");
}
