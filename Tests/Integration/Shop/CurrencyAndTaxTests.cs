using AngleSharp.Html.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Shop;

/// <summary>Prices are shown in the chosen currency, with or without tax, and kept in the primary currency with both.</summary>
[TestFixture]
public sealed class CurrencyAndTaxTests : ShopFixture
{
    [Test]
    public async Task Euros_are_shown_and_dollars_are_kept()
    {
        await ChooseCurrencyAsync("Euro");
        try
        {
            Assert.That((await Shopper.PageAsync(Kettle)).QuerySelector(".product-price")!.TextContent.Trim(), Is.EqualTo("€58.47"));
            await Shopper.AddToCartAsync(Kettle);
            Assert.That(Total(await Shopper.PageAsync("/cart"), "order-subtotal"), Is.EqualTo("€58.47"));

            var order = await Shopper.PlaceOrderAsync();

            Assert.That((await Shopper.PageAsync($"/orderdetails/{order}")).QuerySelector(".order-total")!.TextContent, Does.Contain("€62.97"));
            Assert.That((await Orders.ReadAsync(order)).Amounts["OrderTotalValue"], Is.EqualTo(69.97m));
        }
        finally
        {
            await ChooseCurrencyAsync("US Dollar");
        }
        Assert.That((await Shopper.PageAsync(Kettle)).QuerySelector(".product-price")!.TextContent.Trim(), Is.EqualTo("$64.97"));
    }

    [Test]
    public async Task My_loyalty_tells_money_in_the_currency_the_shopper_chose()
    {
        await ChooseCurrencyAsync("Euro");
        try
        {
            var page = await Shopper.PageAsync("/customer/loyalty");

            Assert.That(page.QuerySelectorAll(".loyalty-tier-steps li").Select(tier => tier.TextContent), Has.Some.Contains("Silver").And.Some.Contains("from €450.00"));
            Assert.That(page.QuerySelector(".loyalty-ways li")!.TextContent, Does.Contain("1 point for every €0.90"));
            Assert.That(page.QuerySelector(".loyalty-outlook p")!.TextContent, Does.StartWith("€"));
        }
        finally
        {
            await ChooseCurrencyAsync("US Dollar");
        }
    }

    /// <summary>nopCommerce's admin area works in the primary currency, whatever the admin chose in the shop: amounts and their sign belong together there.</summary>
    [Test]
    public async Task The_admin_area_tells_money_in_the_currency_in_which_it_is_kept()
    {
        var member = await Store.ReadNumberAsync($"SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"ProgramId\" = 1 AND \"CustomerId\" = {Store.Demo.ShopperId}");
        await ChooseCurrencyAsync("Euro", Admin);
        try
        {
            Assert.That((await Admin.PageAsync(Kettle)).QuerySelector(".product-price")!.TextContent, Does.Contain("€"), "the shop follows the choice");
            foreach (var page in new[] { "/Admin/LoyaltyDashboard/Index", $"/Admin/LoyaltyMember/Edit/{member}", "/Admin/LoyaltyRedemptionAdmin/List", "/Admin/LoyaltyReward/List" })
            {
                var text = (await Admin.PageAsync(page)).QuerySelector(".content-wrapper")!.TextContent;

                Assert.That(text, Does.Not.Contain("€"), page);
                if (page.Contains("Dashboard") || page.Contains("Edit"))
                    Assert.That(text, Does.Contain("$"), page);
            }
        }
        finally
        {
            await ChooseCurrencyAsync("US Dollar", Admin);
        }
    }

    [Test]
    public async Task Prices_without_tax_show_the_tax_on_its_own_and_the_total_stays()
    {
        await SetAsync("taxsettings.taxdisplaytype", "ExcludingTax");
        try
        {
            await Shopper.AddToCartAsync(Kettle);
            var cart = await Shopper.PageAsync("/cart");
            Assert.That(Total(cart, "order-subtotal"), Is.EqualTo("$59.06"));
            Assert.That(Total(cart, "tax-rate"), Is.EqualTo("$5.91"));

            var order = await Shopper.PlaceOrderAsync();

            var amounts = (await Orders.ReadAsync(order)).Amounts;
            Assert.That(amounts["OrderSubtotalInclTaxValue"], Is.EqualTo(64.97m));
            Assert.That(amounts["OrderSubtotalExclTaxValue"], Is.EqualTo(59.06m));
            Assert.That(amounts["TaxValue"], Is.EqualTo(5.91m));
            Assert.That(amounts["OrderTotalValue"], Is.EqualTo(69.97m));
        }
        finally
        {
            await SetAsync("taxsettings.taxdisplaytype", "IncludingTax");
        }
    }

    private async Task ChooseCurrencyAsync(string name, StoreSession? who = null)
    {
        var session = who ?? Shopper;
        var options = (await session.PageAsync("/")).QuerySelectorAll("#customerCurrency option").Cast<IHtmlOptionElement>();
        await session.PageAsync(options.Single(option => option.Text == name).Value);
    }
}
