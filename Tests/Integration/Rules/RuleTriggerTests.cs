using AngleSharp.Html.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Rules;

/// <summary>Every trigger, by the event itself: an order, a review, a registration.</summary>
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed class RuleTriggerTests(TestDatabase database) : RuleFixture(database)
{
    [Test]
    public async Task An_order_gives_fixed_points_and_a_rate_on_its_amount()
    {
        var tenner = await RuleAsync("order");
        var rate = await RuleAsync("order", new { awardKind = "rate", rate = 0.5 });
        using var member = await NewMemberAsync(0);

        await member.BuyAsync();

        Assert.That((await GivenAsync(tenner, member), await GivenAsync(rate, member)), Is.EqualTo((10L, 32L)));
        Assert.That(await member.PointsAsync(), Is.EqualTo(64 + 10 + 32));
    }

    [Test]
    public async Task Products_categories_and_manufacturers_give_points_by_piece_or_multiply()
    {
        var kettle = await Store.ScalarAsync("SELECT \"Id\" FROM \"Product\" WHERE \"Sku\" = 'POT-KETTLE'");
        var kitchen = await Store.ScalarAsync("SELECT \"Id\" FROM \"Category\" WHERE \"Name\" LIKE 'Kitchen%'");
        var roasters = await Store.ScalarAsync("SELECT \"Id\" FROM \"Manufacturer\" WHERE \"Name\" = 'Harbour Roasters'");
        var byPiece = await RuleAsync("product", new { targetIds = new[] { kettle }, perPiece = true });
        var doubled = await RuleAsync("category", new { targetIds = new[] { kitchen }, awardKind = "multiplier", multiplier = 2 });
        var made = await RuleAsync("manufacturer", new { targetIds = new[] { roasters } });
        var other = await RuleAsync("product", new { targetIds = new[] { kettle + 1000 } });
        using var member = await NewMemberAsync(0);

        await member.Session.AddToCartAsync(Kettle, 2);
        await member.Session.AddToCartAsync("/harbour-blend-500-g");
        await member.Session.PlaceOrderAsync();

        Assert.That(await GivenAsync(byPiece, member), Is.EqualTo(20));
        Assert.That(await GivenAsync(doubled, member), Is.EqualTo(145), "2 x 64.97 + 16.00");
        Assert.That(await GivenAsync(made, member), Is.EqualTo(10));
        Assert.That(await GivenAsync(other, member), Is.Zero);
    }

    [Test]
    public async Task The_first_and_the_second_order_give_points_once_each()
    {
        var first = await RuleAsync("firstOrder");
        var second = await RuleAsync("nthOrder", new { orderNumber = 2, points = 20 });
        using var member = await NewMemberAsync(0);

        for (var i = 0; i < 3; i++)
            await member.BuyAsync();

        Assert.That((await GivenAsync(first, member), await GivenAsync(second, member)), Is.EqualTo((10L, 20L)));
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task Refunds_and_cancelling_take_the_rules_points_back_in_proportion()
    {
        var rule = await RuleAsync("order", new { points = 1000 });
        using var member = await NewMemberAsync(0);
        var order = await member.BuyAsync(card: Checkout.GoodCard);
        var total = await Store.ScalarAsync($"SELECT CAST(\"OrderTotal\" * 100 AS INTEGER) FROM \"Order\" WHERE \"Id\" = {order}") / 100m;

        await Orders.RefundPartAsync(order, 10);
        Assert.That(await GivenAsync(rule, member), Is.EqualTo((long)Math.Floor(1000 * (total - 10) / total)));
        await Orders.RefundPartAsync(order, total - 10);

        Assert.That(await GivenAsync(rule, member), Is.Zero);
        Assert.That(await member.PointsAsync(), Is.Zero);
    }

    [Test]
    public async Task An_account_gives_points_when_it_is_made_and_when_it_is_active()
    {
        var registration = await RuleAsync("registration");
        var activation = await RuleAsync("activation", new { points = 5 });

        using var member = await NewMemberAsync(0);

        Assert.That((await GivenAsync(registration, member), await GivenAsync(activation, member)), Is.EqualTo((10L, 5L)));
    }

    [Test]
    public async Task An_account_that_an_admin_approves_is_active_then()
    {
        var activation = await RuleAsync("activation");
        await SetAsync("customersettings.userregistrationtype", "AdminApproval");
        try
        {
            using var member = await NewMemberAsync(0);
            Assert.That(await GivenAsync(activation, member), Is.Zero);

            var page = $"/Admin/Customer/Edit/{member.CustomerId}";
            await Admin.SubmitAsync(page, "form[action^='/Admin/Customer/Edit']", "save", ("Active", "true"));

            Assert.That(await GivenAsync(activation, member), Is.EqualTo(10));
        }
        finally
        {
            await SetAsync("customersettings.userregistrationtype", "Standard");
        }
    }

    [Test]
    public async Task A_review_gives_points_when_an_admin_approves_it_and_not_again()
    {
        var review = await RuleAsync("review", new { conditions = new Dictionary<string, string> { ["metadata.rating"] = "5" } });
        using var member = await NewMemberAsync(0);
        await member.Session.SubmitAsync(Kettle, "#product-review-form", "add-review", ("AddProductReview.Title", "Good"),
            ("AddProductReview.ReviewText", "It pours."), ("AddProductReview.Rating", "5"));
        var id = await Store.ScalarAsync($"SELECT \"Id\" FROM \"ProductReview\" WHERE \"CustomerId\" = {member.CustomerId}");
        Assert.That(await GivenAsync(review, member), Is.Zero);

        foreach (var approved in new[] { "true", "false", "true" })
            await Admin.SubmitAsync($"/Admin/ProductReview/Edit/{id}", "#productreview-form", "save", ("IsApproved", approved));

        Assert.That(await GivenAsync(review, member), Is.EqualTo(10));
    }

    [Test]
    public async Task The_newsletter_gives_points_once_the_address_is_confirmed()
    {
        var newsletter = await RuleAsync("newsletter");
        using var member = await NewMemberAsync(0);
        var email = (await Store.TextsAsync($"SELECT \"Email\" FROM \"Customer\" WHERE \"Id\" = {member.CustomerId}"))[0];
        await member.Session.PostFormAsync(Kettle, "/subscribenewsletter", ("email", email), ("subscribe", "true"));
        Assert.That(await GivenAsync(newsletter, member), Is.Zero);
        Assert.That(await Store.ScalarAsync($"SELECT COUNT(*) FROM \"QueuedEmail\" WHERE \"To\" = '{email}' AND \"Body\" LIKE '%/newsletter/subscriptionactivation/%'"), Is.EqualTo(1));

        var guid = (await Store.TextsAsync($"SELECT \"NewsLetterSubscriptionGuid\" FROM \"NewsLetterSubscription\" WHERE \"Email\" = '{email}'"))[0];
        foreach (var active in new[] { "true", "false", "true" })
            await member.Session.PageAsync($"/newsletter/subscriptionactivation/{guid}/{active}");

        Assert.That(await GivenAsync(newsletter, member), Is.EqualTo(10));
    }

    [Test]
    public async Task A_birthday_gives_points_once_a_year()
    {
        var birthday = await RuleAsync("birthday");
        using var member = await NewMemberAsync(0);
        using var other = await NewMemberAsync(0);
        await BornAsync(member, DateTime.UtcNow.AddYears(-30));
        await BornAsync(other, DateTime.UtcNow.AddYears(-30).AddDays(7));

        await Store.RunTaskAsync("Loyalty. Award birthdays");
        await Store.RunTaskAsync("Loyalty. Award birthdays");

        Assert.That((await GivenAsync(birthday, member), await GivenAsync(birthday, other)), Is.EqualTo((10L, 0L)));
        return;

        static async Task BornAsync(Member who, DateTime day) => await who.Session.SubmitAsync("/customer/info", "form[action='/customer/info']", "save-info-button",
            ("DateOfBirthDay", day.Day.ToString()), ("DateOfBirthMonth", day.Month.ToString()), ("DateOfBirthYear", day.Year.ToString()));
    }

    [Test]
    public async Task Rising_to_a_tier_gives_its_bonus_once()
    {
        var silver = (int)await Store.ScalarAsync("SELECT \"Id\" FROM \"LoyaltyTier\" WHERE \"ProgramId\" = 1 AND \"Name\" = 'Silver'");
        var bonus = await RuleAsync("tierBonus", new { tierIds = new[] { silver } });
        using var member = await NewMemberAsync(0);
        await member.Session.AddToCartAsync(Kettle, 8);
        var order = await member.Session.PlaceOrderAsync();

        Assert.That(await GivenAsync(bonus, member), Is.EqualTo(10));
        await Orders.ChangeStatusAsync(order, AdminOrders.Cancelled);
        await Orders.ChangeStatusAsync(order, AdminOrders.Processing);
        Assert.That(await GivenAsync(bonus, member), Is.EqualTo(10));
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task A_referral_gives_each_side_its_points_once_the_friends_order_is_past_its_hold()
    {
        var brought = await RuleAsync("referral", new { conditions = new Dictionary<string, string> { ["scope"] = "referrer" } });
        var came = await RuleAsync("referral", new { points = 5, conditions = new Dictionary<string, string> { ["scope"] = "referee" } });
        await Admin.SubmitAsync("/Admin/LoyaltyReferralAdmin/Terms", "#loyalty-referral-terms", "save", ("Enabled", "true"), ("SameIpLimit", "0"));
        await SetProgramAsync(("HoldDays", "14"));
        try
        {
            using var referrer = await NewMemberAsync(0);
            using var stranger = await NewMemberAsync(0);
            var link = ((IHtmlInputElement)(await referrer.Session.PageAsync("/customer/loyalty")).QuerySelector("#loyalty-referral-link")!).Value;
            using var friend = await NewMemberAsync(0, link: new Uri(link).PathAndQuery);
            await Store.MoveOutAsync(friend.CustomerId);
            await stranger.BuyAsync(card: Checkout.GoodCard);
            var order = await friend.BuyAsync(card: Checkout.GoodCard);
            await Orders.ChangeStatusAsync(order, AdminOrders.Complete);
            await Store.RunTaskAsync("Loyalty. Reconcile orders");
            Assert.That((await GivenAsync(brought, referrer), await GivenAsync(came, friend)), Is.EqualTo((0L, 0L)), "still held back");

            await Store.TamperAsync($"UPDATE \"LoyaltyOrderAward\" SET \"HeldUntilUtc\" = '{Moment(-0.01)}' WHERE \"OrderId\" = {order}");
            for (var i = 0; i < 2; i++)
                await Store.RunTaskAsync("Loyalty. Reconcile orders");

            Assert.That((await GivenAsync(brought, referrer), await GivenAsync(came, friend)), Is.EqualTo((10L, 5L)));
            Assert.That(await Store.ScalarAsync($"SELECT SUM(\"Points\") FROM \"LoyaltyEntry\" WHERE \"RuleId\" IN ({brought}, {came})"), Is.EqualTo(15), "nobody else, and no side twice");
            Assert.That(await Store.ScalarAsync($"""
                SELECT COUNT(*) FROM "QueuedEmail" WHERE "Body" LIKE '%found each other%'
                    AND "To" IN (SELECT "Email" FROM "Customer" WHERE "Id" IN ({referrer.CustomerId}, {friend.CustomerId}))
                """), Is.EqualTo(2), "each side is told once");

            await Orders.ChangeStatusAsync(order, AdminOrders.Cancelled);
            Assert.That((await GivenAsync(brought, referrer), await GivenAsync(came, friend)), Is.EqualTo((0L, 0L)), "taken back with the referral");
            await Orders.ChangeStatusAsync(order, AdminOrders.Complete);
            Assert.That((await GivenAsync(brought, referrer), await GivenAsync(came, friend)), Is.EqualTo((10L, 5L)), "given again with it");
            await Orders.RefundAsync(order);
            await Store.RunTaskAsync("Loyalty. Reconcile orders");
            Assert.That((await GivenAsync(brought, referrer), await GivenAsync(came, friend)), Is.EqualTo((0L, 0L)), "refunded");
        }
        finally
        {
            await SetProgramAsync(("HoldDays", "0"));
        }
    }

    [Test]
    public async Task An_interaction_gives_the_points_of_all_rules_that_match_and_says_so()
    {
        var win = await RuleAsync("interaction", new { conditions = new Dictionary<string, string> { ["outcome"] = "win" } });
        var any = await RuleAsync("interaction", new { points = 2 });
        var lose = await RuleAsync("interaction", new { conditions = new Dictionary<string, string> { ["outcome"] = "lose" } });
        using var member = await NewMemberAsync(0);

        var answer = await SpinAsync(member, new { outcome = "win", metadata = new { wheel = 3 } });

        Assert.That(answer.GetProperty("awards").EnumerateArray().Select(award => (award.GetProperty("ruleId").GetInt32(), award.GetProperty("points").GetInt64())),
            Is.EqualTo(new[] { (win, 10L), (any, 2L) }));
        Assert.That(await member.PointsAsync(), Is.EqualTo(12));
        Assert.That(await GivenAsync(lose, member), Is.Zero);
    }
}
