using AngleSharp.Html.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>A store's own value of a setting: saved on the Configure page, followed by that store alone.</summary>
[TestFixture]
public sealed class StoreScopeTests : StoreFixture
{
    private const string Page = "/Admin/Loyalty/Configure";
    private const string Form = "form[action$='/Configure']";
    private const int AllStores = 0, Main = 1, Outlet = 2;
    private const string WhenPlaced = "10", WhenPaid = "20";

    [Test]
    public async Task A_store_earns_by_its_own_setting_until_the_override_is_cleared()
    {
        await ChooseAsync(Outlet);
        await SaveAsync(("AwardMomentId", WhenPaid), ("AwardMomentId_OverrideForStore", "true"));

        Assert.That(await AwardMomentAsync(Outlet), Is.EqualTo((WhenPaid, true)));
        Assert.That(await AwardMomentAsync(Main), Is.EqualTo((WhenPlaced, false)));
        Assert.That(await AwardMomentAsync(AllStores), Is.EqualTo((WhenPlaced, false)));
        Assert.That(await EarnedByBuyingAsync(LoyaltyStore.OutletHost), Is.EqualTo((0, 64)), "when placed, when paid");
        Assert.That(await EarnedByBuyingAsync(null), Is.EqualTo((64, 64)));

        await ChooseAsync(Outlet);
        await SaveAsync(("AwardMomentId", WhenPaid), ("AwardMomentId_OverrideForStore", "false"));

        Assert.That(await AwardMomentAsync(Outlet), Is.EqualTo((WhenPlaced, false)));
        Assert.That(await EarnedByBuyingAsync(LoyaltyStore.OutletHost), Is.EqualTo((64, 64)));
    }

    [Test]
    public async Task A_switch_for_one_store_is_not_seen_in_the_other()
    {
        await ChooseAsync(Outlet);
        await SaveAsync(("ShowEarnEstimate", "false"), ("ShowEarnEstimate_OverrideForStore", "true"));

        Assert.That(await TeaserAsync(LoyaltyStore.OutletHost), Is.Null);
        Assert.That(await TeaserAsync(null), Is.EqualTo("Earn 64 points"));
    }

    [Test]
    public async Task A_store_of_its_own_has_no_say_in_uninstalling()
    {
        await ChooseAsync(Outlet);
        var page = await Admin.PageAsync(Page);

        Assert.That(page.QuerySelector("#DropTablesOnUninstall"), Is.Null);
        Assert.That(page.QuerySelectorAll(".multi-store-override-option"), Has.Length.EqualTo(9));
    }

    private async Task ChooseAsync(int storeId) =>
        await Admin.PageAsync($"/Admin/Setting/ChangeStoreScopeConfiguration?storeid={storeId}&returnUrl={Page}");

    private async Task SaveAsync(params (string, string)[] changes)
    {
        var answer = await Admin.SubmitAsync(Page, Form, "save", changes);
        Assert.That((int)answer.StatusCode, Is.EqualTo(302), await answer.Content.ReadAsStringAsync());
    }

    private async Task<(string Value, bool Overridden)> AwardMomentAsync(int storeId)
    {
        await ChooseAsync(storeId);
        var page = await Admin.PageAsync(Page);
        var box = page.QuerySelector("input[type=checkbox][name=AwardMomentId_OverrideForStore]") as IHtmlInputElement;
        Assert.That(box is null, Is.EqualTo(storeId == AllStores), "only a single store has the box");
        return (((IHtmlSelectElement)page.QuerySelector("#AwardMomentId")!).Value!, box?.IsChecked ?? false);
    }

    /// <summary>What the kettle has earned when the order is placed, and when it is paid.</summary>
    private async Task<(long Placed, long Paid)> EarnedByBuyingAsync(string? host)
    {
        var before = await Store.ShopperPointsAsync();
        using var shopper = await Store.ShopperAsync(host);
        await shopper.AddToCartAsync(Store.Demo.ProductPath);
        var order = await shopper.PlaceOrderAsync();
        var placed = await Store.ShopperPointsAsync() - before;
        await new AdminOrders(Admin).MarkPaidAsync(order);
        return (placed, await Store.ShopperPointsAsync() - before);
    }

    private async Task<string?> TeaserAsync(string? host)
    {
        using var visitor = Store.Visitor(host);
        return (await visitor.PageAsync(Store.Demo.ProductPath)).QuerySelector(".product-essential .loyalty-earn")?.TextContent.Trim();
    }
}
