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

    private async Task ChooseCurrencyAsync(string name)
    {
        var options = (await Shopper.PageAsync("/")).QuerySelectorAll("#customerCurrency option").Cast<IHtmlOptionElement>();
        await Shopper.PageAsync(options.Single(option => option.Text == name).Value);
    }
}
