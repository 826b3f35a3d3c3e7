using System.Net.Http.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Shop;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Costs;

/// <summary>What the plugin may ask of the database and of nopCommerce's price services: the budget of docs/performance.md, counted, never timed.</summary>
[SandboxOnly("counts what the sandbox measures of each request")]
public sealed class BudgetTests : ShopFixture
{
    private static readonly string[] _pages = ["/", "/pour-over-kettle", "/search?q=e", "/kitchen-coffee"];
    private static readonly string[] _steps = ["/onepagecheckout", "/checkout/OpcSave"];

    protected override string[] Arguments => ["--measure"];

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await Store.StopTasksAsync();
        await Store.GivePointsAsync(Store.Demo.ShopperId, 5_000);
    }

    [TestCaseSource(nameof(_pages))]
    public async Task A_page_costs_a_guest_no_statement(string page)
    {
        using var guest = Store.Visitor();

        await AssertPageAsync(guest, page, statements: 0);
    }

    [TestCaseSource(nameof(_pages))]
    public async Task A_page_costs_a_shopper_who_is_signed_in_one_statement(string page)
    {
        await AssertPageAsync(Shopper, page, statements: 1);
    }

    [Test]
    public async Task A_page_of_products_with_prices_in_points_costs_a_shopper_no_more_than_one_statement_and_a_guest_none()
    {
        foreach (var id in await Store.TextsAsync("SELECT \"Id\" FROM \"Product\""))
            await Admin.SellForPointsAsync(int.Parse(id), 500, only: id.EndsWith('0'));
        try
        {
            using var guest = Store.Visitor();
            Assert.That((await Shopper.PageAsync("/kitchen-coffee")).QuerySelectorAll(".loyalty-price"), Has.Length.GreaterThan(2), "they are shown");

            foreach (var page in _pages)
            {
                await AssertPageAsync(Shopper, page, statements: 1);
                await AssertPageAsync(guest, page, statements: 0);
            }
        }
        finally
        {
            foreach (var id in await Store.TextsAsync("SELECT \"ProductId\" FROM \"LoyaltyProduct\""))
                await Admin.SellForPointsAsync(int.Parse(id), 0);
        }
    }

    [TestCaseSource(nameof(_pages))]
    public async Task A_page_makes_hardly_any_of_the_plugins_services_for_a_guest(string page)
    {
        using var guest = Store.Visitor();
        for (var round = 0; round < 2; round++)
            await guest.Http.GetAsync(page);

        var costs = await Store.MeasureAsync(() => guest.Http.GetAsync(page));

        Assert.That(costs.Made, Has.Count.LessThanOrEqualTo(14), string.Join('\n', costs.Made));
    }

    [Test]
    public async Task A_page_without_products_makes_a_guest_what_looks_at_its_models_its_header_and_the_settings_and_no_more()
    {
        using var guest = Store.Visitor();
        await guest.Http.GetAsync("/login");

        var costs = await Store.MeasureAsync(() => guest.Http.GetAsync("/login"));

        Assert.That(costs.Made, Has.Count.LessThanOrEqualTo(3), string.Join('\n', costs.Made));
    }

    [Test]
    public async Task A_page_with_something_in_the_cart_costs_a_shopper_one_statement()
    {
        await Shopper.AddToCartAsync(Kettle);

        await AssertPageAsync(Shopper, "/", statements: 1, made: 24);
    }

    [Test]
    public async Task A_page_is_shown_when_a_table_of_the_plugin_is_missing_and_that_is_told_once_a_part_of_it()
    {
        await Shopper.AddToCartAsync(Kettle);
        foreach (var page in _pages.Append("/cart"))
            await Shopper.Http.GetAsync(page);
        await Store.ExecuteAsync("DELETE FROM \"Log\"");
        await Store.ExecuteAsync("ALTER TABLE \"LoyaltyMember\" RENAME TO \"Gone\"");
        try
        {
            for (var round = 0; round < 2; round++)
            {
                foreach (var page in _pages.Append("/cart"))
                    Assert.That((int)(await Shopper.Http.GetAsync(page)).StatusCode, Is.EqualTo(200), page);
            }

            var told = await Store.TextsAsync("SELECT \"ShortMessage\" FROM \"Log\" WHERE \"ShortMessage\" LIKE '%could not be shown; the page goes on%'");
            Assert.That(told, Is.Unique.And.Some.Contains("HeaderBalance"), string.Join('\n', told));
        }
        finally
        {
            await Store.ExecuteAsync("ALTER TABLE \"Gone\" RENAME TO \"LoyaltyMember\"");
        }

        Assert.That((await Shopper.PageAsync("/")).QuerySelector(".ico-loyalty"), Is.Not.Null, "it is there again");
    }

    [Test]
    public async Task A_catalogue_page_with_fifty_products_in_points_costs_at_most_one_statement_more_than_without_the_plugin()
    {
        await Store.FillPageAsync(50);
        try
        {
            await Store.PriceFullPageAsync();
            using var guest = Store.Visitor();
            var page = await Shopper.PageAsync(FullCatalogue.Path);
            Assert.That(page.QuerySelectorAll(".product-item"), Has.Length.EqualTo(50));
            Assert.That(page.QuerySelectorAll(".product-item .loyalty-price, .product-item .actual-price:contains('points')"), Has.Length.GreaterThanOrEqualTo(50), "all are shown in points");

            await AssertPageAsync(Shopper, FullCatalogue.Path, statements: 1);
            await AssertPageAsync(guest, FullCatalogue.Path, statements: 0);
        }
        finally
        {
            await Store.EmptyPageAsync();
        }
    }

    [Test]
    public async Task My_loyalty_takes_eight_statements()
    {
        await AssertPageAsync(Shopper, "/customer/loyalty", statements: 8, made: 60);
    }

    [Test]
    public async Task A_cart_costs_a_guest_no_statement()
    {
        using var guest = Store.Visitor();
        await guest.AddToCartAsync(Kettle);

        await AssertPageAsync(guest, "/cart", statements: 0, calls: 4, totals: 1, made: 30);
    }

    [Test]
    public async Task A_cart_without_points_takes_no_more_than_three_statements()
    {
        await Shopper.AddToCartAsync(Kettle);

        await AssertPageAsync(Shopper, "/cart", statements: 3, calls: 4, totals: 1, made: 40);
    }

    [Test]
    public async Task A_cart_with_points_takes_no_more_than_three_statements()
    {
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.SpendAsync(500);

        // nopCommerce is asked with and without what is redeemed
        await AssertPageAsync(Shopper, "/cart", statements: 3, calls: 7, totals: 2, made: 42);
    }

    [TestCase(0, 4, 2, 24)]
    [TestCase(500, 4, 6, 51)]
    public async Task The_steps_of_the_checkout_and_the_confirm_button_keep_to_their_statements(long points, int steps, int confirm, int made)
    {
        for (var round = 0; round < 2; round++)
        {
            await Shopper.AddToCartAsync(Kettle);
            if (points > 0)
                await Shopper.SpendAsync(points);
            var costs = await Store.MeasureAsync(async () => await Shopper.ConfirmAsync(await Shopper.GoToConfirmAsync()));
            if (round == 0)
                continue;

            Print($"checkout steps {points}", costs.Of(_steps));
            Print($"confirm {points}", costs.Of("/checkout/OpcConfirm"));
            Assert.Multiple(() =>
            {
                Assert.That(costs.Of(_steps).OwnStatements, Has.Count.LessThanOrEqualTo(steps), $"{costs.Of(_steps)}");
                Assert.That(costs.Of("/checkout/OpcConfirm").Made, Has.Count.LessThanOrEqualTo(made), string.Join('\n', costs.Of("/checkout/OpcConfirm").Made));
                Assert.That(costs.Of("/checkout/OpcConfirm").OwnStatements, Has.Count.LessThanOrEqualTo(confirm), $"{costs.Of("/checkout/OpcConfirm")}");
            });
        }
    }

    [TestCase("points/{0}", 1)]
    [TestCase("leaderboard", 1)]
    public async Task Reading_by_key_takes_one_statement(string route, int statements)
    {
        using var api = Store.Api();
        var path = $"/api/loyalty/{string.Format(route, Store.Demo.ShopperId)}";
        await api.GetAsync(path);

        var costs = await Store.MeasureAsync(async () => (await api.GetAsync(path)).EnsureSuccessStatusCode());

        Print(route, costs);
        Assert.That(costs.Statements.Count - costs.KeyReads, Is.LessThanOrEqualTo(statements), $"{costs}");
    }

    [Test]
    public async Task A_key_is_looked_up_once_in_four_seconds()
    {
        using var api = Store.Api();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var costs = await Store.MeasureAsync(async () =>
        {
            for (var i = 0; i < 20; i++)
                (await api.GetAsync("/api/loyalty/leaderboard")).EnsureSuccessStatusCode();
        });

        // that it was used is noted once a minute
        Assert.That(costs.Statements.Count(text => text.Contains("[KeyHash] = @hash")), Is.LessThanOrEqualTo(1 + (int)(clock.Elapsed.TotalSeconds / 4)), $"{costs}");
    }

    [Test]
    public async Task Reading_about_oneself_takes_two_statements()
    {
        await Shopper.Http.GetAsync("/api/loyalty/me");

        var costs = await Store.MeasureAsync(() => Shopper.Http.GetAsync("/api/loyalty/me"));

        Print("me", costs);
        Assert.That(costs.OwnStatements, Has.Count.LessThanOrEqualTo(2), $"{costs}");
    }

    [Test]
    public async Task Redeeming_by_key_takes_two_reads_and_the_rows()
    {
        // the entry, its movement, the lot and the account
        await AssertWriteAsync("redeem", () => new { customerId = Store.Demo.ShopperId, amount = 1 }, writes: 4);
    }

    [Test]
    public async Task Reserving_by_key_takes_two_reads_and_the_rows()
    {
        // those of a debit, the redemption and its first step
        await AssertWriteAsync("redemptions/reserve", () => new { customerId = Store.Demo.ShopperId, points = 100 }, writes: 6);
    }

    [TestCase(5, 4, TestName = "Giving_points_by_key_takes_two_reads_and_the_rows")]
    [TestCase(-5, 4, TestName = "Taking_points_by_key_takes_two_reads_and_the_rows")]
    public async Task A_transaction_by_key_takes_two_reads_and_the_rows(long points, int writes)
    {
        var member = await Store.ScalarAsync($"SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"CustomerId\" = {Store.Demo.ShopperId}");

        await AssertWriteAsync($"members/{member}/transactions", () => new { points, reason = "test" }, writes);
    }

    private async Task AssertWriteAsync(string route, Func<object> body, int writes)
    {
        using var api = Store.Api();
        async Task CallAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/loyalty/{route}") { Content = JsonContent.Create(body()) };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            var answer = await api.SendAsync(request);
            Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
        }
        await CallAsync();

        var costs = await Store.MeasureAsync(CallAsync);

        Print(route, costs);
        Assert.Multiple(() =>
        {
            Assert.That(costs.Reads.Count - costs.KeyReads, Is.LessThanOrEqualTo(2), $"{costs}");
            // a lot that was touched is a row of its own
            Assert.That(costs.Statements.Except(costs.Reads).Where(text => !text.Contains("[LoyaltyApiKey]")).Distinct().Count(), Is.LessThanOrEqualTo(writes), $"{costs}");
        });
    }

    private Task AssertPageAsync(StoreSession session, string page, int statements, int calls = 0, int totals = 0, int made = 20) =>
        AssertAsync(() => session.Http.GetAsync(page), page, statements, calls, totals, made);

    private async Task AssertAsync(Func<Task<HttpResponseMessage>> get, string what, int statements, int calls, int totals, int made)
    {
        for (var round = 0; round < 2; round++)
            Assert.That((int)(await get()).StatusCode, Is.EqualTo(200), what);

        var costs = await Store.MeasureAsync(get);

        Print(what, costs);
        Assert.Multiple(() =>
        {
            Assert.That(costs.Statements, Has.Count.LessThanOrEqualTo(statements), $"{costs}");
            Assert.That(costs.Calls, Has.Count.LessThanOrEqualTo(calls), string.Join('\n', costs.Calls));
            Assert.That(costs.Made, Has.Count.LessThanOrEqualTo(made), string.Join('\n', costs.Made));
            Assert.That(costs.Calls.Count(call => call.Contains("GetShoppingCartTotalAsync")), Is.EqualTo(totals), string.Join('\n', costs.Calls));
        });
    }

    private static void Print(string what, Harness.Costs costs) =>
        TestContext.Out.WriteLine($"COST {what}: {costs.Statements.Count} statements ({costs.Reads.Count} reads) of {costs.EveryStatement}, {costs.Calls.Count} price calls, {costs.Made.Count} services made");
}
