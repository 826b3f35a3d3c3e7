using System.Text.RegularExpressions;
using Npgsql;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;

/// <summary>What users of other systems complained about, one test a complaint; those that need parallel requests or a crash stand beside this file.</summary>
[TestFixture]
public sealed class ComplaintTests() : FaultFixture(TestDatabase.PostgreSql)
{
    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task Complaint_refund_keeps_earned_points()
    {
        using var member = await NewMemberAsync(0);

        for (var loop = 0; loop < 2; loop++)
        {
            var order = await member.BuyAsync(card: Checkout.GoodCard);
            Assert.That(await member.PointsAsync(), Is.EqualTo(64));
            await Orders.RefundOnlineAsync(order);
            Assert.That(await member.PointsAsync(), Is.Zero);
        }
    }

    [Test]
    public async Task Complaint_refund_deducts_points_again()
    {
        using var member = await NewMemberAsync(1_000);
        var order = await member.BuyAsync(points: 500);
        await Orders.MarkPaidAsync(order);
        await Orders.RefundAsync(order);
        var entries = await EntriesAsync(member);

        await Orders.ChangeStatusAsync(order, AdminOrders.Cancelled);
        await Orders.ChangeStatusAsync(order, AdminOrders.Complete);
        await RunTaskAsync("Loyalty. Reconcile orders");

        Assert.That((await member.PointsAsync(), await EntriesAsync(member)), Is.EqualTo((1_000L, entries)));
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task Complaint_money_refund_pays_out_the_points_part_in_cash()
    {
        using var member = await NewMemberAsync(1_000);
        var order = await member.BuyAsync(points: 1_000, card: Checkout.GoodCard);
        Assert.That(await Store.OrderTotalAsync(order), Is.EqualTo(59.97m), "ten of 69.97 were paid with points");

        await Orders.RefundPartAsync(order, 69.97m);
        Assert.That(await RefundedAsync(order), Is.LessThanOrEqualTo(59.97m), "more than was charged is not paid out");
        await Orders.RefundOnlineAsync(order);

        Assert.That(await RefundedAsync(order), Is.EqualTo(59.97m));
        Assert.That(await member.PointsAsync(), Is.EqualTo(1_000), "the points part comes back as points");
    }

    [Test]
    public async Task Complaint_retry_duplicates_earned_points_the_same_call_twice_books_once()
    {
        using var member = await NewMemberAsync(100);
        using var api = Store.Api();

        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/loyalty/redeem")
            {
                Content = new StringContent($"{{\"customerId\":{member.CustomerId},\"amount\":30}}", System.Text.Encoding.UTF8, "application/json")
            };
            request.Headers.Add("Idempotency-Key", $"till-{member.Id}");
            Assert.That((int)(await api.SendAsync(request)).StatusCode, Is.EqualTo(200));
        }

        Assert.That((await member.PointsAsync(), await member.EntriesAsync(Entries.Redeem)), Is.EqualTo((70L, 1L)));
    }

    [TestCase(true, 59)]
    [TestCase(false, 59, Description = "also where other discounts are not deducted")]
    public async Task Complaint_discount_line_of_the_reward_itself_earns_a_point(bool deductDiscounts, long earned)
    {
        await SetAsync("loyaltysettings.deductdiscounts", deductDiscounts.ToString());
        try
        {
            using var member = await NewMemberAsync(500);

            await member.BuyAsync(points: 500);

            Assert.That(await member.PointsAsync(), Is.EqualTo(earned), "64.97 less the 5.00 that points paid");
        }
        finally
        {
            await SetAsync("loyaltysettings.deductdiscounts", "True");
        }
    }

    [Test]
    public async Task Complaint_expired_wallet_still_spendable()
    {
        using var member = await NewMemberAsync(0);
        await GiveAsync(member, 500, expireInDays: -0.01);
        await member.Session.AddToCartAsync(Kettle);

        Assert.That(await Redeeming.CodeAsync(await member.Session.RequestRedemptionAsync(new { points = 500 })), Is.EqualTo("INSUFFICIENT_POINTS"), "though no task has run yet");

        await RunTaskAsync("Loyalty. Expire points");
        Assert.That(await member.PointsAsync(), Is.Zero);
    }

