using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Html.Parser;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Providers;

public sealed partial class TwoStoreTests
{
    [Test]
    public async Task Neither_secret_nor_identifier_stands_in_a_table_a_log_a_page_or_an_answer()
    {
        using var guest = _shop.Visitor();
        await guest.AddToCartAsync(Kettle);
        _line.Fault = step => step == ProviderStep.LookUp ? LineFault.Unauthorized : null;
        await IdentifyAsync(guest, _email);
        var order = await guest.PlaceOrderAsync();
        _line.Mend();
        await ConnectAsync();
        await Orders.ChangeStatusAsync(order, AdminOrders.Complete);
        await FinishAsync();
        var session = (await SessionOfAsync(order)).GetProperty("id").GetInt32();

        var seen = new Dictionary<string, string> { ["the shop's output"] = _shop.Output, ["the hub's output"] = _hub.Output };
        foreach (var (store, of) in new[] { (_shop, "the shop's"), (_hub, "the hub's") })
        {
            foreach (var log in Directory.GetFiles(store.DataFolder, "*.log", SearchOption.AllDirectories))
            {
                using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
                seen[$"{of} {Path.GetFileName(log)}"] = await reader.ReadToEndAsync();
            }
        }
        foreach (var page in new[] { "/Admin/LoyaltyProvider/Edit/1", "/Admin/LoyaltyProvider/List", "/Admin/LoyaltySession/List", $"/Admin/LoyaltySession/Details/{session}", $"/Admin/Order/Edit/{order}" })
            seen[page] = (await _shopAdmin.PageAsync(page)).DocumentElement.OuterHtml;
        using (var api = _shop.Api(_key))
        {
            foreach (var path in new[] { "stores", "stores/1/config", $"session/{session}", "health" })
                seen[path] = await api.GetStringAsync($"/api/loyalty/{path}");
            using var wrong = await api.PutAsJsonAsync("/api/loyalty/stores/1/config", new { active = true, provider = "rest", address = "nowhere", clientId = _clientId, clientSecret = _secret });
            seen["a refusal"] = await wrong.Content.ReadAsStringAsync();
            Assert.That((int)wrong.StatusCode, Is.EqualTo(400));
        }
        foreach (var table in await _shop.TextsAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"))
            seen[$"table {table}"] = string.Join('\n', await _shop.TextsAsync($"SELECT t::text FROM \"{table}\" t"));
        foreach (var table in (await _hub.TextsAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")).Where(table => table != "Customer" && table != "GenericAttribute"))
            seen[$"the hub's table {table}"] = string.Join('\n', await _hub.RowsAsync($"SELECT * FROM \"{table}\""));

        Assert.Multiple(() =>
        {
            Assert.That(seen.Where(text => text.Value.Contains(_secret, StringComparison.Ordinal)).Select(text => text.Key), Is.Empty, "the secret");
            Assert.That(seen.Where(text => !text.Key.StartsWith("the hub's", StringComparison.Ordinal) && text.Value.Contains(_email, StringComparison.OrdinalIgnoreCase)).Select(text => text.Key), Is.Empty, "the shopper's address");
        });
    }

    [Test]
    public async Task What_a_hub_says_is_text_on_every_page_of_the_shop()
    {
        const string Hostile = "<img src=x onerror=alert(1)>\"'{{7*7}}";
        using var hub = _hub.Api();
        var reward = await NewRewardAsync(hub, Hostile, 100, 1);
        try
        {
            using var guest = _shop.Visitor();
            await guest.AddToCartAsync(Kettle);
            await IdentifyAsync(guest, _email);
            await AcceptAsync(guest, reward);

            var cart = await guest.PageAsync("/cart");
            Assert.That(cart.QuerySelectorAll(".loyalty-reward-name").Select(name => name.TextContent.Trim()), Does.Contain(Hostile));
            var order = await guest.PlaceOrderAsync();
            var session = (await SessionOfAsync(order)).GetProperty("id").GetInt32();
            var details = await _shopAdmin.PageAsync($"/Admin/LoyaltySession/Details/{session}");
            Assert.That(details.QuerySelectorAll("[onerror]").Concat(cart.QuerySelectorAll("[onerror]")), Is.Empty);
            await Orders.CancelAsync(order);
            await FinishAsync();
            await AssertTheyAgreeAsync();
        }
        finally
        {
            (await hub.DeleteAsync($"/api/loyalty/programs/1/rewards/{reward}")).Dispose();
        }
    }

    [Test]
    public async Task Tokens_and_sessions_open_nothing_in_the_other_store_or_for_another_shopper_and_a_body_has_an_end()
    {
        using var made = await _shopAdmin.PostFormAsync("/Admin/LoyaltyPartner/Create", "/Admin/LoyaltyPartner/Create", ("Name", "Nobody the hub knows"));
        var page = new HtmlParser().ParseDocument(await made.Content.ReadAsStringAsync());
        var foreign = await FetchAsync(_shop, page.QuerySelector("#loyalty-partner-client")!.TextContent, page.QuerySelector("#loyalty-partner-secret")!.TextContent);
        var own = await FetchAsync(_hub, _clientId, _secret);

        using (var answer = await foreign(_hub, null))
            await answer.AssertProblemAsync(401, "UNAUTHORIZED");
        using (var answer = await own(_shop, null))
            await answer.AssertProblemAsync(401, "UNAUTHORIZED");
        using (var answer = await own(_hub, null))
            Assert.That((int)answer.StatusCode, Is.EqualTo(200));

        using var large = new HttpRequestMessage(HttpMethod.Post, "/api/loyalty/provider/customers/lookup") { Content = new StringContent($$"""{"card":"{{new string('x', 200_000)}}"}""", Encoding.UTF8, "application/json") };
        using var refused = await own(_hub, large);
        await refused.AssertProblemAsync(413, "PAYLOAD_TOO_LARGE");

        using var guest = _shop.Visitor();
        await guest.AddToCartAsync(Kettle);
        await IdentifyAsync(guest, _email);
        var session = await _shop.ScalarAsync("SELECT MAX(\"Id\") FROM \"LoyaltyProviderSession\"");
        using var other = await _shop.ShopperAsync();
        using (var answer = await other.Http.GetAsync($"/api/loyalty/session/{session}"))
            await answer.AssertProblemAsync(404, "SESSION_NOT_FOUND");
        using (var anybody = new HttpClient { BaseAddress = _shop.Address })
        using (var answer = await anybody.GetAsync($"/api/loyalty/session/{session}"))
            await answer.AssertProblemAsync(401, "UNAUTHORIZED");
        await PressAsync(guest, "leave");
    }

    /// <summary>Fetches a token; returns a call with it, which asks a store for its status unless something else is given.</summary>
    private static async Task<Func<LoyaltyStore, HttpRequestMessage?, Task<HttpResponseMessage>>> FetchAsync(LoyaltyStore store, string clientId, string secret)
    {
        using var http = new HttpClient { BaseAddress = store.Address };
        using var answer = await http.PostAsync("/api/loyalty/provider/token", new FormUrlEncodedContent(
            [KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("client_id", clientId), KeyValuePair.Create("client_secret", secret)]));
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        var token = (await answer.JsonAsync()).GetProperty("access_token").GetString();
        return async (asked, request) =>
        {
            using var client = new HttpClient { BaseAddress = asked.Address };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return await client.SendAsync(request ?? new HttpRequestMessage(HttpMethod.Get, "/api/loyalty/provider/status"));
        };
    }
}
