using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>The admin's side of spending points in Chromium, on a desk and on a phone.</summary>
[TestFixture(1280)]
[TestFixture(390)]
public sealed class AdminSpendingBrowserTests(int width) : AdminBrowserFixture(width)
{
    protected override Task PrepareAsync() => new AdminRedemptions(Admin).GivePointsAsync(Store.Demo.ShopperEmail, 20_000);

    [Test]
    public async Task A_program_is_found_and_edited()
    {
        await Page.GotoAsync("/Admin/LoyaltyProgram/List");
        await Expect(Page.Locator("#loyalty-programs-grid tbody tr")).ToHaveCountAsync(1);
        await Page.AssertNothingStandsOutAsync();
        await Page.Locator("#loyalty-programs-grid tbody a.btn").ClickAsync();
        await Expect(Page.Locator("#ReservationMinutes")).ToBeVisibleAsync();
        await Page.AssertNothingStandsOutAsync();

        await Page.Locator("#ReservationMinutes").FillAsync("0");
        await Page.Locator("button[name=save]").ClickAsync();
        await Expect(Page.Locator("span.field-validation-error[data-valmsg-for=ReservationMinutes]")).ToBeVisibleAsync();
        await Page.Locator("#ReservationMinutes").FillAsync("25");
        await Page.Locator("button[name=save]").ClickAsync();

        await Expect(Page.Locator(".alert-success")).ToContainTextAsync("The program has been saved.");
    }

    [Test]
    public async Task The_card_of_a_product_keeps_what_is_said_of_it_for_some_tiers_and_for_all()
    {
        var product = await Store.ScalarAsync("SELECT \"Id\" FROM \"Product\" WHERE \"Sku\" = 'MUG-STONE'");
        var tiers = Page.Locator("#loyalty-product-1-tiers");
        foreach (var chosen in new[] { new[] { "Gold", "Platinum" }, [] })
        {
            await Page.GotoAsync($"/Admin/Product/Edit/{product}");
            await Page.Locator("#loyalty-product-1-price").FillAsync("500");
            await Page.Locator("#loyalty-product-1-payable").CheckAsync();
            await tiers.SelectOptionAsync(chosen.Select(name => new SelectOptionValue { Label = name }));
            await Page.AssertNothingStandsOutAsync();
            if (Environment.GetEnvironmentVariable("LOYALTY_TEST_SCREENS") is { Length: > 0 } folder)
                await Page.Locator("#product-loyalty").ScreenshotAsync(new() { Path = Path.Combine(folder, $"product-card-{chosen.Length}-{Width}.png") });
            await Page.Locator(".loyalty-product-save").First.PressAsync("Enter");
            await Expect(Page.Locator(".loyalty-product-message").First).ToHaveTextAsync("Saved.");

            await Page.ReloadAsync();

            Assert.That(await tiers.Locator("option:checked").AllInnerTextsAsync(), Is.EqualTo(chosen));
            await Expect(Page.Locator("#loyalty-product-1-price")).ToHaveValueAsync("500");
        }
    }

    [Test]
    public async Task The_page_of_a_reward_shows_the_fields_of_its_kind()
    {
        await Page.GotoAsync("/Admin/LoyaltyReward/List");
        await Page.Locator("#loyalty-reward-add").ClickAsync();
        await Expect(Page.Locator("#DiscountAmount")).ToBeVisibleAsync();
        await Expect(Page.Locator("#DiscountPercentage")).ToBeHiddenAsync();
        await Expect(Page.Locator("#DiscountId")).ToBeHiddenAsync();

        await Page.Locator("#KindId").SelectOptionAsync("50");
        await Expect(Page.Locator("#SelectedProductIds")).ToBeVisibleAsync();
        await Page.Locator("#UsePercentage").CheckAsync();
        await Expect(Page.Locator("#DiscountAmount")).ToBeHiddenAsync();
        await Page.Locator("#Name").FillAsync("A kettle for less");
        await Page.Locator("#PointsPrice").FillAsync("1200");
        await Page.Locator("#DiscountPercentage").FillAsync("50");
        await Page.Locator("#SelectedProductIds").SelectOptionAsync(new SelectOptionValue { Label = "Pour-over kettle (POT-KETTLE)" });
        await Page.Locator("#MaximumDiscountedQuantity").FillAsync("1");
        await Page.AssertNothingStandsOutAsync();
        await Page.Locator("button[name=save]").ClickAsync();

        var row = Page.Locator("#loyalty-rewards-grid tbody tr", new() { HasText = "A kettle for less" });
        await Expect(row).ToContainTextAsync("50 % off: Pour-over kettle");
        await Page.AssertNothingStandsOutAsync();
        await row.GetByText("50 % off: Pour-over kettle").ClickAsync();
        await Expect(Page.Locator("#discountRequirementContainer")).ToContainTextAsync("Loyalty");
    }

