using System.Net.Http.Json;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>What programs say of products, and what transactions say of their cause.</summary>
public sealed partial class ProgramTermsApiTests
{
    [Test]
    public async Task What_a_program_says_of_a_product_is_read_changed_and_builds_on_a_state()
    {
        var path = $"products/{await ProductAsync("Stoneware mug")}?programId={_program}";
        using var read = await _api.GetAsync($"/api/loyalty/{path}");
        var tag = read.Headers.ETag!.ToString();
        var first = (await read.JsonAsync()).GetProperty("data");
        Assert.That((first.GetProperty("pointsPrice").GetInt64(), first.GetProperty("earning").GetString()), Is.EqualTo((0L, "asProgram")), "nothing is said of it");

        var saved = await SendAsync(HttpMethod.Put, path, new { pointsPrice = 500, pointsOnly = true, earning = "multiplied", earnMultiplier = 2.5 }, ("If-Match", tag));
        Assert.That((saved.GetProperty("pointsPrice").GetInt64(), saved.GetProperty("payableWithPoints").GetBoolean(), saved.GetProperty("earnMultiplier").GetDecimal()),
            Is.EqualTo((500L, true, 2.5m)));
        using var stale = await RawAsync(HttpMethod.Put, path, new { pointsPrice = 600 }, ("If-Match", tag));
        await stale.AssertProblemAsync(412, "PRECONDITION_FAILED");
        using var both = await RawAsync(HttpMethod.Put, path, new { pointsPrice = 600, followRate = 100 });
        await both.AssertProblemAsync(400, "VALIDATION_FAILED", "followRate");
        using var unpriced = await RawAsync(HttpMethod.Put, path, new { pointsOnly = true });
        await unpriced.AssertProblemAsync(400, "VALIDATION_FAILED", "pointsPrice");
        using var foreign = await RawAsync(HttpMethod.Put, path, new { pointsPrice = 600, tierIds = new[] { 2_000_000 } });
        await foreign.AssertProblemAsync(400, "VALIDATION_FAILED", "tierIds");
        using var gone = await RawAsync(HttpMethod.Put, $"products/2000000?programId={_program}", new { pointsPrice = 5 });
        await gone.AssertProblemAsync(404, "PRODUCT_NOT_FOUND");
        Assert.That((await SendAsync(HttpMethod.Get, path, null)).ToString(), Is.EqualTo(saved.ToString()));
    }

    [Test]
    public async Task Everybody_reads_what_the_store_sells_for_points_part_by_part_or_by_numbers()
    {
        var (mug, kettle, lamp) = (await ProductAsync("Stoneware mug"), await ProductAsync("Pour-over kettle"), await ProductAsync("Studio headphones"));
        foreach (var (product, body) in new (int, object)[] { (mug, new { pointsPrice = 500, payableWithPoints = true }), (kettle, new { followRate = 10, pointsOnly = true }), (lamp, new { pointsPrice = 900 }) })
            await SendAsync(HttpMethod.Put, $"products/{product}", body);
        try
        {
            using var visitor = _store.Visitor();
            var anybody = visitor.Http;

            var all = await PageAsync(anybody, "products");
            Assert.That(Ids(all), Is.EqualTo(new[] { mug, kettle }.OrderDescending()), "what may not be paid with points is not listed");
            var row = all.GetProperty("data").EnumerateArray().Single(item => item.GetProperty("productId").GetInt32() == kettle);
            Assert.That((row.GetProperty("followsPrice").GetBoolean(), row.GetProperty("pointsOnly").GetBoolean(), row.GetProperty("name").GetString()), Is.EqualTo((true, true, "Pour-over kettle")));

            var part = await PageAsync(anybody, "products?limit=1");
            var next = part.GetProperty("meta").GetProperty("nextBefore").GetInt32();
            Assert.That(Ids(part).Concat(Ids(await PageAsync(anybody, $"products?limit=1&before={next}"))), Is.EqualTo(Ids(all)));
            Assert.That(Ids(await PageAsync(anybody, $"products?ids={lamp},{mug},4711")), Is.EqualTo(new[] { mug }));

            foreach (var ids in new[] { "1,x", "0", string.Join(',', Enumerable.Range(1, 101)) })
            {
                using var wrong = await anybody.GetAsync($"/api/loyalty/products?ids={ids}");
                await wrong.AssertProblemAsync(400, "VALIDATION_FAILED", "ids");
            }
            using var closed = await anybody.GetAsync($"/api/loyalty/products/{mug}");
            await closed.AssertProblemAsync(401, "UNAUTHORIZED");
        }
        finally
        {
            foreach (var product in new[] { mug, kettle, lamp })
                await SendAsync(HttpMethod.Put, $"products/{product}", new { });
        }
    }

    [Test]
    public async Task Transactions_keep_what_caused_them_in_another_system_and_are_found_by_it()
    {
        var path = $"members/{_member}/transactions";
        foreach (var (points, type, id) in new[] { (30, "order", "A-17"), (-10, "order", "A-17"), (5, "order", "A-18"), (7, "visit", "A-17") })
        {
            var booked = (await SendAsync(HttpMethod.Post, path, new { points, reason = "At the till", referenceType = type, referenceId = id })).GetProperty("transaction");
            Assert.That((booked.GetProperty("referenceType").GetString(), booked.GetProperty("referenceId").GetString()), Is.EqualTo((type, id)));
        }

        Assert.That(await PointsAsync($"{path}?referenceType=order&referenceId=A-17"), Is.EqualTo(new[] { -10, 30 }));
        Assert.That(await PointsAsync($"{path}?referenceType=order"), Is.EqualTo(new[] { 5, -10, 30 }));
        Assert.That(await PointsAsync($"{path}?referenceId=A-17"), Is.EqualTo(new[] { 7, -10, 30 }));
        using var two = await RawAsync(HttpMethod.Post, path, new { points = 1, reason = "x", reference = "a", referenceId = "b" });
        await two.AssertProblemAsync(400, "VALIDATION_FAILED", "referenceId");

        async Task<IEnumerable<int>> PointsAsync(string found) =>
            (await SendAsync(HttpMethod.Get, found, null)).EnumerateArray().Select(entry => entry.GetProperty("points").GetInt32());
    }

    [Test]
    public async Task The_signed_in_customer_reads_the_balance_and_a_guest_does_not()
    {
        var email = $"reader{Guid.NewGuid().ToString("N")[..12]}@example.com";
        await _store.NewMemberAsync(email, 140);
        using var shopper = await _store.SignedInAsync(email, "member-demo-1");
        using var answer = await shopper.Http.GetAsync("/api/loyalty/me/balance");
        var balance = (await answer.JsonAsync()).GetProperty("data");
        Assert.That((balance.GetProperty("programId").GetInt32(), balance.GetProperty("balance").GetInt64()), Is.EqualTo((1, 140)));

        using var visitor = _store.Visitor();
        using var guest = await visitor.Http.GetAsync("/api/loyalty/me/balance");
        await guest.AssertProblemAsync(401, "UNAUTHORIZED");
    }

    private static IEnumerable<int> Ids(JsonElement page) => page.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("productId").GetInt32()).ToList();

    private static async Task<JsonElement> PageAsync(HttpClient api, string path)
    {
        using var answer = await api.GetAsync($"/api/loyalty/{path}");
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private async Task<int> ProductAsync(string name) => (int)await _store.ScalarAsync($"SELECT \"Id\" FROM \"Product\" WHERE \"Name\" = '{name}'");
}
