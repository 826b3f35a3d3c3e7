using System.Net;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redemption;

/// <summary>Lines that points pay, and what only points buy.</summary>
public sealed partial class RedemptionRuleTests
{
    private const string Mug = "/stoneware-mug";

    [Test]
    public async Task A_product_taken_for_points_costs_no_money_and_its_points_leave_the_balance_at_once()
    {
        await SellAsync(Mug, 500);
        using var member = await NewMemberAsync(2_000);

        var page = await member.Session.PageAsync(Mug);
        Assert.That(page.QuerySelector(".loyalty-price-points")!.TextContent, Is.EqualTo("or 500 points"));
        Assert.That(page.QuerySelector(".loyalty-price-button")!.TextContent, Is.EqualTo("Get it for 500 points"));
        await member.Session.TakeForPointsAsync(Mug, 2);

        Assert.That(await member.PointsAsync(), Is.EqualTo(1_000));
        var cart = await member.Session.PageAsync("/cart");
        Assert.That((cart.QuerySelector(".product-unit-price")!.TextContent, cart.QuerySelector(".product-subtotal")!.TextContent), Is.EqualTo(("500 points", "1,000 points")));
        Assert.That(cart.QuerySelector(".loyalty-lines-sum")!.TextContent, Does.Contain("1,000 points").And.Contain("left"));
        Assert.That(cart.QuerySelector(".order-subtotal .value-summary")!.TextContent, Does.Contain("0.00"));

        var order = await member.Session.PlaceOrderAsync();

        Assert.That((await member.UsedPointsAsync(), await member.PointsAsync()), Is.EqualTo((1_000L, 1_000L)), "a line that points pay earns nothing");
        Assert.That(await Store.ReadTextAsync($"SELECT \"AttributeDescription\" FROM \"OrderItem\" WHERE \"OrderId\" = {order}"), Is.EqualTo("Paid with points: 500 points each"));
        await Orders.CancelAsync(order);
        Assert.That(await member.PointsAsync(), Is.EqualTo(2_000));
        await Orders.DeleteAsync(order);
        Assert.That(await member.PointsAsync(), Is.EqualTo(2_000), "only once");
    }

