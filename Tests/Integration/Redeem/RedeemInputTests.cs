using System.Net;
using AngleSharp.Html.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redeem;

/// <summary>Whatever is typed or forged, the shopper is told in plain words and nothing changes.</summary>
[TestFixture]
public sealed class RedeemInputTests : RedeemFixture
{
    [TestCase("", "Number of points: enter how many points you want to use.")]
    [TestCase("abc", "Number of points: only a whole number can be used.")]
    [TestCase("1.5", "Number of points: only a whole number can be used.")]
    [TestCase("1,000", "Number of points: only a whole number can be used.")]
    [TestCase("0", "Number of points: it must be more than zero.")]
    [TestCase("-100", "Number of points: it must be more than zero.")]
    [TestCase("99999999999999999999999", "Number of points: that is more than anybody has.")]
    [TestCase("1000000000000", "You have {balance} points.")]
    [TestCase("150", "Points are spent in steps of 100.")]
    [TestCase("7000", "This cart takes at most 6,400 points.")]
    public async Task A_number_that_cannot_be_used_is_refused_with_its_reason(string typed, string expected)
    {
        await Shopper.AddToCartAsync(Kettle);
        var before = await PointsAsync();

        var answer = await Shopper.AskAsync("points", "Cart", ("loyaltyPoints", typed));
        var page = await Shopper.UsePointsAsync(typed);

        expected = expected.Replace("{balance}", $"{before:N0}");
        Assert.That(answer.Message, Is.EqualTo(expected));
        Assert.That(answer.Success, Is.False);
        Assert.That(((IHtmlInputElement)answer.Box.QuerySelector(".loyalty-points-input")!).Value, Is.EqualTo(typed), "what was typed can be mended");
        Assert.That(page.Notice(), Is.EqualTo(expected), "without a script");
        AssertAgrees(page, 0, 0);
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [TestCase("\"MinRedeemPoints\" = 400", "300", "At least 400 points are needed.")]
    [TestCase("\"MaxRedeemPointsPerOrder\" = 500", "600", "An order takes at most 500 points.")]
    [TestCase("\"MaxRedeemPercent\" = 10", "700", "This cart takes at most 600 points.")]
    [TestCase("\"RedeemStep\" = 250", "300", "Points are spent in steps of 250.")]
    public async Task Each_limit_of_the_program_is_kept_and_named(string limit, string typed, string expected)
    {
        await LimitAsync(limit);
        await Shopper.AddToCartAsync(Kettle);
        var before = await PointsAsync();

        var answer = await Shopper.AskAsync("points", "Cart", ("loyaltyPoints", typed));

        Assert.That((answer.Success, answer.Message), Is.EqualTo((false, expected)));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
        var limits = answer.Box.QuerySelector(".loyalty-redeem-limits")!.TextContent;
        Assert.That(limits, Does.Match(@"^From [\d,]+ to [\d,]+ points, in steps of \d+\.$"));
    }

    [Test]
    public async Task Arabic_digits_are_a_number()
    {
        await Shopper.AddToCartAsync(Kettle);

        AssertAgrees(await Shopper.UsePointsAsync("٣٠٠"), 3);
    }

    [TestCase("")]
    [TestCase("abc")]
    [TestCase("-1")]
    [TestCase("99999999999")]
    public async Task A_reward_that_is_no_number_is_refused(string reward)
    {
        await Shopper.AddToCartAsync(Kettle);

        var answer = await Shopper.AskAsync("reward", "Cart", ("loyaltyReward", reward));

        Assert.That((answer.Success, answer.Message), Is.EqualTo((false, "Reward: there is no such reward. Please choose one from the list.")));
    }

    [Test]
    public async Task A_reward_that_does_not_exist_is_refused()
    {
        await Shopper.AddToCartAsync(Kettle);

        Assert.That((await Shopper.AskAsync("reward", "Cart", ("loyaltyReward", "987654"))).Message, Is.EqualTo("This reward is not offered any more."));
    }

    [Test]
    public async Task Nobody_removes_the_points_of_another_and_nobody_learns_of_them()
    {
        await Shopper.AddToCartAsync(Kettle);
        var cart = await Shopper.UsePointsAsync("300");
        var reservation = cart.QuerySelector("button[name=loyaltyRedemption]")!.GetAttribute("value")!;
        var before = await PointsAsync();
        using var other = await OtherAsync("other");
        await other.AddToCartAsync(Kettle);

        var foreign = await other.AskAsync("remove", "Cart", ("loyaltyRedemption", reservation));
        var unknown = await other.AskAsync("remove", "Cart", ("loyaltyRedemption", "987654"));
        var nonsense = await other.AskAsync("remove", "Cart", ("loyaltyRedemption", "x"));

        Assert.That(foreign.Message, Does.StartWith("Applied points: these have been used or given back"));
        Assert.That(new[] { unknown.Message, nonsense.Message }, Is.All.EqualTo(foreign.Message));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
        AssertAgrees(await Shopper.PageAsync("/cart"), 3);
    }

    [Test]
    public async Task What_was_removed_already_gives_nothing_twice()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        var cart = await Shopper.UsePointsAsync("300");
        var reservation = cart.QuerySelector("button[name=loyaltyRedemption]")!.GetAttribute("value")!;
        await Shopper.AskAsync("remove", "Cart", ("loyaltyRedemption", reservation));

        var again = await Shopper.AskAsync("remove", "Cart", ("loyaltyRedemption", reservation));

        Assert.That((again.Success, again.Message), Is.EqualTo((false, "These points have been used or given back meanwhile. Please look at your cart again.")));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [TestCase("points", "loyaltyPoints", "300")]
    [TestCase("reward", "loyaltyReward", "1")]
    [TestCase("remove", "loyaltyRedemption", "1")]
    public async Task Without_the_antiforgery_token_nothing_is_done(string action, string field, string value)
    {
        await Shopper.AddToCartAsync(Kettle);
        var before = await PointsAsync();

        using var answer = await Shopper.PostAsync($"/loyalty/redeem/{action}", (field, value));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [TestCase("Cart", "/cart")]
    [TestCase("MyLoyalty", "/customer/loyalty")]
    [TestCase("Payment", "/checkout/paymentmethod")]
    [TestCase("OpcConfirm", "/onepagecheckout")]
    [TestCase("https://elsewhere.example/", "/cart")]
    [TestCase("", "/cart")]
    public async Task The_answer_leads_back_to_where_the_box_stands_and_nowhere_else(string place, string expected)
    {
        await Shopper.AddToCartAsync(Kettle);

        using var answer = await Shopper.PostFormAsync("/", "/loyalty/redeem/points", ("loyaltyPoints", "x"), ("loyaltyPlace", place));

        Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_guest_is_asked_to_sign_in()
    {
        using var guest = Store.Visitor();
        await guest.AddToCartAsync(Kettle);

        var box = (await guest.PageAsync("/cart")).QuerySelector(".loyalty-redeem-box")!;

        Assert.That(box.QuerySelector("a")!.TextContent, Is.EqualTo("Sign in to use your points"));
        Assert.That(box.QuerySelector("a")!.GetAttribute("href"), Does.StartWith("/login?").And.Contains("cart"));
        Assert.That(box.QuerySelector("input"), Is.Null);
        Assert.That((await guest.AskAsync("points", "Cart", ("loyaltyPoints", "300"))).Message, Is.EqualTo("Sign in to spend points."));
    }

    [Test]
    public async Task A_customer_without_points_is_told_how_many_it_takes()
    {
        using var other = await OtherAsync("newcomer");
        await other.AddToCartAsync(Kettle);

        var box = (await other.PageAsync("/cart")).QuerySelector(".loyalty-redeem-box")!;

        Assert.That(box.QuerySelector(".loyalty-redeem-balance")!.TextContent.Trim(), Is.EqualTo("You have 0 points."));
        Assert.That(box.QuerySelector(".loyalty-redeem-problem")!.TextContent, Does.StartWith("100 points are needed"));
        Assert.That(box.QuerySelector(".loyalty-points-input"), Is.Null);
        Assert.That(box.QuerySelector(".loyalty-reward-problem")!.TextContent.Trim(), Does.EndWith("points to go"));
        Assert.That((await other.AskAsync("points", "Cart", ("loyaltyPoints", "300"))).Success, Is.False);
    }

    [Test]
    public async Task Where_points_cannot_be_spent_there_is_no_box()
    {
        await LimitAsync($"\"RedemptionEnabled\" = {True(false)}");
        await Shopper.AddToCartAsync(Kettle);

        Assert.That((await Shopper.PageAsync("/cart")).QuerySelector(".loyalty-redeem-box"), Is.Null);
        Assert.That((await Shopper.AskAsync("points", "Cart", ("loyaltyPoints", "300"))).Message, Is.EqualTo("Points cannot be spent here at the moment."));
    }

    private async Task<StoreSession> OtherAsync(string name)
    {
        var email = $"{name}@example.com";
        await new AdminCustomers(Admin).CreateAsync(email, "another-demo-1");
        return await Store.SignedInAsync(email, "another-demo-1");
    }
}
