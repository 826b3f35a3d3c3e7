using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

public sealed partial class PartnerPageTests
{
    [Test]
    public async Task A_basket_at_a_partner_earns_and_spends_points_in_a_whole_store_and_what_comes_back_is_corrected()
    {
        var email = $"basket{Guid.NewGuid().ToString("N")[..12]}@example.com";
        var shopper = await _store.NewMemberAsync(email, 3_000);
        using var api = _store.Api();
        using var made = await api.PostAsJsonAsync("/api/loyalty/programs/1/rewards", new { name = "Three off at partners", pointsPrice = 300, kind = "orderAmount", amount = 3 });
        var reward = (await made.JsonAsync()).GetProperty("data").GetProperty("id").GetInt32();
        var (clientId, secret) = await CreateAsync("Two streets on");
        using var partner = await SignInAsync(clientId, secret);
        var customer = await CallAsync(partner, "customers/lookup", new { email });
        var (card, before) = (customer.GetProperty("loyaltyId").GetString(), await _store.PointsAsync(shopper));
        var session = $"sessions/{Guid.NewGuid():N}";
        var currency = (await DataAsync(await partner.GetAsync("/api/loyalty/provider/status"))).GetProperty("currency").GetString();
        object[] both = [new { lineId = "1", sku = "no-such-sku", quantity = "2", unitPrice = "10.00" }, new { lineId = "2", quantity = "0.5", unitPrice = "40" }];

        var basket = await CallAsync(partner, $"{session}/rewards", new { sequence = 1, loyaltyId = card, currency, lines = both });
        Assert.That(basket.GetProperty("total").GetString(), Is.EqualTo("40.00"));
        Assert.That(basket.GetProperty("rewards").EnumerateArray().Single(offer => offer.GetProperty("rewardId").GetInt32() == reward).GetProperty("amount").GetString(), Is.EqualTo("3.00"));
        await CallAsync(partner, $"{session}/accept", new { sequence = 2, rewards = new[] { reward } });
        Assert.That(await _store.PointsAsync(shopper), Is.EqualTo(before - 300));
        await CallAsync(partner, $"{session}/claim", new { sequence = 3 });
        var summary = await CallAsync(partner, $"{session}/finalize", new { sequence = 4, currency, lines = both });
        Assert.That((await CallAsync(partner, $"{session}/finalize", new { sequence = 4, currency, lines = both })).ToString(), Is.EqualTo(summary.ToString()));
        var earned = summary.GetProperty("earned").GetInt64();
        Assert.That(earned, Is.Positive);
        Assert.That(await _store.PointsAsync(shopper), Is.EqualTo(before - 300 + earned));

        await CallAsync(partner, $"{session}/finalize", new { sequence = 5, currency, lines = Array.Empty<object>() });
        Assert.That(await _store.PointsAsync(shopper), Is.EqualTo(before), "all of it came back");
        using var late = await partner.PostAsync($"/api/loyalty/provider/{session}/cancel", JsonContent.Create(new { sequence = 6 }));
        await late.AssertProblemAsync(409, "INVALID_STATE");
        await api.DeleteAsync($"/api/loyalty/programs/1/rewards/{reward}");
        await ParallelDebitTests.AssertNoDriftAsync(_store);
    }

    private static async Task<JsonElement> CallAsync(HttpClient partner, string path, object body) =>
        await DataAsync(await partner.PostAsync($"/api/loyalty/provider/{path}", new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json")));

    private static async Task<JsonElement> DataAsync(HttpResponseMessage answer)
    {
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).GetProperty("data");
    }
}
