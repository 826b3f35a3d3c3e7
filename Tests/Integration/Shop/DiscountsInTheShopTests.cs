using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Shop;

/// <summary>Coupons go the whole way as in nopCommerce: from the cart's box to the order and its usage history.</summary>
[TestFixture(TestDatabase.PostgreSql)]
public sealed class DiscountsInTheShopTests(TestDatabase database) : ShopFixture(database)
{
    private static readonly (string, string)[] _tenOff = [("DiscountAmount", "10")];

    private static readonly (string, string)[] _tenthOffAtMostFive =
        [("UsePercentage", "true"), ("DiscountPercentage", "10"), ("MaximumDiscountAmount", "5")];

    private static IEnumerable<TestCaseData> Kinds()
    {
        // the shop's prices contain a tenth of tax, and a discount on the subtotal is worked out without it
        yield return new TestCaseData("TOTAL", AdminDiscounts.OrderTotal, _tenOff, 10m).SetArgDisplayNames("order total");
        yield return new TestCaseData("CAPPED", AdminDiscounts.OrderTotal, _tenthOffAtMostFive, 5m).SetArgDisplayNames("percentage with a maximum");
        yield return new TestCaseData("SUBTOTAL", AdminDiscounts.OrderSubTotal, _tenOff, 11m).SetArgDisplayNames("order subtotal");
        yield return new TestCaseData("SHIPPING", AdminDiscounts.Shipping, _tenOff, 5m).SetArgDisplayNames("shipping");
        yield return new TestCaseData("PRODUCT", AdminDiscounts.Products, _tenOff, 10m).SetArgDisplayNames("product");
        yield return new TestCaseData("CATEGORY", AdminDiscounts.Categories, _tenOff, 10m).SetArgDisplayNames("category");
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task A_coupon_of_every_kind_lowers_the_order_and_is_noted(string code, int type, (string, string)[] value, decimal expected)
    {
        var id = await Discounts.CreateAsync(code, type, value);
        if (type == AdminDiscounts.Products)
            await Discounts.AddProductAsync(id, "Pour-over kettle");
        if (type == AdminDiscounts.Categories)
            await Discounts.AddCategoryAsync(id, "Kitchen");
        await Shopper.AddToCartAsync(Kettle);
        var applied = await Shopper.ApplyCouponAsync(code);
        Assert.That(applied.QuerySelector(".coupon-box .message-success"), Is.Not.Null, applied.QuerySelector(".coupon-box")!.TextContent);
        Assert.That(applied.QuerySelector(".applied-discount-code")!.TextContent, Does.Contain(code));

        var order = await Shopper.PlaceOrderAsync();

        Assert.That((await Orders.ReadAsync(order)).Amounts["OrderTotalValue"], Is.EqualTo(KettlePrice + 5m - expected));
        Assert.That(await Discounts.UsedByAsync(id), Is.EqualTo(new[] { order }));
        await Shopper.AddToCartAsync(Kettle);
        Assert.That((await Shopper.PageAsync("/cart")).QuerySelector(".applied-discount-code"), Is.Null, "placing an order takes the codes away");
    }

    [Test]
    public async Task The_cross_takes_a_coupon_off_again()
    {
        var id = await Discounts.CreateAsync("CROSS", AdminDiscounts.OrderTotal, _tenOff);
        await Shopper.AddToCartAsync(Kettle);
        Assert.That(Total(await Shopper.ApplyCouponAsync("cross"), "discount-total"), Is.EqualTo("-$10.00"));

        var cart = await Shopper.CartButtonAsync($"removediscount-{id}");

        Assert.That(Total(cart, "discount-total"), Is.Null);
        Assert.That(cart.QuerySelector(".applied-discount-code"), Is.Null);
    }

    [Test]
    public async Task Two_cumulative_coupons_add_up_and_a_larger_single_one_wins_over_them()
    {
        await Discounts.CreateAsync("SUM-A", AdminDiscounts.OrderTotal, ("DiscountAmount", "6"), ("IsCumulative", "true"));
        await Discounts.CreateAsync("SUM-B", AdminDiscounts.OrderTotal, ("DiscountAmount", "7"), ("IsCumulative", "true"));
        await Discounts.CreateAsync("SINGLE", AdminDiscounts.OrderTotal, ("DiscountAmount", "20"));
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.ApplyCouponAsync("SUM-A");
        Assert.That(Total(await Shopper.ApplyCouponAsync("SUM-B"), "discount-total"), Is.EqualTo("-$13.00"));

        var cart = await Shopper.ApplyCouponAsync("SINGLE");

        Assert.That(Total(cart, "discount-total"), Is.EqualTo("-$20.00"));
        Assert.That(cart.QuerySelectorAll(".applied-discount-code"), Has.Length.EqualTo(3), "codes that lost stay attached");
        foreach (var cross in cart.QuerySelectorAll("button[name^=removediscount-]"))
            await Shopper.CartButtonAsync(cross.GetAttribute("name")!);
    }

    [Test]
    public async Task A_gift_card_in_the_cart_refuses_coupons_and_is_bought_without_delivery()
    {
        await Discounts.CreateAsync("NO-GIFT", AdminDiscounts.OrderTotal, _tenOff);
        await Shopper.AddToCartAsync(GiftCard);

        var cart = await Shopper.ApplyCouponAsync("NO-GIFT");

        Assert.That(cart.QuerySelector(".coupon-box .message-failure")!.TextContent, Does.Contain("gift card"));
        Assert.That(Total(cart, "order-total"), Is.EqualTo("$50.00"));
        var order = await Shopper.PlaceOrderAsync();
        Assert.That((await Orders.ReadAsync(order)).Amounts["OrderTotalValue"], Is.EqualTo(50m));
    }

    [TestCase("EndDateUtc", "2020-01-01", "has ended")]
    [TestCase("StartDateUtc", "2120-01-01", "has not started")]
    public async Task A_coupon_outside_its_dates_is_refused_in_words(string field, string date, string expected)
    {
        await Discounts.CreateAsync(field, AdminDiscounts.OrderTotal, [.. _tenOff, (field, date)]);
        await Shopper.AddToCartAsync(Kettle);

        var cart = await Shopper.ApplyCouponAsync(field);

        Assert.That(cart.QuerySelector(".coupon-box .message-failure")!.TextContent, Does.Contain(expected).IgnoreCase);
        Assert.That(Total(cart, "discount-total"), Is.Null);
    }

    [Test]
    public async Task A_coupon_for_one_use_is_free_again_when_its_order_is_cancelled()
    {
        await Discounts.CreateAsync("ONCE", AdminDiscounts.OrderTotal, [.. _tenOff, ("DiscountLimitationId", "15")]);
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.ApplyCouponAsync("ONCE");
        var order = await Shopper.PlaceOrderAsync();
        await Shopper.AddToCartAsync(Kettle);
        Assert.That(Total(await Shopper.ApplyCouponAsync("ONCE"), "discount-total"), Is.Null);

        await Orders.CancelAsync(order);

        var cart = await Shopper.ApplyCouponAsync("ONCE");
        Assert.That(Total(cart, "discount-total"), Is.EqualTo("-$10.00"));
        await Shopper.CartButtonAsync(cart.QuerySelector("button[name^=removediscount-]")!.GetAttribute("name")!);
    }

    [Test]
    public async Task A_code_in_the_address_is_attached_when_it_holds()
    {
        await Discounts.CreateAsync("LINKED", AdminDiscounts.OrderTotal, _tenOff);
        await Shopper.AddToCartAsync(Kettle);

        var page = await Shopper.PageAsync("/?discountcoupon=LINKED&discountcoupon=NOSUCH");

        Assert.That(page.Body!.TextContent, Does.Contain("LINKED").And.Contain("NOSUCH"));
        Assert.That(Total(await Shopper.PageAsync("/cart"), "discount-total"), Is.EqualTo("-$10.00"));
        await Shopper.PlaceOrderAsync();
    }

    [Test]
    public async Task Requirement_groups_are_made_on_the_discounts_page_and_an_empty_one_goes_with_its_last_requirement()
    {
        var id = await Discounts.CreateAsync("GROUPS", AdminDiscounts.OrderTotal, _tenOff);
        var page = $"/Admin/Discount/Edit/{id}";
        var added = await Admin.PostFormAsync(page, "/Admin/Discount/AddNewGroup", ("discountId", $"{id}"), ("name", "Evenings"));
        var group = System.Text.Json.JsonDocument.Parse(await added.Content.ReadAsStringAsync()).RootElement.GetProperty("NewRequirementId").GetInt32();
        await Admin.PostFormAsync(page, "/Admin/Discount/GetDiscountRequirements", ("discountId", $"{id}"), ("discountRequirementId", $"{group}"));
        Assert.That((await Admin.PageAsync(page)).QuerySelector($"[data-requirement-id='{group}']")!.TextContent, Does.Contain("Evenings"));

        await Admin.PostFormAsync(page, $"/Admin/Discount/DeleteRequirement?discountId={id}", ("discountRequirementId", $"{group}"));

        Assert.That((await Admin.PageAsync(page)).QuerySelectorAll("[data-requirement-id]"), Is.Empty);
    }
}
