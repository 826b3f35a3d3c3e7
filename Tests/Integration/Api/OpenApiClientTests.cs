using System.Diagnostics;
using System.Text.Json;
using LoyaltyApi;
using LoyaltyApi.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>The API's document as other programs use it: validated by a public validator, turned into a client that talks to a running store.</summary>
[TestFixture]
public sealed class OpenApiClientTests
{
    private static string Folder => Path.Combine(Repository.Root, "Tests", "OpenApi");

    private static string Document => Path.Combine(Repository.Root, "Resources", "openapi.json");

    [Test]
    public async Task The_document_is_valid()
    {
        Assert.That((await NodeAsync(["validate.mjs", Document])).Trim(), Is.EqualTo("3.1"));
    }

    [Test]
    public void The_validator_finds_what_is_wrong()
    {
        var broken = Path.Combine(TestContext.CurrentContext.WorkDirectory, "broken-openapi.json");
        File.WriteAllText(broken, File.ReadAllText(Document).Replace("\"responses\"", "\"answers\""));

        Assert.ThrowsAsync<InvalidOperationException>(() => NodeAsync(["validate.mjs", broken]));
    }

    [Test]
    public async Task A_client_that_is_generated_from_the_document_makes_a_round_trip()
    {
        var store = await SharedStores.GetAsync(TestDatabase.PostgreSql);
        using var admin = await store.AdminAsync();
        var stranger = await new AdminCustomers(admin).CreateAsync($"open{Guid.NewGuid().ToString("N")[..12]}@example.com", "member-demo-1");
        await NodeAsync(["node_modules/openapi-typescript/bin/cli.js", Document, "-o", "obj/schema.d.ts"]);
        await NodeAsync(["node_modules/typescript/bin/tsc", "-p", "."]);

        var output = await NodeAsync(["obj/client/roundtrip.js"], ("STORE", store.Address.ToString().TrimEnd('/')), ("KEY", store.Demo.ApiKey),
            ("STRANGER", stranger.ToString()));

        var seen = JsonDocument.Parse(output).RootElement;
        var problem = seen.GetProperty("problem");
        Assert.Multiple(() =>
        {
            Assert.That(seen.GetProperty("points").GetInt64(), Is.EqualTo(100));
            Assert.That(seen.GetProperty("balance").GetInt64(), Is.EqualTo(120));
            Assert.That(seen.GetProperty("repeatedId").GetInt32(), Is.EqualTo(seen.GetProperty("givenId").GetInt32()));
            Assert.That(seen.GetProperty("spentType").GetString(), Is.EqualTo("redeem"));
            Assert.That((problem.GetProperty("status").GetInt32(), problem.GetProperty("code").GetString()), Is.EqualTo((422, "INSUFFICIENT_POINTS")));
            Assert.That(seen.GetProperty("history").EnumerateArray().Select(points => points.GetInt64()), Is.EqualTo(new long[] { -20, 120 }));
            Assert.That(seen.GetProperty("nextBefore").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(seen.GetProperty("externalId").GetString(), Is.EqualTo($"{stranger}-b"));
            Assert.That(seen.GetProperty("stale").GetString(), Is.EqualTo("PRECONDITION_FAILED"));
        });
    }

    /// <summary>Tests/Client holds it: Kiota writes it from the document when the tests are built.</summary>
    [Test]
    public async Task A_client_in_CSharp_that_is_generated_from_the_document_makes_a_round_trip()
    {
        var store = await SharedStores.GetAsync(TestDatabase.PostgreSql);
        using var admin = await store.AdminAsync();
        var stranger = await new AdminCustomers(admin).CreateAsync($"kiota{Guid.NewGuid().ToString("N")[..12]}@example.com", "member-demo-1");
        using var http = store.Api();
        using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = store.Address.ToString().TrimEnd('/') };
        var loyalty = new LoyaltyClient(adapter).Api.Loyalty;

        var member = (await loyalty.Programs[1].Members.PostAsync(new EnrolRequest { CustomerId = stranger, ExternalType = "kiota", ExternalId = $"{stranger}" }))!.Data!;
        var transactions = loyalty.Members[member.Id!.Value].Transactions;
        async Task<TransactionResultModel> BookAsync(long amount, string key) =>
            (await transactions.PostAsync(new TransactionRequest { Points = amount, Reason = "Round trip" }, request => request.Headers.Add("Idempotency-Key", key)))!.Data!;
        var given = await BookAsync(120, $"given-{stranger}");
        var repeated = await BookAsync(120, $"given-{stranger}");
        await BookAsync(-20, $"spent-{stranger}");
        var refused = Assert.ThrowsAsync<ApiProblem>(() => BookAsync(-1_000, $"refused-{stranger}"))!;
        var points = await loyalty.Points[stranger].GetAsync();
        var history = (await transactions.GetAsync(request => request.QueryParameters.Limit = 10))!.Data!;

        Assert.Multiple(() =>
        {
            Assert.That((points!.Data!.CustomerId, points.Data.Points), Is.EqualTo(((int?)stranger, (long?)100)));
            Assert.That((given.Balance, repeated.Transaction!.Id), Is.EqualTo(((long?)120, given.Transaction!.Id)));
            Assert.That((refused.Status, refused.Code), Is.EqualTo(((int?)422, "INSUFFICIENT_POINTS")));
            Assert.That(history.Select(entry => entry.Points), Is.EqualTo(new long?[] { -20, 120 }));
        });
    }

    private static async Task<string> NodeAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("node", arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"node {string.Join(' ', arguments)}");
        }
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"node {string.Join(' ', arguments)}\n{await output}\n{await errors}");
        return await output;
    }
}