    [Test]
    public async Task Complaint_balance_lowered_by_an_admin_during_checkout_is_not_spent_and_negative_input_is_refused()
    {
        using var member = await NewMemberAsync(500);
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.SpendAsync(300);
        var token = await member.Session.GoToConfirmAsync();

        Assert.That(await (await AdjustAsync(Admin, member, -300)).Content.ReadAsStringAsync(), Does.Contain("error"), "what is kept for the order cannot be taken");
        Assert.That(await (await AdjustAsync(Admin, member, -200)).Content.ReadAsStringAsync(), Does.Contain("\"Result\":true"));
        await member.Session.ConfirmAsync(token);

        Assert.That((await member.UsedPointsAsync(), await member.PointsAsync()), Is.EqualTo((300L, 61L)));
        await member.Session.AddToCartAsync(Kettle);
        foreach (var points in new[] { -100L, 0L, long.MinValue })
            Assert.That(await Redeeming.CodeAsync(await member.Session.RequestRedemptionAsync(new { points })), Is.EqualTo("VALIDATION_FAILED"), points.ToString());
        Assert.That(await member.PointsAsync(), Is.EqualTo(61));
    }

    [Test]
    public async Task Complaint_multi_currency_inflates_points()
    {
        using var member = await NewMemberAsync(0);
        var home = await member.Session.PageAsync("/");
        var euro = home.QuerySelectorAll("#customerCurrency option, .currency-list a").First(option => option.TextContent.Contains("Euro"));
        await member.Session.Http.GetAsync(euro.GetAttribute("value") ?? euro.GetAttribute("href"));
        Assert.That((await member.Session.PageAsync(Kettle)).QuerySelector(".product-price")!.TextContent, Does.Contain("€"));

        await member.BuyAsync();

        Assert.That(await member.PointsAsync(), Is.EqualTo(64), "as many as in dollars");
    }

    [Test]
    public async Task Complaint_cart_too_slow_its_quote_takes_as_many_statements_for_four_lines_as_for_one()
    {
        if (PostgresServer.LogFile is not { } log)
        {
            Assert.Ignore("The statements are counted in the log of the run's own server.");
            return;
        }
        using var member = await NewMemberAsync(5_000);
        await member.Session.AddToCartAsync(Kettle);
        await member.Session.SpendAsync(500);
        await LogStatementsAsync("all");
        try
        {
            var one = await StatementsAsync(() => member.Session.PageAsync("/cart"), log);
            foreach (var product in new[] { "/tea-caddy", "/stoneware-mug", "/studio-headphones" })
                await member.Session.AddToCartAsync(product);
            Assert.That((await member.Session.PageAsync("/cart")).QuerySelectorAll("table.cart tbody tr"), Has.Length.EqualTo(4));

            var four = await StatementsAsync(() => member.Session.PageAsync("/cart"), log);

            Assert.That(one, Is.GreaterThan(0));
            Assert.That(four, Is.EqualTo(one));
        }
        finally
        {
            await LogStatementsAsync("none");
        }
    }

    [Test]
    public async Task Complaint_over_engineered_setup_two_fields_say_that_gold_earns_twenty_hundredths_per_hundred()
    {
        using var member = await NewMemberAsync(0);
        var gold = await Store.ScalarAsync("SELECT \"Id\" FROM \"LoyaltyTier\" WHERE \"Name\" = 'Gold' AND \"ProgramId\" = 1");
        var multiplier = (await Admin.PageAsync($"/Admin/LoyaltyTier/Edit/{gold}")).QuerySelector("#EarnMultiplier")!.GetAttribute("value")!;
        await Store.TamperAsync($"UPDATE \"LoyaltyMember\" SET \"TierId\" = {gold} WHERE \"Id\" = {member.Id}");
        // everybody earns 10 points, worth 0.10, for each 100 spent, and Gold twice that
        await SetProgramAsync(("PointsPerCurrencyUnit", "0.1"));
        await SetTierAsync(gold, "2");
        try
        {
            await member.BuyAsync();

            Assert.That(await member.PointsAsync(), Is.EqualTo(12), "64.97 × 0.1 × 2");
        }
        finally
        {
            await SetProgramAsync(("PointsPerCurrencyUnit", "1"));
            await SetTierAsync(gold, multiplier);
        }
    }

