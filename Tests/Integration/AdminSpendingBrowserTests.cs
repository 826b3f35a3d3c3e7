using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>The admin's side of spending points in Chromium, on a desk and on a phone.</summary>
[TestFixture(1280)]
[TestFixture(390)]
public sealed class AdminSpendingBrowserTests(int width)
{
    private LoyaltyStore _store = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _browser = await Browser.LaunchAsync();
        _store = await LoyaltyStore.StartAsync();
        using var admin = await _store.AdminAsync();
        await new AdminRedemptions(admin).GivePointsAsync(_store.Demo.ShopperEmail, 20_000);
        _page = await _browser.VisitorAsync(_store, width);
        await _page.SignInAsync(_store.Demo.AdminEmail, _store.Demo.AdminPassword);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    [Test]
    public async Task A_program_is_found_and_edited()
    {
        await _page.GotoAsync("/Admin/LoyaltyProgram/List");
        await Expect(_page.Locator("#loyalty-programs-grid tbody tr")).ToHaveCountAsync(1);
        await _page.AssertNothingStandsOutAsync();
        await _page.Locator("#loyalty-programs-grid tbody a.btn").ClickAsync();
        await Expect(_page.Locator("#ReservationMinutes")).ToBeVisibleAsync();
        await _page.AssertNothingStandsOutAsync();

        await _page.Locator("#ReservationMinutes").FillAsync("0");
        await _page.Locator("button[name=save]").ClickAsync();
        await Expect(_page.Locator("span.field-validation-error[data-valmsg-for=ReservationMinutes]")).ToBeVisibleAsync();
        await _page.Locator("#ReservationMinutes").FillAsync("25");
        await _page.Locator("button[name=save]").ClickAsync();

        await Expect(_page.Locator(".alert-success")).ToContainTextAsync("The program has been saved.");
    }

    [Test]
    public async Task The_page_of_a_reward_shows_the_fields_of_its_kind()
    {
        await _page.GotoAsync("/Admin/LoyaltyReward/List");
        await _page.Locator("#loyalty-reward-add").ClickAsync();
        await Expect(_page.Locator("#DiscountAmount")).ToBeVisibleAsync();
        await Expect(_page.Locator("#DiscountPercentage")).ToBeHiddenAsync();
        await Expect(_page.Locator("#DiscountId")).ToBeHiddenAsync();

        await _page.Locator("#KindId").SelectOptionAsync("50");
        await Expect(_page.Locator("#SelectedProductIds")).ToBeVisibleAsync();
        await _page.Locator("#UsePercentage").CheckAsync();
        await Expect(_page.Locator("#DiscountAmount")).ToBeHiddenAsync();
        await _page.Locator("#Name").FillAsync("A kettle for less");
        await _page.Locator("#PointsPrice").FillAsync("1200");
        await _page.Locator("#DiscountPercentage").FillAsync("50");
        await _page.Locator("#SelectedProductIds").SelectOptionAsync(new SelectOptionValue { Label = "Pour-over kettle (POT-KETTLE)" });
        await _page.Locator("#MaximumDiscountedQuantity").FillAsync("1");
        await _page.AssertNothingStandsOutAsync();
        await _page.Locator("button[name=save]").ClickAsync();

        var row = _page.Locator("#loyalty-rewards-grid tbody tr", new() { HasText = "A kettle for less" });
        await Expect(row).ToContainTextAsync("50 % off: Pour-over kettle");
        await _page.AssertNothingStandsOutAsync();
        await row.GetByText("50 % off: Pour-over kettle").ClickAsync();
        await Expect(_page.Locator("#discountRequirementContainer")).ToContainTextAsync("Loyalty");
    }

    [Test]
    public async Task A_reservation_is_given_back_in_the_grid_after_a_question()
    {
        using (var shopper = await _store.ShopperAsync())
        {
            await shopper.EmptyCartAsync();
            await shopper.AddToCartAsync(_store.Demo.ProductPath);
            await shopper.PostFormAsync("/", "/loyalty/redeem/points", ("loyaltyPoints", "700"), ("loyaltyPlace", "Cart"));
        }
        var before = await _store.ShopperPointsAsync();
        await _page.GotoAsync("/Admin/LoyaltyRedemptionAdmin/List");
        var row = _page.Locator("#loyalty-redemptions-grid tbody tr").First;
        await Expect(row).ToContainTextAsync("Reserved");
        await _page.AssertNothingStandsOutAsync();

        var question = _page.Locator("#loyalty-release-confirmation");
        await _page.EvaluateAsync("""
            () => {
                document.querySelector('.loyalty-release').click();
                document.querySelector('#loyalty-release-confirmation .modal-footer [data-dismiss=modal]').click();
            }
            """);
        await Expect(question).ToBeHiddenAsync(); // however fast the answer comes
        await row.Locator(".loyalty-release").ClickAsync();
        await Expect(_page.Locator("#loyalty-release-what")).ToContainTextAsync("700");
        await question.Locator("button[data-dismiss=modal].btn").ClickAsync();
        await Expect(question).ToBeHiddenAsync();
        await _page.SettleAsync();
        Assert.That(await _store.ShopperPointsAsync(), Is.EqualTo(before), "who is asked may say no");
        await row.Locator(".loyalty-release").ClickAsync();
        await _page.Locator("#loyalty-release-yes").ClickAsync();

        await Expect(row).ToContainTextAsync("Given back");
        Assert.That(await _store.ShopperPointsAsync(), Is.EqualTo(before + 700));
        await row.Locator("a.btn").ClickAsync();
        await Expect(_page.Locator("#loyalty-redemption-steps-table tbody tr")).ToHaveCountAsync(2);
        await _page.AssertNothingStandsOutAsync();
    }

    [Test]
    public async Task The_orders_and_the_members_pages_show_what_was_spent_and_reserved()
    {
        int order;
        using (var shopper = await _store.ShopperAsync())
        {
            await shopper.EmptyCartAsync();
            await shopper.AddToCartAsync(_store.Demo.ProductPath);
            await shopper.PostFormAsync("/", "/loyalty/redeem/points", ("loyaltyPoints", "300"), ("loyaltyPlace", "Cart"));
            order = await shopper.PlaceOrderAsync();
            await shopper.AddToCartAsync(_store.Demo.ProductPath);
            await shopper.PostFormAsync("/", "/loyalty/redeem/points", ("loyaltyPoints", "500"), ("loyaltyPlace", "Cart"));
        }

        await _page.GotoAsync($"/Admin/Order/Edit/{order}");
        await Expect(_page.Locator("#loyalty-order-spent")).ToHaveTextAsync("300");
        await _page.AssertNothingStandsOutAsync();
        await _page.Locator("a.loyalty-order-ledger").ClickAsync();
        await Expect(_page.Locator("#loyalty-ledger-of-order")).ToBeVisibleAsync();
        await Expect(_page.Locator("#loyalty-reservations tbody tr")).ToHaveCountAsync(1);
        await Expect(_page.Locator("#loyalty-ledger-grid tbody tr")).ToHaveCountAsync(2);
        await _page.AssertNothingStandsOutAsync();

        await _page.Locator("#loyalty-reservations .loyalty-release").ClickAsync();
        await _page.Locator("#loyalty-release-yes").ClickAsync();
        await Expect(_page.Locator("#loyalty-reservations")).ToBeHiddenAsync();
    }
}
