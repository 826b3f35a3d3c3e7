using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Providers;

/// <summary>
/// Two whole stores on two databases: a shop, and the hub at the side of whose program it sells, with a line between them that can fail.
/// LOYALTY_FAULT_TABLE=whole tries every fault at every call and a death at every point, not only some of them; LOYALTY_DRIVE_SECONDS says how long
/// shoppers do whatever comes to mind. Two stores and a browser want the machine for themselves: calls between stores have their time.
/// </summary>
[TestFixture]
[NonParallelizable]
public sealed partial class TwoStoreTests
{
    private const string Kettle = "/pour-over-kettle";
    private const string Finalize = "Loyalty. Finalize sessions at providers";
    private const long Start = 1_000_000;

    private static readonly bool _whole = Environment.GetEnvironmentVariable("LOYALTY_FAULT_TABLE") == "whole";

    private readonly Dictionary<string, int> _members = [];
    private LoyaltyStore _shop = null!;
    private LoyaltyStore _hub = null!;
    private StoreSession _shopAdmin = null!;
    private StoreSession _hubAdmin = null!;
    private FaultyLine _line = null!;
    private string _key = null!;
    private string _clientId = null!;
    private string _secret = null!;
    private string _email = null!;
    private int _five;
    private int _two;
    private int _lines;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var shop = LoyaltyStore.StartAsync(TestDatabase.PostgreSql, "--crash-card");
        _hub = await LoyaltyStore.StartAsync(TestDatabase.MariaDb);
        _shop = await shop;
        _line = await FaultyLine.StartAsync(() => _hub.Address);
        (_shopAdmin, _hubAdmin) = (await _shop.AdminAsync(), await _hub.AdminAsync());
        await _shop.StopTasksAsync();
        await _shopAdmin.PostFormAsync("/Admin/Setting/AllSettings", "/Admin/Setting/SettingAdd", ("Name", "loyaltysettings.providerallowhttp"), ("Value", "true"));
        _key = await _shopAdmin.CreateKeyAsync(read: true, write: true, administer: true);

