using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Shop;

/// <summary>What the shop does with scripts: currency switch, payment step, editing orders and requirements.</summary>
[TestFixture]
public sealed class ShopBrowserTests : ShopFixture
{
    private IBrowser _browser = null!;

    [OneTimeSetUp]
    public async Task LaunchAsync() => _browser = await Browser.LaunchAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _browser.CloseAsync();

    [TestCase(1280)]
    [TestCase(390)]
    public async Task A_shopper_pays_in_euros_with_a_coupon_and_a_card(int width)
    {
        var page = await SignedInAsync(width, Store.Demo.ShopperEmail, Store.Demo.ShopperPassword);
        await ChooseCurrencyAsync(page, "Euro");
        await Shopper.AddToCartAsync("/city-backpack");
        await page.GotoAsync("/cart");
        await page.Locator("#discountcouponcode").FillAsync("WELCOME10");
        await page.Locator("#applydiscountcouponcode").ClickAsync();
        await Expect(page.Locator(".applied-discount-code")).ToBeVisibleAsync();

        await page.Locator("#checkout").ClickAsync();
        await page.Locator("#billing-buttons-container button.button-1").ClickAsync();
        await page.Locator(".shipping-method-next-step-button").ClickAsync();
        await page.GetByLabel("Demo card").CheckAsync();
        await page.Locator(".payment-method-next-step-button").ClickAsync();
        await page.Locator("#CardNumber").FillAsync("4111");
        await page.Locator(".payment-info-next-step-button").ClickAsync();
        await Expect(page.Locator("#opc-payment_info .message-error")).ToContainTextAsync("16 digits");
        await page.Locator("#CardNumber").FillAsync("4111 1111 1111 1111");
        await page.Locator(".payment-info-next-step-button").ClickAsync();
        await Expect(page.Locator("#opc-confirm_order .order-total .value-summary")).ToContainTextAsync("€");
        await page.Locator(".confirm-order-next-step-button").ClickAsync();

        await Expect(page.Locator(".order-completed-page")).ToBeVisibleAsync();
        await ChooseCurrencyAsync(page, "US Dollar");
    }

    [Test]
    public async Task An_administrator_edits_a_line_of_an_order()
    {
        await Shopper.AddToCartAsync(Kettle);
        var order = await Shopper.PlaceOrderAsync();
        var page = await SignedInAsync(1280, Store.Demo.AdminEmail, Store.Demo.AdminPassword);
        await page.GotoAsync($"/Admin/Order/Edit/{order}");
        await page.Locator("[name^=btnEditOrderItem]").ClickAsync();
        await page.Locator("[name^=pvQuantity]").FillAsync("2");
        await page.Locator("#btnEditOrderTotals").ClickAsync();

        await page.Locator("[name^=btnSaveOrderItem]").ClickAsync();
        await page.Locator(".modal.show [data-submits]").ClickAsync();

        await Expect(page.Locator("#order-items tbody td").Nth(2)).ToHaveTextAsync("2");
    }

    [Test]
    public async Task An_administrator_adds_products_and_a_group_of_requirements_to_a_discount()
    {
        var id = await Discounts.CreateAsync("SCRIPTED", AdminDiscounts.Products, ("DiscountAmount", "3"));
        var page = await SignedInAsync(1280, Store.Demo.AdminEmail, Store.Demo.AdminPassword);
        await page.GotoAsync($"/Admin/Discount/Edit/{id}");
        var popup = await page.RunAndWaitForPopupAsync(() => page.Locator("#btnAddNewProduct").ClickAsync());
        await popup.GetByLabel("Evening lamp").CheckAsync();
        await popup.Locator("[name=save]").ClickAsync();
        await Expect(page.Locator("#products-grid")).ToContainTextAsync("Evening lamp");

        await page.Locator("#AddDiscountRequirement").SelectOptionAsync("AddGroup");
        await page.Locator("#GroupName").FillAsync("Evenings");
        await page.Locator("#saverequirement").ClickAsync();

        await Expect(page.Locator("#discountRequirementContainer")).ToContainTextAsync("Evenings");
    }

    /// <summary>Chooses a currency, and waits until the server has taken it: the list shows the choice before that.</summary>
    private static async Task ChooseCurrencyAsync(IPage page, string name)
    {
        // before its scripts are there the list does nothing
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.RunAndWaitForResponseAsync(() => page.Locator("#customerCurrency").SelectOptionAsync(new SelectOptionValue { Label = name }),
            answer => answer.Url.Contains("/changecurrency/"));
        await page.WaitForLoadStateAsync(LoadState.Load);
        await Expect(page.Locator("#customerCurrency option:checked")).ToHaveTextAsync(name);
    }

    private async Task<IPage> SignedInAsync(int width, string email, string password)
    {
        var page = await _browser.VisitorAsync(Store, width);
        await page.GotoAsync("/login");
        await page.Locator("#Email").FillAsync(email);
        await page.Locator("#Password").FillAsync(password);
        await page.Locator(".login-button").ClickAsync();
        await Expect(page.Locator(".ico-logout")).ToBeAttachedAsync();
        return page;
    }
}
