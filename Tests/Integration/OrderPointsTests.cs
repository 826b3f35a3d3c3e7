using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Shop;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Orders placed through the checkout and changed in the admin area end in the right points, whatever happens in between.</summary>
[TestFixture(TestDatabase.Sqlite)]
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed class OrderPointsTests(TestDatabase database) : ShopFixture(database)
{
    [Test]
    public async Task An_order_of_64_97_earns_64_points_at_once_and_says_so()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Store.Demo.ProductPath);

        await Shopper.PlaceOrderAsync();

        Assert.That(await PointsAsync() - before, Is.EqualTo(64));
        var page = await Shopper.PageAsync("/checkout/completed/");
        Assert.That(page.QuerySelector(".loyalty-order-earned")?.TextContent, Does.Contain("earned"));
        await ParallelDebitTests.AssertNoDriftAsync(Store);
    }

    [Test]
    public async Task An_order_that_earned_is_told_by_one_mail_of_the_scheduled_task()
    {
        await Store.RunTaskAsync("Loyalty. Mail earned points");
        var (_, order) = await OrderAsync();
        Assert.That(await MailsAsync(order), Is.Zero, "not during the checkout");
        await PassTimeAsync();

        await Store.RunTaskAsync("Loyalty. Mail earned points");
        await PassTimeAsync();
        await Store.RunTaskAsync("Loyalty. Mail earned points");

        Assert.That(await MailsAsync(order), Is.EqualTo(1));
        Assert.That(await MailsAsync(order, "/customer/loyalty"), Is.EqualTo(1));
        Assert.That(await MailsAsync(order, "!%Loyalty."), Is.Zero, "a token that was not replaced");
    }

    [Test]
    public async Task Nothing_is_told_that_was_earned_while_the_template_was_inactive()
    {
        await Store.RunTaskAsync("Loyalty. Mail earned points");
        await SetTemplateAsync(active: false);
        int order;
        try
        {
            (_, order) = await OrderAsync();
            await PassTimeAsync();
            await Store.RunTaskAsync("Loyalty. Mail earned points");
            Assert.That(await MailsAsync(order), Is.Zero);
        }
        finally
        {
            await SetTemplateAsync(active: true);
        }

        await Store.RunTaskAsync("Loyalty. Mail earned points");
        Assert.That(await MailsAsync(order), Is.Zero, "nor later");

        async Task SetTemplateAsync(bool active)
        {
            var id = await Store.ScalarAsync("SELECT \"Id\" FROM \"MessageTemplate\" WHERE \"Name\" = 'Loyalty.PointsEarned'");
            await Admin.SubmitAsync($"/Admin/MessageTemplate/Edit/{id}", "form[action^='/Admin/MessageTemplate/Edit']", "save", ("IsActive", active ? "true" : "false"));
            Assert.That(await Store.ScalarAsync($"SELECT COUNT(*) FROM \"MessageTemplate\" WHERE \"Id\" = {id} AND {(active ? "" : "NOT ")}\"IsActive\""), Is.EqualTo(1));
        }
    }

    private Task<long> MailsAsync(int order, string text = "") => Store.ScalarAsync($"""
        SELECT COUNT(*) FROM "QueuedEmail" WHERE "To" = '{Store.Demo.ShopperEmail}' AND "Subject" LIKE '%You have earned 64 %'
            AND "Body" LIKE '%<strong>64</strong>%order {order}.%' AND "Body" LIKE '%{text}%' ESCAPE '!'
        """);

    /// <summary>Lets what was booked rest long enough to be told, and the task forget that it was told.</summary>
    private async Task PassTimeAsync()
    {
        await Store.TamperAsync($"UPDATE \"LoyaltyEntry\" SET \"BookedOnUtc\" = {Earlier("BookedOnUtc", 5)}");
        await Store.TamperAsync($"UPDATE \"LoyaltyEarnedMailPass\" SET \"DoneUntilUtc\" = {Earlier("DoneUntilUtc", 10)}");
    }

    private string Earlier(string column, int minutes) => Database switch
    {
        TestDatabase.Sqlite => $"datetime('now', '-{minutes} minutes')",
        TestDatabase.MariaDb => $"\"{column}\" - interval {minutes} minute",
        _ => $"\"{column}\" - interval '{minutes} minutes'"
    };

    [Test]
    public async Task The_product_page_says_what_it_earns()
    {
        using var visitor = Store.Visitor();

        var page = await visitor.PageAsync(Store.Demo.ProductPath);

        Assert.That(page.QuerySelector(".product-essential .loyalty-earn")!.TextContent.Trim(), Is.EqualTo("Earn 64 points"));
    }

    [Test]
    public async Task A_cancelled_order_takes_its_points_back_once()
    {
        var (before, order) = await OrderAsync();

        await Orders.CancelAsync(order);
        await Orders.ChangeStatusAsync(order, AdminOrders.Cancelled);

        Assert.That(await PointsAsync(), Is.EqualTo(before));
        await ParallelDebitTests.AssertNoDriftAsync(Store);
    }

    [Test]
    public async Task Cancelling_by_the_status_box_takes_the_points_back_and_reopening_gives_them_again()
    {
        var (before, order) = await OrderAsync();
        var earned = await PointsAsync() - before;

        await Orders.ChangeStatusAsync(order, AdminOrders.Cancelled);
        var cancelled = await PointsAsync();
        await Orders.ChangeStatusAsync(order, AdminOrders.Processing);

        Assert.That(cancelled, Is.EqualTo(before));
        Assert.That(await PointsAsync(), Is.EqualTo(before + earned));
    }

    [Test]
    public async Task A_deleted_order_takes_its_points_back()
    {
        var (before, order) = await OrderAsync();

        await Orders.DeleteAsync(order);

        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Refunds_in_parts_end_where_one_full_refund_ends()
    {
        var (before, order) = await OrderAsync();
        await Orders.MarkPaidAsync(order);
        var earned = await PointsAsync() - before;

        await Orders.RefundPartAsync(order, 10.01m);
        var afterFirst = await PointsAsync() - before;
        await Orders.RefundPartAsync(order, 20.02m);
        var afterSecond = await PointsAsync() - before;

        Assert.That(afterFirst, Is.LessThan(earned).And.GreaterThan(0));
        Assert.That(afterSecond, Is.LessThan(afterFirst).And.GreaterThan(0));
        await Orders.RefundPartAsync(order, await RefundableAsync(order));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
        await ParallelDebitTests.AssertNoDriftAsync(Store);
    }

    [Test]
    public async Task Marking_an_order_paid_and_complete_adds_nothing_to_points_given_when_it_was_placed()
    {
        var (before, order) = await OrderAsync();
        var earned = await PointsAsync() - before;

        await Orders.MarkPaidAsync(order);
        await Orders.ChangeStatusAsync(order, AdminOrders.Complete);
        await Orders.ChangeStatusAsync(order, AdminOrders.Complete);

        Assert.That(await PointsAsync(), Is.EqualTo(before + earned));
    }

    private async Task<(long Before, int Order)> OrderAsync()
    {
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Store.Demo.ProductPath);
        var order = await Shopper.PlaceOrderAsync();
        Assert.That(await PointsAsync(), Is.GreaterThan(before));
        return (before, order);
    }

    private async Task<decimal> RefundableAsync(int order)
    {
        var page = await Shopper.PageAsync($"/orderdetails/{order}");
        var total = page.QuerySelector(".order-total strong, li.order-total")!.TextContent;
        var amount = decimal.Parse(new string(total.Where(c => char.IsDigit(c) || c == '.').ToArray()), System.Globalization.CultureInfo.InvariantCulture);
        return amount - 30.03m;
    }

    private async Task<long> PointsAsync() => (await AccountAsync()).GetProperty("points").GetInt64();

    private Task<System.Text.Json.JsonElement> AccountAsync() => Store.DataAsync($"/api/loyalty/points/{Store.Demo.ShopperId}");
}
