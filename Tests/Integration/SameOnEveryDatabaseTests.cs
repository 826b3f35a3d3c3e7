using System.Net;
using System.Net.Http.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>What databases do differently by themselves, the plugin does alike on each of them.</summary>
[TestFixture(TestDatabase.Sqlite)]
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed class SameOnEveryDatabaseTests(TestDatabase database) : StoreFixture(database)
{
    [TestCase("café", "cafe")]
    [TestCase("straße", "strasse")]
    public async Task Form_keys_that_differ_by_a_letter_are_two_and_a_replay_says_so(string one, string other)
    {
        var before = await BalanceAsync();
        Assert.That(await AdjustAsync(one), Does.Not.Contain("before"));
        Assert.That(await AdjustAsync(other), Does.Not.Contain("before"));
        Assert.That(await AdjustAsync(one), Does.Contain("booked before"));

        Assert.That(await BalanceAsync(), Is.EqualTo(before + 10));
    }

    [TestCase("members/MEMBER/transactions", """{"points":5,"earning":true,"reason":"😀 é"}""")]
    [TestCase("redemptions/reserve", """{"customerId":CUSTOMER,"points":100}""")]
    [TestCase("redeem", """{"customerId":CUSTOMER,"amount":5,"description":"Mug 😀"}""")]
    public async Task A_replay_is_the_first_answer_to_the_letter(string route, string body)
    {
        await Store.GivePointsAsync(Store.Demo.ShopperId, 500);
        var member = await Store.ScalarAsync($"""SELECT "Id" FROM "LoyaltyMember" WHERE "CustomerId" = {Store.Demo.ShopperId} AND "ProgramId" = 1""");
        var (status, first) = await PostAsync();
        var (again, replay) = await PostAsync();

        Assert.That((int)status, Is.LessThan(300), first);
        Assert.That((again, replay), Is.EqualTo((status, first)));

        async Task<(HttpStatusCode, string)> PostAsync()
        {
            using var api = Store.Api();
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/loyalty/{route.Replace("MEMBER", $"{member}")}")
            {
                Content = new StringContent(body.Replace("CUSTOMER", $"{Store.Demo.ShopperId}"), System.Text.Encoding.UTF8, "application/json")
            };
            request.Headers.Add("Idempotency-Key", $"replay-{route}");
            using var answer = await api.SendAsync(request);

            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    [Test]
    public async Task Text_that_no_database_keeps_is_refused_with_its_field()
    {
        using var api = Store.Api();
        using var answer = await api.PostAsJsonAsync("/api/loyalty/redeem", new { customerId = Store.Demo.ShopperId, amount = 1, description = "a\0b" });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("description"));
    }

    [Test]
    public async Task Importing_nopCommerces_reward_points_makes_a_job()
    {
        var asked = await Admin.PostFormAsync("/Admin/LoyaltyImport/List", "/Admin/LoyaltyImport/RewardPoints", ("programId", "1"));

        Assert.That(asked.Headers.Location?.ToString(), Does.Contain("/Details/"), await asked.Content.ReadAsStringAsync());
        Assert.That(await Store.ScalarAsync("SELECT COUNT(*) FROM \"LoyaltyImportPart\""), Is.GreaterThan(0));
    }

    [Test]
    public async Task Every_scheduled_task_runs()
    {
        foreach (var name in new[] { "Reconcile orders", "Expire points", "Mail earned points", "Place members after changes of tiers", "Award birthdays", "Send webhooks", "Verify the ledger" })
            await Store.RunTaskAsync($"Loyalty. {name}");

        Assert.That(await Store.ScalarAsync("SELECT COUNT(*) FROM \"Log\" WHERE \"ShortMessage\" LIKE 'Loyalty:%failed%'"), Is.Zero);
    }

    private Task<long> BalanceAsync()
    {
        return Store.ScalarAsync($"""SELECT a."Balance" FROM "LoyaltyAccount" a JOIN "LoyaltyMember" m ON m."Id" = a."MemberId" WHERE m."CustomerId" = {Store.Demo.ShopperId} AND m."ProgramId" = 1""");
    }

    private async Task<string> AdjustAsync(string key)
    {
        var member = await Store.ScalarAsync($"""SELECT "Id" FROM "LoyaltyMember" WHERE "CustomerId" = {Store.Demo.ShopperId} AND "ProgramId" = 1""");
        var answer = await Admin.PostFormAsync($"/Admin/LoyaltyMember/Edit/{member}", "/Admin/LoyaltyMember/Adjust",
            ("MemberId", $"{member}"), ("Points", "5"), ("Reason", "test"), ("FormKey", key));

        return await answer.Content.ReadAsStringAsync();
    }
}