    [Test]
    public async Task The_points_of_a_line_follow_its_pieces_and_come_back_when_it_leaves()
    {
        await SellAsync(Mug, 500);
        using var member = await NewMemberAsync(1_600);
        await member.Session.TakeForPointsAsync(Mug, 1);
        var line = await LineAsync(member);

        await member.Session.CartButtonAsync("updatecart", ($"itemquantity{line}", "3"));
        await member.Session.PageAsync("/cart");
        Assert.That(await member.PointsAsync(), Is.EqualTo(100));
        await member.Session.CartButtonAsync("updatecart", ($"itemquantity{line}", "2"));
        Assert.That(await member.PointsAsync(), Is.EqualTo(600));

        await member.Session.CartButtonAsync("updatecart", ($"itemquantity{line}", "9"));
        var cart = await member.Session.PageAsync("/cart");
        Assert.That(cart.QuerySelector(".product-subtotal")!.TextContent, Does.Not.Contain("points"), "not enough for nine: money pays the line");
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_600));

        await member.Session.CartButtonAsync("updatecart", ($"itemquantity{line}", "1"));
        await SwitchAsync(member.Session, line);
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_100));
        await member.Session.EmptyCartAsync();
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_600));
    }

    [Test]
    public async Task A_line_is_switched_between_money_and_points_and_other_lines_of_the_cart_stay_as_they_are()
    {
        await SellAsync(Mug, 500);
        using var member = await NewMemberAsync(2_000);
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.AddToCartAsync(Mug);
        var line = await LineAsync(member);

        await SwitchAsync(member.Session, line);
        var paid = await member.Session.PageAsync("/cart");
        await SwitchAsync(member.Session, line);
        var back = await member.Session.PageAsync("/cart");

        Assert.That(paid.QuerySelectorAll(".product-subtotal").Select(cell => cell.TextContent.Contains("points")), Is.EquivalentTo(new[] { false, true }));
        Assert.That(back.QuerySelectorAll(".product-subtotal").Any(cell => cell.TextContent.Contains("points")), Is.False);
        Assert.That(await member.PointsAsync(), Is.EqualTo(2_000));
    }

    [Test]
    public async Task Guests_are_asked_to_sign_in_and_members_with_too_few_points_see_how_many_are_missing()
    {
        await SellAsync(Mug, 500);
        using var guest = Store.Visitor();
        using var member = await NewMemberAsync(340);

        Assert.That((await guest.PageAsync(Mug)).QuerySelector(".loyalty-price-signin")!.TextContent, Is.EqualTo("Sign in to get it for 500 points"));
        var page = await member.Session.PageAsync(Mug);
        Assert.That(page.QuerySelector(".loyalty-price-note")!.TextContent, Is.EqualTo("160 points to go"));
        Assert.That(page.QuerySelector("progress.loyalty-price-progress")!.GetAttribute("value"), Is.EqualTo("340"));
        Assert.That(page.QuerySelector("progress.loyalty-price-progress")!.GetAttribute("aria-label"), Is.EqualTo("Your points towards it"), "what is missing is read once");
        Assert.That(page.QuerySelector(".loyalty-price-button"), Is.Null);
    }

    [Test]
    public async Task Money_does_not_bring_into_the_cart_what_only_points_buy()
    {
        var mug = await SellAsync(Mug, 500, only: true);
        using var member = await NewMemberAsync(2_000);

        var page = await member.Session.PageAsync(Mug);
        Assert.That(page.QuerySelector(".add-to-cart-button"), Is.Null);
        foreach (var action in new[] { $"/addproducttocart/details/{mug}/1", $"/addproducttocart/catalog/{mug}/1/1" })
        {
            var answer = await member.Session.PostFormAsync(Mug, action, ($"addtocart_{mug}.EnteredQuantity", "1"));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("sold for points only"), action);
        }
        Assert.That(await Store.ScalarAsync($"SELECT COUNT(*) FROM \"ShoppingCartItem\" WHERE \"CustomerId\" = {member.CustomerId}"), Is.Zero);

        await member.Session.TakeForPointsAsync(Mug, 1);
        await member.Session.PlaceOrderAsync();
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_500));
    }

    [Test]
    public async Task A_cart_filled_before_a_product_became_points_only_is_not_ordered_for_money_and_says_which_line_and_why()
    {
        using var member = await NewMemberAsync(2_000);
        await SellAsync(Mug, 0);
        await member.Session.AddToCartAsync(Mug);
        var token = await member.Session.GoToConfirmAsync();
        await SellAsync(Mug, 500, only: true);

        var refused = await member.Session.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", token));

        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("Stoneware mug").And.Contain("points only"));
        Assert.That(await member.OrdersAsync(), Is.Zero);
        Assert.That((await member.Session.PageAsync("/cart")).QuerySelector("td.product .message-error")!.TextContent, Does.Contain("points only"));
        await SwitchAsync(member.Session, await LineAsync(member));
        await member.Session.PlaceOrderAsync();
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_500));
    }

    [Test]
    public async Task A_price_in_points_that_was_raised_meanwhile_is_shown_and_asked_for_again()
    {
        await SellAsync(Mug, 500, only: true);
        using var member = await NewMemberAsync(2_000);
        await member.Session.TakeForPointsAsync(Mug, 1);
        var token = await member.Session.GoToConfirmAsync();
        await SellAsync(Mug, 700, only: true);

        var refused = await member.Session.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", token));

        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("700 points now"));
        Assert.That((await member.OrdersAsync(), await member.PointsAsync()), Is.EqualTo((0L, 2_000L)));
        await SwitchAsync(member.Session, await LineAsync(member));
        await member.Session.PlaceOrderAsync();
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_300));
    }

    [Test]
    public async Task The_last_points_buy_one_of_two_products_in_two_tabs()
    {
        await SellAsync(Mug, 500);
        await SellAsync(Kettle, 500);
        using var member = await NewMemberAsync(500);
        var other = await member.SignInAsync(Store.Address);

        Func<Task<HttpResponseMessage>>[] tabs = [await member.Session.OpenTakeAsync(Mug), await other.OpenTakeAsync(Kettle)];
        await Task.WhenAll(tabs.Select(press => press()));

        Assert.That(await member.PointsAsync(), Is.Zero);
        Assert.That(await member.RedemptionsAsync(Redemptions.Reserved), Is.EqualTo(1));
        Assert.That(await Store.ScalarAsync($"SELECT COUNT(*) FROM \"ShoppingCartItem\" WHERE \"CustomerId\" = {member.CustomerId}"), Is.EqualTo(1), "what could not be had left the cart again");
    }

    [Test]
    public async Task Pieces_that_leave_an_order_bring_exactly_their_points_back_and_money_refunds_none()
    {
        await SellAsync(Mug, 500);
        using var member = await NewMemberAsync(1_500);
        await member.Session.TakeForPointsAsync(Mug, 3);
        var order = await member.Session.PlaceOrderAsync();
        Assert.That(await member.PointsAsync(), Is.Zero);

        await Orders.EditFirstItemAsync(order, 1, 0);
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_000));
        await Orders.DeleteFirstItemAsync(order);
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_500));
    }

    [Test]
    public async Task A_discount_of_the_shop_is_not_used_up_by_a_line_that_points_pay()
    {
        await SellAsync(Mug, 500);
        await new AdminDiscounts(Admin).CreateAsync("MUGS10", AdminDiscounts.OrderTotal, ("DiscountAmount", "1"));
        using var member = await NewMemberAsync(2_000);
        await member.Session.TakeForPointsAsync(Mug, 1);

        var order = await member.Session.PlaceOrderAsync();

        Assert.That(await Store.TextsAsync($"SELECT d.\"Name\" FROM \"DiscountUsageHistory\" h JOIN \"Discount\" d ON d.\"Id\" = h.\"DiscountId\" WHERE h.\"OrderId\" = {order}"),
            Is.EqualTo(new[] { "Rewards: paid with points" }));
    }

    [Test]
    public async Task Lines_come_off_when_the_time_for_which_points_were_kept_is_over()
    {
        await SellAsync(Mug, 500);
        using var member = await NewMemberAsync(500);
        await member.Session.TakeForPointsAsync(Mug, 1);
        await Store.TamperAsync($"UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '{Moment(-1)}' WHERE \"MemberId\" = {member.Id}");

        var cart = await member.Session.PageAsync("/cart");

        Assert.That(cart.QuerySelector(".message-error")!.TextContent, Does.Contain("has run out"));
        Assert.That(cart.QuerySelector(".product-subtotal")!.TextContent, Does.Not.Contain("points"));
        Assert.That(await member.PointsAsync(), Is.EqualTo(500));
    }

    /// <summary>Says what a product costs in points, until the test is over; returns the product's number.</summary>
    private Task<int> SellAsync(string path, long points, bool only = false, params (string Name, string Value)[] terms)
    {
        _sold.Add(path);
        return Admin.SellForPointsAsync(path, points, only, terms);
    }

    private Task<long> LineAsync(Member member) => Store.ScalarAsync(
        $"SELECT MAX(\"Id\") FROM \"ShoppingCartItem\" WHERE \"CustomerId\" = {member.CustomerId}");

    /// <summary>Presses the switch of a line in the cart.</summary>
    private static async Task SwitchAsync(StoreSession session, long line)
    {
        var cart = await session.PageAsync("/cart");
        var button = cart.QuerySelector($".loyalty-lines li[data-line='{line}'] button") ?? throw new AssertionException(cart.QuerySelector(".order-summary-content")!.OuterHtml);
        var answer = await session.PostFormAsync("/cart", button.GetAttribute("formaction")!);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
    }
}