    [Test]
    public async Task A_reservation_is_given_back_in_the_grid_after_a_question()
    {
        using (var shopper = await Store.ShopperAsync())
        {
            await shopper.EmptyCartAsync();
            await shopper.AddToCartAsync(Store.Demo.ProductPath);
            await shopper.PostFormAsync("/", "/loyalty/redeem/points", ("loyaltyPoints", "700"), ("loyaltyPlace", "Cart"));
        }
        var before = await Store.ShopperPointsAsync();
        await Page.GotoAsync("/Admin/LoyaltyRedemptionAdmin/List");
        var row = Page.Locator("#loyalty-redemptions-grid tbody tr").First;
        await Expect(row).ToContainTextAsync("Reserved");
        await Page.AssertNothingStandsOutAsync();

        var question = Page.Locator("#loyalty-release-confirmation");
        await Page.EvaluateAsync("""
            () => {
                document.querySelector('.loyalty-release').click();
                document.querySelector('#loyalty-release-confirmation .modal-footer [data-dismiss=modal]').click();
            }
            """);
        await Expect(question).ToBeHiddenAsync(); // however fast the answer comes
        await row.Locator(".loyalty-release").ClickAsync();
        await Expect(Page.Locator("#loyalty-release-what")).ToContainTextAsync("700");
        await question.Locator("button[data-dismiss=modal].btn").ClickAsync();
        await Expect(question).ToBeHiddenAsync();
        await Page.SettleAsync();
        Assert.That(await Store.ShopperPointsAsync(), Is.EqualTo(before), "who is asked may say no");
        await row.Locator(".loyalty-release").ClickAsync();
        await Page.Locator("#loyalty-release-yes").ClickAsync();

        await Expect(row).ToContainTextAsync("Given back");
        Assert.That(await Store.ShopperPointsAsync(), Is.EqualTo(before + 700));
        await row.Locator("a.btn").ClickAsync();
        await Expect(Page.Locator("#loyalty-redemption-steps-table tbody tr")).ToHaveCountAsync(2);
        await Page.AssertNothingStandsOutAsync();
    }

    [Test]
    public async Task The_orders_and_the_members_pages_show_what_was_spent_and_reserved()
    {
        int order;
        using (var shopper = await Store.ShopperAsync())
        {
            await shopper.EmptyCartAsync();
            await shopper.AddToCartAsync(Store.Demo.ProductPath);
            await shopper.PostFormAsync("/", "/loyalty/redeem/points", ("loyaltyPoints", "300"), ("loyaltyPlace", "Cart"));
            order = await shopper.PlaceOrderAsync();
            await shopper.AddToCartAsync(Store.Demo.ProductPath);
            await shopper.PostFormAsync("/", "/loyalty/redeem/points", ("loyaltyPoints", "500"), ("loyaltyPlace", "Cart"));
        }

        await Page.GotoAsync($"/Admin/Order/Edit/{order}");
        await Expect(Page.Locator(".loyalty-order-program [data-figure=spent]")).ToHaveTextAsync("300 points");
        await Page.AssertNothingStandsOutAsync();
        await Page.Locator("a.loyalty-order-ledger").ClickAsync();
        await Expect(Page.Locator("#loyalty-ledger-of-order")).ToBeVisibleAsync();
        await Expect(Page.Locator("#loyalty-reservations tbody tr")).ToHaveCountAsync(1);
        await Expect(Page.Locator("#loyalty-ledger-grid tbody tr")).ToHaveCountAsync(2);
        await Page.AssertNothingStandsOutAsync();

        await Page.Locator("#loyalty-reservations .loyalty-release").ClickAsync();
        await Page.Locator("#loyalty-release-yes").ClickAsync();
        await Expect(Page.Locator("#loyalty-reservations")).ToBeHiddenAsync();
    }
}
