using System.Net.Http.Json;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Benchmarks.Shop;

/// <summary>Reserving and releasing points through the API by 1, 16 and 64 clients, each for a member of its own, beside reading a balance.</summary>
internal static class RedeemLatency
{
    private const int Members = 64;

    public static async Task RunAsync(int callsPerClient)
    {
        await using var store = await LoyaltyStore.StartAsync(TestDatabase.PostgreSql);
        using var admin = await store.AdminAsync();
        await admin.PostFormAsync("/Admin/Setting/AllSettings", "/Admin/Setting/SettingAdd", ("Name", "loyaltysettings.apipermitlimit"), ("Value", "10000000"));
        var customers = await EnrolAsync(store, admin);
        Console.WriteLine($"\nreserve and release through the API, {Members} members");
        Console.WriteLine($"{"",-28}{"calls/s",10}{"p50 ms",10}{"p95 ms",10}{"p99 ms",10}{"ratio",8}");
        await MeasureAsync(store, customers, 16, 20, print: false);
        foreach (var clients in new[] { 1, 16, 64 })
            await MeasureAsync(store, customers, clients, clients == 1 ? callsPerClient * 4 : callsPerClient, print: true);
    }

    private static async Task MeasureAsync(LoyaltyStore store, IReadOnlyList<int> customers, int clients, int calls, bool print)
    {
        var (read, reserve, release) = (new Samples(), new Samples(), new Samples());
        var start = DateTime.UtcNow;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
        {
            using var api = store.Api();
            for (var call = 0; call < calls; call++)
            {
                var customer = customers[client];
                var id = 0;
                await read.TimeAsync(async () => (await api.GetAsync($"/api/loyalty/points/{customer}")).EnsureSuccessStatusCode());
                await reserve.TimeAsync(async () => id = await PostAsync(api, "redemptions/reserve", new { customerId = customer, points = 100, orderTotal = 50 }));
                await release.TimeAsync(async () => await PostAsync(api, $"redemptions/{id}/release", new { reason = "benchmark" }));
            }
        }));
        var seconds = (DateTime.UtcNow - start).TotalSeconds;
        if (!print)
            return;
        foreach (var (name, samples) in new[] { ("read a balance", read), ("reserve", reserve), ("release", release) })
            Console.WriteLine($"{$"{clients} x {name}",-28}{samples.Count / seconds,10:N0}{samples.At(50),10:N1}{samples.At(95),10:N1}{samples.At(99),10:N1}{samples.Median / read.Median,8:N2}");
    }

    private static async Task<int> PostAsync(HttpClient api, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/loyalty/{path}") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await api.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(text);
        return JsonDocument.Parse(text).RootElement.GetProperty("data").GetProperty("id").GetInt32();
    }

    private static async Task<IReadOnlyList<int>> EnrolAsync(LoyaltyStore store, StoreSession admin)
    {
        var customers = new List<int>();
        for (var i = 0; i < Members; i++)
        {
            var id = await new AdminCustomers(admin).CreateAsync($"bench{i}@example.com", "bench-demo-1");
            await admin.PostFormAsync("/Admin/LoyaltyMember/List", "/Admin/LoyaltyMember/Enrol", ("customerId", id.ToString()));
            var member = await store.ScalarAsync($"SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"CustomerId\" = {id}");
            await admin.PostFormAsync("/Admin/LoyaltyMember/List", "/Admin/LoyaltyMember/Adjust",
                ("MemberId", member.ToString()), ("Points", "5000"), ("Reason", "benchmark"), ("FormKey", Guid.NewGuid().ToString("N")));
            customers.Add(id);
        }
        return customers;
    }
}
