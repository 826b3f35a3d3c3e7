using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Benchmarks.Shop;

/// <summary>
/// A hundred sessions at once over two stores: fifty shoppers of a shop accept and decline rewards of its hub, and fifty tills bring basket after basket to its
/// end at the hub. Together they ask 10 000 times a minute, what the shop asks the hub included.
/// </summary>
internal static class ProviderLoad
{
    private const int Each = 50;
    private const double PerSecond = 10_000 / 60d;

    public static async Task RunAsync(int seconds)
    {
        await using var shop = await LoyaltyStore.StartAsync(TestDatabase.PostgreSql);
        await using var hub = await LoyaltyStore.StartAsync(TestDatabase.MariaDb);
        var load = new Load();
        var tills = await PrepareHubAsync(hub);
        using var shopAdmin = await shop.AdminAsync();
        await shopAdmin.PostFormAsync("/Admin/Setting/AllSettings", "/Admin/Setting/SettingAdd", ("Name", "loyaltysettings.providerallowhttp"), ("Value", "true"));
        using var api = shop.Api(await shopAdmin.CreateKeyAsync(read: true, write: true, administer: true));
        using var configured = await api.PutAsJsonAsync("/api/loyalty/stores/1/config", new { active = true, provider = "rest", address = hub.Address.ToString(), clientId = tills.ClientId, clientSecret = tills.Secret });
        configured.EnsureSuccessStatusCode();
        var sessions = await OpenAsync(shop, api, tills.Emails);
        using var till = await SignInAsync(hub, tills);

        // the first calls compile what they need
        await load.DriveAsync(TimeSpan.FromSeconds(Math.Min(20, seconds)), Actors());
        load = new Load();
        await load.DriveAsync(TimeSpan.FromSeconds(seconds), Actors());
        load.Print(seconds);

        IEnumerable<Func<Load, CancellationToken, Task>> Actors() => sessions.Select(session => (Func<Load, CancellationToken, Task>)((to, stop) => ChooseAsync(to, api, session, tills.Reward, stop)))
            .Concat(tills.Cards.Skip(Each).Select(card => (Func<Load, CancellationToken, Task>)((to, stop) => SellAsync(to, till, card, tills.Reward, stop))));
    }