        using var hub = _hub.Api();
        _five = await NewRewardAsync(hub, "Five off", 500, 5);
        _two = await NewRewardAsync(hub, "Two off", 200, 2);
        _email = await NewMemberAsync();
        using var made = await _hubAdmin.PostFormAsync("/Admin/LoyaltyPartner/Create", "/Admin/LoyaltyPartner/Create", ("Name", "The shop"));
        var page = new HtmlParser().ParseDocument(await made.Content.ReadAsStringAsync());
        (_clientId, _secret) = (page.QuerySelector("#loyalty-partner-client")!.TextContent, page.QuerySelector("#loyalty-partner-secret")!.TextContent);
        await ConnectAsync();
    }

    /// <summary>Mends the line, and gives back what carts of a test that failed still hold, so that one failure is one.</summary>
    [SetUp]
    public async Task TakeAnotherLineAsync()
    {
        _line.Mend();
        await ConnectAsync();
        await LeaveCartsAsync();
    }

    /// <summary>Lets the reservations of carts that were left run out at the hub.</summary>
    private async Task LeaveCartsAsync()
    {
        await _hub.AlterAsync($"UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '{Past(1)}' WHERE \"StatusId\" = {Redemptions.Reserved}");
        await _hub.RunTaskAsync("Loyalty. Release reservations");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _shopAdmin?.Dispose();
        _hubAdmin?.Dispose();
        if (_line is not null)
            await _line.DisposeAsync();
        if (_shop is not null)
            await _shop.DisposeAsync();
        if (_hub is not null)
            await _hub.DisposeAsync();
    }

    /// <summary>Lets the shop reach the hub by a line of another name: the circuit breaker of the one before may stay open for half a minute.</summary>
    private async Task ConnectAsync(int budgetMilliseconds = 8_000)
    {
        using var api = _shop.Api(_key);
        using var answer = await api.PutAsJsonAsync("/api/loyalty/stores/1/config", new
        {
            active = true, provider = "rest", displayName = "Fuel & Co", address = new Uri(_line.Address, $"line{++_lines}/").ToString(), clientId = _clientId, clientSecret = _secret,
            siteId = "shop 1", budgetMilliseconds
        });
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A shopper whom the hub knows by an address.</summary>
    private async Task<string> NewMemberAsync()
    {
        var email = $"hub{Guid.NewGuid().ToString("N")[..12]}@example.com";
        _members[email] = await _hub.NewMemberAsync(email, Start);
        return email;
    }

    private static async Task<int> NewRewardAsync(HttpClient hub, string name, int points, int amount)
    {
        using var made = await hub.PostAsJsonAsync("/api/loyalty/programs/1/rewards", new { name, pointsPrice = points, kind = "orderAmount", amount });
        return (await Redeeming.DataAsync(made)).GetProperty("id").GetInt32();
    }

    private static Task IdentifyAsync(StoreSession shopper, string email) => PressAsync(shopper, "identify", ("identifier", email));

    private static Task AcceptAsync(StoreSession shopper, int reward) => PressAsync(shopper, "accept", ("reward", $"{reward}"));

    /// <summary>Presses a button of the box below the cart, which leads back to the cart whatever came of it.</summary>
    private static async Task PressAsync(StoreSession shopper, string action, params (string, string)[] fields)
    {
        using var answer = await shopper.PostFormAsync("/cart", $"/loyalty/session/{action}", fields);
        Assert.That((int)answer.StatusCode, Is.EqualTo(302), await answer.Content.ReadAsStringAsync());
    }

    private AdminOrders Orders => new(_shopAdmin);

    /// <summary>Runs the task for everything whose turn has not come yet.</summary>
    private async Task FinishAsync()
    {
        await _shop.AlterAsync($"UPDATE \"LoyaltyProviderSession\" SET \"DueOnUtc\" = '{Past(60)}' WHERE \"StatusId\" IN ({(int)ProviderSessionStatus.PendingFinalization}, {(int)ProviderSessionStatus.Finalized})");
        var id = await _shop.ScalarAsync($"SELECT \"Id\" FROM \"ScheduleTask\" WHERE \"Name\" = '{Finalize}'");
        using var answer = await _shopAdmin.Http.GetAsync($"/Admin/ScheduleTask/RunNow/{id}");
        Assert.That((int)answer.StatusCode, Is.AnyOf(200, 302), await answer.Content.ReadAsStringAsync());
    }

    private static string Past(int minutes) => DateTime.UtcNow.AddMinutes(-minutes).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private Task<int> LastOrderAsync() => NumberAsync("SELECT MAX(\"Id\") FROM \"Order\"");

    private async Task<int> NumberAsync(string sql) => (int)await _shop.ScalarAsync(sql);

    /// <summary>The session of an order, as the API tells it.</summary>
    private async Task<JsonElement> SessionOfAsync(int order)
    {
        var id = await _shop.ScalarAsync($"SELECT \"Id\" FROM \"LoyaltyProviderSession\" WHERE \"OrderId\" = {order}");
        Assert.That(id, Is.Positive, $"order {order} has a session");
        return await _shop.DataAsync($"/api/loyalty/session/{id}");
    }

    private async Task<string?> StateAsync(int order) => (await SessionOfAsync(order)).GetProperty("status").GetString();

    /// <summary>Asserts that shop and hub tell the same of every session, that each was booked once, and that both ledgers add up.</summary>
    private async Task AssertTheyAgreeAsync()
    {
        await ParallelDebitTests.AssertNoDriftAsync(_shop);
        await ParallelDebitTests.AssertNoDriftAsync(_hub);
        var told = await _shop.RowsAsync("SELECT * FROM \"LoyaltyProviderSession\"");
        var known = (await _hub.RowsAsync("SELECT * FROM \"LoyaltyPartnerSession\"")).ToDictionary(row => row.GetProperty("Name").GetString()!);
        var earned = await SumsAsync("SELECT \"ReferenceId\" AS \"Of\", SUM(\"Points\") AS \"Points\", COUNT(*) AS \"Entries\" FROM \"LoyaltyEntry\" WHERE \"ReferenceType\" IN ('session', 'event') AND \"ReferenceId\" LIKE 'session:%' GROUP BY \"ReferenceId\"");
        var spent = await SumsAsync("""
            SELECT r."ExternalReference" AS "Of", SUM(e."Points") AS "Points" FROM "LoyaltyRedemption" r JOIN "LoyaltyEntry" d ON d."Id" = r."DebitEntryId"
            JOIN "LoyaltyEntry" e ON e."ReferenceType" = d."ReferenceType" AND e."ReferenceId" = d."ReferenceId" WHERE r."ExternalReference" IS NOT NULL GROUP BY r."ExternalReference"
            """);
        var (mistakes, all) = (new List<string>(), 0L);
        foreach (var session in told)
        {
            var (id, name, status) = (session.GetProperty("Id").GetInt32(), session.GetProperty("Name").GetString()!, (ProviderSessionStatus)session.GetProperty("StatusId").GetInt32());
            var here = session.GetProperty("Summary").GetString() is { } text ? JsonSerializer.Deserialize<SessionSummary>(text, JsonSerializerOptions.Web) : null;
            var there = known.TryGetValue(name, out var row) ? earned.GetValueOrDefault($"session:{row.GetProperty("Id").GetInt32()}") : 0;
            var (gave, took) = (there, -spent.GetValueOrDefault(name));
            if ((here?.Earned ?? 0, here?.Redeemed ?? 0) != (gave, took))
                mistakes.Add($"session {id} ({status}): the shop tells {here}, the hub has given {gave} and taken {took}");
            if (status == ProviderSessionStatus.Finalized != (row.ValueKind == JsonValueKind.Object && row.GetProperty("StatusId").GetInt32() == (int)Domain.Partners.PartnerSessionStatus.Finalized))
                mistakes.Add($"session {id} is {status}, and at the hub {row}");
            all += gave - took;
        }
        var balances = 0L;
        foreach (var customer in _members.Values)
            balances += await _hub.PointsAsync(customer);
        if (balances != (_members.Count * Start) + all)
            mistakes.Add($"the hub's shoppers have {balances} points, and should have {(_members.Count * Start) + all}");
        Assert.That(mistakes, Is.Empty);

        async Task<Dictionary<string, long>> SumsAsync(string sql) =>
            (await _hub.RowsAsync(sql)).ToDictionary(row => row.GetProperty("Of").GetString()!, row => (long)row.GetProperty("Points").GetDecimal());
    }
}
