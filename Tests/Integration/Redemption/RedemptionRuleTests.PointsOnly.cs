using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redemption;

/// <summary>Every way by which money could come to buy what only points buy, and what limits lines.</summary>
public sealed partial class RedemptionRuleTests
{
    private readonly HashSet<string> _sold = [];

    [TearDown]
    public async Task SellForMoneyAgainAsync()
    {
        foreach (var path in _sold)
            await Admin.SellForPointsAsync(path, 0);
        _sold.Clear();
    }

    [Test]
    public async Task An_order_of_points_alone_has_no_payment_step_and_is_paid_and_says_what_paid_it()
    {
        await SellAsync(Mug, 500, only: true);
        var shipping = await new AdminDiscounts(Admin).CreateAsync($"SHIP{Guid.NewGuid().ToString("N")[..6]}", AdminDiscounts.Shipping, ("UsePercentage", "true"), ("DiscountPercentage", "100"));
        using var member = await NewMemberAsync(1_500);
        await member.Session.TakeForPointsAsync(Mug, 2);
        await member.Session.ApplyCouponAsync(await Store.ReadTextAsync($"SELECT \"CouponCode\" FROM \"Discount\" WHERE \"Id\" = {shipping}"));

        var flyout = (await member.Session.PageAsync("/")).QuerySelector(".mini-shopping-cart")!.TextContent;
        var page = await member.Session.PageAsync("/onepagecheckout");
        var order = await member.Session.PlaceOrderAsync();

        Assert.That(flyout, Does.Contain("500 points"));
        Assert.That(page.Body!.TextContent, Does.Not.Contain("18.50"), "nothing names the price in money");
        Assert.That(await Store.OrderTotalAsync(order), Is.Zero);
        Assert.That(await Store.ScalarAsync($"SELECT \"PaymentStatusId\" FROM \"Order\" WHERE \"Id\" = {order}"), Is.EqualTo(30));
        Assert.That(await Store.ReadTextAsync($"SELECT COALESCE(\"PaymentMethodSystemName\", '') FROM \"Order\" WHERE \"Id\" = {order}"), Is.Empty, "nobody was asked how to pay");
        var details = await member.Session.PageAsync($"/orderdetails/{order}");
        Assert.That(details.QuerySelector(".product-unit-price")!.TextContent.Trim(), Is.EqualTo("500 points"));
        Assert.That(details.QuerySelector(".product-subtotal")!.TextContent.Trim(), Is.EqualTo("1,000 points"));
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task Beside_a_line_for_money_only_that_line_earns_and_a_refund_of_money_brings_no_points_of_the_other_back()
    {
        await SellAsync(Mug, 500);
        using var member = await NewMemberAsync(1_000);
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.TakeForPointsAsync(Mug, 2);
        var promised = (await member.Session.PageAsync("/cart")).QuerySelector(".totals .loyalty-earn")!.TextContent;

        var order = await member.Session.PlaceOrderAsync(Checkout.GoodCard);
        var earned = await member.PointsAsync() + await member.PendingAsync();
        var total = await Store.OrderTotalAsync(order);

        Assert.That(promised, Does.Contain($"{earned} points"), "what the cart said is what was booked");
        Assert.That(earned, Is.EqualTo(64), "the kettle's alone");
        await Orders.RefundPartAsync(order, total / 2);
        Assert.That(await member.PointsAsync() + await member.PendingAsync(), Is.LessThan(64));
        await Orders.RefundPartAsync(order, total - (total / 2));
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_000), "the whole order went back");
        await Orders.CancelAsync(order);
        await Orders.DeleteAsync(order);
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_000), "only once");
    }

    [Test]
    public async Task Ordering_again_does_not_bring_for_money_what_only_points_buy()
    {
        await SellAsync(Mug, 500, only: true);
        using var member = await NewMemberAsync(1_000);
        await member.Session.TakeForPointsAsync(Mug, 1);
        var order = await member.Session.PlaceOrderAsync();

        await member.Session.Http.GetAsync($"/reorder/{order}");

        Assert.That(await InCartAsync(member), Is.Zero);
        Assert.That(await member.PointsAsync(), Is.EqualTo(500), "and takes no points unasked");
    }

    [Test]
    public async Task A_guests_cart_that_joins_a_members_does_not_buy_for_money_what_only_points_buy()
    {
        await SellAsync(Mug, 0);
        using var member = await NewMemberAsync(1_000);
        using var guest = Store.Visitor();
        await guest.AddToCartAsync(Mug);
        await SellAsync(Mug, 500, only: true);

        await guest.SignInAsync(await Store.ReadTextAsync($"SELECT \"Email\" FROM \"Customer\" WHERE \"Id\" = {member.CustomerId}"), Member.Password);

        Assert.That((await guest.PageAsync("/cart")).QuerySelector(".message-error")!.TextContent, Does.Contain("Stoneware mug").And.Contain("points only"));
        var token = await guest.GoToConfirmAsync();
        var refused = await guest.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", token));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("Stoneware mug").And.Contain("points only"));
        Assert.That(await member.OrdersAsync(), Is.Zero);
    }

    [Test]
    public async Task The_checkout_step_by_step_does_not_order_for_money_what_only_points_buy()
    {
        await SellAsync(Mug, 0);
        using var member = await NewMemberAsync(1_000);
        await SetAsync("ordersettings.onepagecheckoutenabled", "False");
        try
        {
            await member.Session.AddToCartAsync(Mug);
            var billing = await member.Session.PageAsync("/checkout/billingaddress");
            var shipping = await member.Session.PageAsync(billing.QuerySelector("a.select-billing-address-button")!.GetAttribute("href")!);
            await member.Session.PageAsync(shipping.QuerySelector("a.select-shipping-address-button")!.GetAttribute("href")!);
            await member.Session.SubmitAsync("/checkout/shippingmethod", ".shipping-method-page form", "nextstep");
            await member.Session.SubmitAsync("/checkout/paymentmethod", ".payment-method-page form:has(#payment-method-block)", "nextstep", ("paymentmethod", "Payments.CheckMoneyOrder"));
            await member.Session.PageAsync("/checkout/paymentinfo");
            var token = await member.Session.AntiforgeryTokenAsync("/checkout/confirm");
            await SellAsync(Mug, 500, only: true);

            var refused = await member.Session.PostAsync("/checkout/confirm", ("nextstep", ""), ("__RequestVerificationToken", token));

            Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("Stoneware mug").And.Contain("points only"));
            Assert.That(await member.OrdersAsync(), Is.Zero);
        }
        finally
        {
            await SetAsync("ordersettings.onepagecheckoutenabled", "True");
        }
    }

    [Test]
    public async Task A_coupon_that_makes_it_cost_nothing_does_not_buy_what_only_points_buy()
    {
        await SellAsync(Mug, 0);
        var coupons = new AdminDiscounts(Admin);
        var coupon = await coupons.CreateAsync($"FREE{Guid.NewGuid().ToString("N")[..6]}", AdminDiscounts.Products, ("UsePercentage", "true"), ("DiscountPercentage", "100"));
        await coupons.AddProductAsync(coupon, "Stoneware mug");
        using var member = await NewMemberAsync(1_000);
        await member.Session.AddToCartAsync(Mug);
        await member.Session.ApplyCouponAsync(await Store.ReadTextAsync($"SELECT \"CouponCode\" FROM \"Discount\" WHERE \"Id\" = {coupon}"));
        var token = await member.Session.GoToConfirmAsync();
        await SellAsync(Mug, 500, only: true);

        var refused = await member.Session.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", token));

        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("points only"));
        Assert.That((await member.OrdersAsync(), await member.PointsAsync()), Is.EqualTo((0L, 1_000L)));
    }

    [Test]
    public async Task A_second_tab_neither_mixes_money_into_a_line_of_points_nor_turns_it_to_money()
    {
        var mug = await SellAsync(Mug, 500);
        using var member = await NewMemberAsync(1_000);
        var other = await member.SignInAsync(Store.Address);
        await other.PageAsync(Mug);
        await member.Session.TakeForPointsAsync(Mug, 1);

        var mixed = await other.PostFormAsync(Mug, $"/addproducttocart/details/{mug}/1", ($"addtocart_{mug}.EnteredQuantity", "1"));

        Assert.That(await mixed.Content.ReadAsStringAsync(), Does.Contain("for points already"));
        Assert.That((await InCartAsync(member), await member.PointsAsync()), Is.EqualTo((1L, 500L)));
        await SellAsync(Mug, 500, only: true);
        var token = await member.Session.GoToConfirmAsync();
        await other.PostFormAsync("/cart", $"/loyalty/line/{await LineAsync(member)}/money");
        var refused = await member.Session.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", token));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("points only"));
        Assert.That((await member.OrdersAsync(), await member.PointsAsync()), Is.EqualTo((0L, 1_000L)));
    }

    [Test]
    public async Task The_limits_of_the_program_count_lines()
    {
        await SellAsync(Mug, 500);
        using var member = await NewMemberAsync(5_000);
        await SetProgramAsync(("MaxRedeemPointsPerOrder", "900"), ("MaxRedeemPercent", "40"), ("MinRedeemPoints", "600"));
        try
        {
            Assert.That(await RefusalAsync(1), Does.Contain("600"), "fewer than the minimum");
            Assert.That(await RefusalAsync(2), Does.Contain("900"), "more than an order may have");
            await SetProgramAsync(("MaxRedeemPointsPerOrder", "0"), ("MinRedeemPoints", "0"));
            Assert.That(await RefusalAsync(1), Does.Contain("40"), "more of the cart than 40 percent");

            await member.Session.AddToCartAsync(Kettle);
            await member.Session.TakeForPointsAsync(Mug, 1);
            Assert.That(await member.PointsAsync(), Is.EqualTo(4_500));
            var kettle = await Store.ScalarAsync($"SELECT MIN(\"Id\") FROM \"ShoppingCartItem\" WHERE \"CustomerId\" = {member.CustomerId}");
            await member.Session.CartButtonAsync("updatecart", ("removefromcart", kettle.ToString()));
            var cart = await member.Session.PageAsync("/cart");
            Assert.That(await member.PointsAsync(), Is.EqualTo(5_000), "without the kettle points would pay all");
            Assert.That(cart.QuerySelector(".product-subtotal")!.TextContent, Does.Not.Contain("points"));
        }
        finally
        {
            await SetProgramAsync(("MaxRedeemPointsPerOrder", "0"), ("MaxRedeemPercent", "100"), ("MinRedeemPoints", "0"));
        }

        async Task<string> RefusalAsync(int pieces)
        {
            var answer = await member.Session.PressTakeAsync(Mug, pieces);
            Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo(Mug), "back to the product");
            Assert.That(await InCartAsync(member), Is.Zero);
            return (await member.Session.PageAsync(Mug)).QuerySelector(".bar-notification")?.TextContent ?? "";
        }
    }

    [Test]
    public async Task Nothing_is_paid_with_points_while_the_store_keeps_prices_for_everybody_and_points_only_products_are_not_sold()
    {
        await SellAsync(Mug, 500, only: true);
        await SellAsync(Kettle, 500);
        using var member = await NewMemberAsync(1_000);
        await SetAsync("catalogsettings.cacheproductprices", "True");
        try
        {
            var page = await member.Session.PageAsync(Mug);
            Assert.That(page.QuerySelector(".loyalty-price-note"), Is.Not.Null);
            Assert.That((page.QuerySelector(".loyalty-price-button"), page.QuerySelector(".add-to-cart-button")), Is.EqualTo(((object?)null, (object?)null)));
            Assert.That((await member.Session.PageAsync(Kettle)).QuerySelector(".loyalty-price"), Is.Null);
            Assert.That((await Admin.PageAsync("/Admin/LoyaltyProduct/List")).QuerySelector(".alert-warning")!.TextContent, Does.Contain("caches product prices"));
        }
        finally
        {
            await SetAsync("catalogsettings.cacheproductprices", "False");
        }
    }

    private Task<long> InCartAsync(Member member) => Store.ScalarAsync(
        $"SELECT COUNT(*) FROM \"ShoppingCartItem\" WHERE \"CustomerId\" = {member.CustomerId} AND \"ShoppingCartTypeId\" = 1");
}