    /// <summary>A shopper of the shop: each choice is one call there and one at the hub.</summary>
    private static async Task ChooseAsync(Load load, HttpClient api, int session, int reward, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await load.CallAsync("shop: accept", 2, api, $"/api/loyalty/session/{session}/accept", new { rewardId = reward }, stop);
            await load.CallAsync("shop: decline", 2, api, $"/api/loyalty/session/{session}/decline", new { rewardId = reward }, stop);
        }
    }

    /// <summary>A till: a basket from the look-up to what was fulfilled.</summary>
    private static async Task SellAsync(Load load, HttpClient till, string card, int reward, CancellationToken stop)
    {
        object[] lines = [new { lineId = "1", sku = "TEA", quantity = "2", unitPrice = "10.00" }, new { lineId = "2", quantity = "30.5", unitPrice = "1.60" }];
        while (!stop.IsCancellationRequested)
        {
            var path = $"/api/loyalty/provider/sessions/{Guid.NewGuid():N}";
            await load.CallAsync("till: look-up", 1, till, "/api/loyalty/provider/customers/lookup", new { card }, stop);
            if (await load.CallAsync("till: rewards", 1, till, $"{path}/rewards", new { sequence = 1, loyaltyId = card, currency = "USD", lines }, stop)
                && await load.CallAsync("till: accept", 1, till, $"{path}/accept", new { sequence = 2, rewards = new[] { reward } }, stop)
                && await load.CallAsync("till: claim", 1, till, $"{path}/claim", new { sequence = 3 }, stop))
                await load.CallAsync("till: finalize", 1, till, $"{path}/finalize", new { sequence = 4, currency = "USD", lines }, stop);
        }
    }

    private static async Task<Tills> PrepareHubAsync(LoyaltyStore hub)
    {
        using var admin = await hub.AdminAsync();
        using var api = hub.Api();
        using var reward = await api.PostAsJsonAsync("/api/loyalty/programs/1/rewards", new { name = "One off", pointsPrice = 10, kind = "orderAmount", amount = 1 });
        using var made = await admin.PostFormAsync("/Admin/LoyaltyPartner/Create", "/Admin/LoyaltyPartner/Create", ("Name", "The shop"));
        var page = new HtmlParser().ParseDocument(await made.Content.ReadAsStringAsync());
        var tills = new Tills(page.QuerySelector("#loyalty-partner-client")!.TextContent, page.QuerySelector("#loyalty-partner-secret")!.TextContent,
            (await reward.JsonAsync()).GetProperty("data").GetProperty("id").GetInt32());
        for (var i = 0; i < 2 * Each; i++)
        {
            var email = $"load{i}@example.com";
            var customer = await hub.NewMemberAsync(email, 1_000_000);
            tills.Emails.Add(email);
            tills.Cards.Add((await api.DataAsync($"/api/loyalty/members/by-customer/{customer}"))[0].GetProperty("cardNumber").GetString()!);
        }
        return tills;
    }

    /// <summary>Fifty carts of the shop, each with a session.</summary>
    private static async Task<IReadOnlyList<int>> OpenAsync(LoyaltyStore shop, HttpClient api, IReadOnlyList<string> emails)
    {
        var sessions = new List<int>();
        for (var i = 0; i < Each; i++)
        {
            using var guest = shop.Visitor();
            await guest.AddToCartAsync(shop.Demo.ProductPath);
            var customer = await shop.ScalarAsync("SELECT \"CustomerId\" FROM \"ShoppingCartItem\" ORDER BY \"Id\" DESC LIMIT 1");
            using var answer = await api.PostAsJsonAsync("/api/loyalty/session", new { customerId = customer, identifier = emails[i] });
            sessions.Add((await Redeeming.DataAsync(answer)).GetProperty("id").GetInt32());
        }
        return sessions;
    }

    private static async Task<HttpClient> SignInAsync(LoyaltyStore hub, Tills tills)
    {
        var http = new HttpClient { BaseAddress = hub.Address };
        using var answer = await http.PostAsync("/api/loyalty/provider/token", new FormUrlEncodedContent(
            [KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("client_id", tills.ClientId), KeyValuePair.Create("client_secret", tills.Secret)]));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.JsonAsync()).GetProperty("access_token").GetString());
        return http;
    }

    private sealed record Tills(string ClientId, string Secret, int Reward)
    {
        public List<string> Emails { get; } = [];

        public List<string> Cards { get; } = [];
    }

    /// <summary>Calls that are made at an even pace, and what came of them.</summary>
    private sealed class Load
    {
        private readonly SortedDictionary<string, Samples> _samples = new(StringComparer.Ordinal);
        private readonly List<string> _errors = [];
        private readonly long _start = Stopwatch.GetTimestamp();
        private int _asked;

        public async Task DriveAsync(TimeSpan time, IEnumerable<Func<Load, CancellationToken, Task>> actors)
        {
            using var stop = new CancellationTokenSource(time);
            await Task.WhenAll(actors.Select(actor => actor(this, stop.Token)).ToList());
        }

        /// <summary>Makes a call when its turn has come; nothing is called after the end.</summary>
        public async Task<bool> CallAsync(string name, int requests, HttpClient http, string path, object body, CancellationToken stop)
        {
            var turn = TimeSpan.FromSeconds((Interlocked.Add(ref _asked, requests) - requests) / PerSecond) - Stopwatch.GetElapsedTime(_start);
            if (turn > TimeSpan.Zero)
                await Task.Delay(turn, stop).ContinueWith(_ => { }, CancellationToken.None);
            if (stop.IsCancellationRequested)
            {
                Interlocked.Add(ref _asked, -requests);
                return false;
            }
            var called = Stopwatch.GetTimestamp();
            using var answer = await http.PostAsJsonAsync(path, body, CancellationToken.None);
            var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            lock (_samples)
            {
                if (!_samples.TryGetValue(name, out var samples))
                    _samples[name] = samples = new Samples();
                samples.Add(Stopwatch.GetElapsedTime(called).TotalMilliseconds);
                if (!answer.IsSuccessStatusCode)
                    _errors.Add($"{name}: {(int)answer.StatusCode} {JsonSerializer.Deserialize<JsonElement>(text).GetProperty("code")}");
            }
            return answer.IsSuccessStatusCode;
        }

        public void Print(int seconds)
        {
            Console.WriteLine($"\n{2 * Each} sessions at once over two stores, {seconds} seconds: {_asked * 60d / Stopwatch.GetElapsedTime(_start).TotalSeconds:N0} requests a minute, {_errors.Count} errors");
            Console.WriteLine($"{"",-28}{"calls",10}{"p50 ms",10}{"p95 ms",10}{"p99 ms",10}");
            foreach (var (name, samples) in _samples)
                Console.WriteLine($"{name,-28}{samples.Count,10:N0}{samples.At(50),10:N1}{samples.At(95),10:N1}{samples.At(99),10:N1}");
            foreach (var error in _errors.GroupBy(error => error))
                Console.WriteLine($"{error.Count(),6} {error.Key}");
        }
    }
}
