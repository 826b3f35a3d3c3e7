using System.Data.Common;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>Spends points the way a shopper's page does, and looks where no page does.</summary>
public static class Redeeming
{
    /// <summary>Asks to spend points on the cart; returns the whole answer.</summary>
    public static Task<HttpResponseMessage> RequestRedemptionAsync(this StoreSession session, object body, string? key = null) =>
        session.SendAsync(HttpMethod.Post, "/api/loyalty/me/rewards/redemptions", body, key);

    /// <summary>Spends points on the cart, which must succeed; returns the redemption.</summary>
    public static async Task<JsonElement> SpendAsync(this StoreSession session, long points) => await DataAsync(await session.RequestRedemptionAsync(new { points }));

    /// <summary>Takes a reward for the cart, which must succeed; returns the redemption.</summary>
    public static async Task<JsonElement> TakeRewardAsync(this StoreSession session, int rewardId) =>
        await DataAsync(await session.RequestRedemptionAsync(new { rewardId }));

    /// <summary>Gives a redemption back through the API.</summary>
    public static Task<HttpResponseMessage> GiveBackAsync(this StoreSession session, int id) =>
        session.SendAsync(HttpMethod.Delete, $"/api/loyalty/me/rewards/redemptions/{id}", null, null);

    /// <summary>The newest redemptions of whoever is signed in.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RedemptionsAsync(this StoreSession session) =>
        [.. (await DataAsync(await session.Http.GetAsync("/api/loyalty/me/rewards/redemptions"))).EnumerateArray()];

    /// <summary>Points of whoever is signed in.</summary>
    public static async Task<long> PointsAsync(this StoreSession session) =>
        (await DataAsync(await session.Http.GetAsync("/api/loyalty/me/rewards"))).GetProperty("member").GetProperty("balance").GetInt64();

    /// <summary>The <c>data</c> of an answer that must be a success.</summary>
    public static async Task<JsonElement> DataAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, $"{(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.GetProperty("data").Clone();
    }

    /// <summary>The problem code of an answer that must be a refusal.</summary>
    public static async Task<string> CodeAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.False, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("code").GetString()!;
    }

    /// <summary>A registered customer of the test's own, a member of the first program with so many points; the password is <c>member-demo-1</c>.</summary>
    public static async Task<int> NewMemberAsync(this LoyaltyStore store, string email, long points)
    {
        using var admin = await store.AdminAsync();
        var customer = await new AdminCustomers(admin).CreateAsync(email, "member-demo-1");
        using var api = store.Api();
        using var enrolled = await api.PostAsJsonAsync("/api/loyalty/programs/1/members", new { customerId = customer });
        Assert.That(enrolled.IsSuccessStatusCode, Is.True, await enrolled.Content.ReadAsStringAsync());
        await store.GivePointsAsync(customer, points);
        return customer;
    }

    /// <summary>Gives a member points by the member page's own form; returns nothing but a changed balance.</summary>
    public static async Task GivePointsAsync(this LoyaltyStore store, int customerId, long points)
    {
        using var admin = await store.AdminAsync();
        var member = await store.ScalarAsync($"SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"CustomerId\" = {customerId}");
        var page = $"/Admin/LoyaltyMember/Edit/{member}";
        var answer = await admin.PostFormAsync(page, "/Admin/LoyaltyMember/Adjust", ("MemberId", member.ToString()), ("Points", points.ToString()), ("Reason", "test"), ("FormKey", Guid.NewGuid().ToString("N")));
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>One number from the store's database.</summary>
    public static async Task<long> ScalarAsync(this LoyaltyStore store, string sql)
    {
        await store.SettledAsync(sql);
        return await store.NumberAsync(sql);
    }

    /// <summary>One text from the store's database.</summary>
    public static async Task<string> ReadTextAsync(this LoyaltyStore store, string sql)
    {
        await store.SettledAsync(sql);
        await using var connection = store.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The discount behind the reservation that was made last and is still live.</summary>
    public static Task<long> LiveDiscountAsync(this LoyaltyStore store) =>
        store.ScalarAsync("SELECT \"DiscountId\" FROM \"LoyaltyRedemption\" WHERE \"StatusId\" = 10 ORDER BY \"Id\" DESC LIMIT 1");

    /// <summary>Changes the store's database behind its back, for what otherwise only time or a crash brings about.</summary>
    public static async Task TamperAsync(this LoyaltyStore store, string sql)
    {
        await store.SettledAsync(sql);
        await using var connection = store.ConnectWritable();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.That(await command.ExecuteNonQueryAsync(), Is.GreaterThan(0), sql);
    }

    /// <summary>Changes the tables of the store's database behind its back.</summary>
    public static async Task AlterAsync(this LoyaltyStore store, string sql)
    {
        await using var connection = store.ConnectWritable();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> NumberAsync(this LoyaltyStore store, string sql)
    {
        await using var connection = store.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync() is { } value and not DBNull ? value : 0);
    }

    /// <summary>Waits until the orders that were placed before are worked out, for tests that look where no page does. A page of the shopper does not need it.</summary>
    public static async Task SettledAsync(this LoyaltyStore store, string sql = "\"Loyalty")
    {
        if (!sql.Contains("\"Loyalty") || sql.Contains("LoyaltyWaitingOrder"))
            return;
        try
        {
            var last = await store.NumberAsync("SELECT MAX(\"Id\") FROM \"LoyaltyWaitingOrder\"");
            var waiting = $"SELECT COUNT(*) FROM \"LoyaltyWaitingOrder\" WHERE \"Id\" > {store.LeftBehind} AND \"Id\" <= {last}";
            for (var attempt = 0; last > store.LeftBehind && await store.NumberAsync(waiting) > 0; attempt++)
            {
                // what a killed process left behind waits for a page or a task, and a test may want to see it so
                if (attempt == 100)
                    store.LeftBehind = last;
                await Task.Delay(50);
            }
        }
        catch (DbException)
        {
            // a store of before, or without the plugin's tables
        }
    }

    private static DbConnection ConnectWritable(this LoyaltyStore store) => store.ConnectionString is null
        ? new SqliteConnection($"Data Source={Path.Combine(store.DataFolder, "store.db")};Pooling=false;Default Timeout=30")
        : store.Connect();

    /// <summary>Lets the store read again what it keeps in memory, after a test has changed it behind its back.</summary>
    public static async Task ForgetAsync(this LoyaltyStore store)
    {
        using var admin = await store.AdminAsync();
        var answer = await admin.PostFormAsync("/Admin/Customer/Create", "/Admin/Common/ClearCache");
        Assert.That((int)answer.StatusCode, Is.EqualTo(302), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Runs a scheduled task at once, through the admin's button.</summary>
    public static async Task RunTaskAsync(this LoyaltyStore store, string name)
    {
        using var admin = await store.AdminAsync();
        var id = await store.ScalarAsync($"SELECT \"Id\" FROM \"ScheduleTask\" WHERE \"Name\" = '{name}'");
        var answer = await admin.Http.GetAsync($"/Admin/ScheduleTask/RunNow/{id}");
        Assert.That((int)answer.StatusCode, Is.AnyOf(200, 302), await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> SendAsync(this StoreSession session, HttpMethod method, string path, object? body, string? key)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("RequestVerificationToken", await session.AntiforgeryTokenAsync("/cart"));
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await session.Http.SendAsync(request);
    }
}