    [Test]
    public async Task Complaint_asked_of_nop_and_refused_a_shopper_chooses_how_many_points_and_a_product_can_be_left_out()
    {
        using var member = await NewMemberAsync(1_000);
        await member.BuyAsync(points: 300);
        Assert.That(await member.UsedPointsAsync(), Is.EqualTo(300), "not all or nothing");
        var before = await member.PointsAsync();

        var kettle = (await Admin.PageAsync(Program)).QuerySelectorAll("#SelectedProductIds option").FirstOrDefault(option => option.TextContent.Contains("Pour-over kettle"))
            ?.GetAttribute("value") ?? (await Store.ScalarAsync("SELECT \"Id\" FROM \"Product\" WHERE \"Name\" = 'Pour-over kettle'")).ToString();
        await SetProgramAsync(("SelectedProductIds", kettle));
        try
        {
            await member.BuyAsync();
            Assert.That(await member.PointsAsync(), Is.EqualTo(before));
        }
        finally
        {
            await SetProgramAsync(("SelectedProductIds", StoreSession.Nothing));
        }
    }

    private async Task SetTierAsync(long tier, string multiplier)
    {
        var page = $"/Admin/LoyaltyTier/Edit/{tier}";
        await Admin.SubmitAsync(page, $"form[action='{page}']", "save", ("EarnMultiplier", multiplier));
    }

    private Task<long> EntriesAsync(Member member) => Store.ScalarAsync($"SELECT COUNT(*) FROM \"LoyaltyEntry\" WHERE \"MemberId\" = {member.Id}");

    private async Task<decimal> RefundedAsync(int order) => decimal.Parse(
        (await Store.TextsAsync($"SELECT CAST(\"RefundedAmount\" AS VARCHAR(30)) FROM \"Order\" WHERE \"Id\" = {order}"))[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Lets the server write each statement of this store's database into its log, with the database's name in front.</summary>
    private async Task LogStatementsAsync(string which)
    {
        await using var connection = new NpgsqlConnection(Store.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        foreach (var statement in new[] { "ALTER SYSTEM SET log_line_prefix = '%d '", $"ALTER SYSTEM SET log_statement = '{which}'", "SELECT pg_reload_conf()" })
            await new NpgsqlCommand(statement, connection).ExecuteNonQueryAsync();
        for (var patience = 400; (string?)await new NpgsqlCommand("SHOW log_statement", connection).ExecuteScalarAsync() != which; patience--)
        {
            Assert.That(patience, Is.Positive, "the server took the setting");
            await Task.Delay(25);
        }
    }

    /// <summary>
    /// Statements on the plugin's own tables while something is done: the fewest of some tries, because a scheduled task may run beside one of them.
    /// The first try warms what is cached.
    /// </summary>
    private async Task<int> StatementsAsync(Func<Task> action, string log)
    {
        var fewest = int.MaxValue;
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var from = new FileInfo(log).Length;
            await action();
            fewest = Math.Min(fewest, await CountAsync(log, from));
        }
        return fewest;
    }

    private async Task<int> CountAsync(string log, long from)
    {
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(from, SeekOrigin.Begin);
        var written = await new StreamReader(file).ReadToEndAsync();
        var database = new NpgsqlConnectionStringBuilder(Store.ConnectionString).Database;
        // other databases of the run write into the same log
        return Regex.Split(written, @"(?m)^(?=\w+ LOG:)").Count(line => line.StartsWith($"{database} LOG:") && line.Contains("\"Loyalty"));
    }
}
