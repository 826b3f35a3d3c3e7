using System.Globalization;
using AngleSharp.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Shop;

/// <summary>A store of its own with a shopper who begins every test with an empty cart.</summary>
public abstract class ShopFixture(TestDatabase database = TestDatabase.Sqlite) : StoreFixture(database)
{
    protected const string Kettle = "/pour-over-kettle";
    protected const string GiftCard = "/gift-card";
    protected const decimal KettlePrice = 64.97m;

    protected StoreSession Shopper { get; private set; } = null!;

    protected AdminOrders Orders => new(Admin);

    protected AdminDiscounts Discounts => new(Admin);

    protected override async Task PrepareAsync() => Shopper = await Store.ShopperAsync();

    [SetUp]
    public Task EmptyTheCartAsync() => Shopper.EmptyCartAsync();

    [OneTimeTearDown]
    public void SignOut() => Shopper?.Dispose();

    /// <summary>Changes one setting by its name, as the list of all settings does.</summary>
    protected async Task SetAsync(string setting, string value)
    {
        var answer = await Admin.PostFormAsync("/Admin/Setting/AllSettings", "/Admin/Setting/SettingAdd", ("Name", setting), ("Value", value));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
    }

    /// <summary>The value in a row of the totals on a cart page; null without such a row.</summary>
    protected static string? Total(IParentNode page, string row) => page.QuerySelector($".cart-total tr.{row} .value-summary")?.TextContent.Trim();

    protected static decimal Dollars(string? text) => decimal.Parse(text!, NumberStyles.Currency, CultureInfo.GetCultureInfo("en-US"));
}
