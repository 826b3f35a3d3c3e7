using static Nop.Plugin.Misc.Loyalty.Tests.Api.ProviderAccessTests;
using static Nop.Plugin.Misc.Loyalty.Tests.Api.ProviderHost;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

/// <summary>What is refused, and by which field: sessions of others, shoppers who may not, baskets with faults.</summary>
public sealed partial class ProviderSessionTests
{
    [Test]
    public async Task Another_partner_and_another_store_do_not_know_a_session()
    {
        await BasketAsync("s1", 1, Tea);
        using var other = await _host.PartnerAsync();
        using (var answer = await other.GetAsync(Path("s1")))
            await AssertRefusedAsync(answer, 404, "NOT_FOUND");
        using (var answer = await other.PostAsync(Path("s1/cancel"), Json("""{"sequence":2}""")))
            await AssertRefusedAsync(answer, 404, "NOT_FOUND");

        _host.StoreId = 2;
        using (var answer = await _client.GetAsync(Path("s1")))
            await AssertRefusedAsync(answer, 403, "STORE_ISOLATION");
        await RefusedAsync("s1/cancel", """{"sequence":2}""", 403, "STORE_ISOLATION");
    }

    [Test]
    public async Task A_session_stays_with_its_shopper()
    {
        await BasketAsync("s1", 1, Tea);
        var other = await _host.NewShopperAsync();

        await RefusedAsync("s1/rewards", Basket(2, [Tea], other.CardNumber), 400, "VALIDATION_FAILED", "loyaltyId");
    }

    [Test]
    public async Task A_suspended_shopper_gets_no_rewards_and_earns_nothing()
    {
        await ReadyAsync("s1", null, Tea);
        await _host.World.Node.MemberService.MoveAsync(_host.World.Members.Rows.Single(row => row.Id == _member.Id), MemberStatus.Suspended, "x", "test");

        await RefusedAsync("s2/rewards", Basket(1, Tea), 422, "MEMBER_INACTIVE", "loyaltyId");
        Assert.That((await SendAsync("s1/finalize", Finalize(4, Tea))).GetProperty("earned").GetInt64(), Is.Zero);
    }

    [TestCase("""{"lineId":"a","quantity":"1","unitPrice":"-1"}""", "unitPrice")]
    [TestCase("""{"lineId":"a","quantity":"0","unitPrice":"1"}""", "quantity")]
    [TestCase("""{"lineId":"a","quantity":"0.000","unitPrice":"1"}""", "quantity")]
    [TestCase("""{"lineId":"a","quantity":"-2","unitPrice":"1"}""", "quantity")]
    [TestCase("""{"lineId":"a","quantity":"1e9","unitPrice":"1"}""", "quantity")]
    [TestCase("""{"lineId":"a","quantity":"1","unitPrice":"1,50"}""", "unitPrice")]
    [TestCase("""{"lineId":"a","quantity":"1","unitPrice":"9999999999999999999999999999999"}""", "unitPrice")]
    [TestCase("""{"quantity":"1","unitPrice":"1"}""", "lineId")]
    [TestCase("""{"lineId":"a","quantity":"1","unitPrice":"1"},{"lineId":"a","quantity":"1","unitPrice":"1"}""", "lineId")]
    [TestCase("null", "lines")]
    [TestCase("""{"lineId":"a","quantity":"999999999","unitPrice":"999999999"}""", "lines", Description = "more than any database keeps")]
    public async Task A_line_that_is_none_is_refused_by_its_field(string line, string field)
    {
        await RefusedAsync("s1/rewards", Basket(1, line), 400, "VALIDATION_FAILED", field);
        Assert.That(_host.World.PartnerSessions.Rows, Is.Empty);
    }

    [TestCase("""{"lineId":"a","quantity":1,"unitPrice":"1"}""")]
    [TestCase("""{"lineId":"a","quantity":"1","unitPrice":1.5}""")]
    [TestCase("""{"lineId":"a","quantity":"1","unitPrice":"1","hidden":true}""")]
    [TestCase("""[]""")]
    public async Task A_line_of_another_form_is_refused(string line)
    {
        await RefusedAsync("s1/rewards", Basket(1, line), 400, "VALIDATION_FAILED");
        Assert.That(_host.World.PartnerSessions.Rows, Is.Empty);
    }

    [TestCase("EUR", "USD", "currency")]
    [TestCase("\"sequence\":1", "\"sequence\":0", "sequence")]
    [TestCase("\"sequence\":1,", "", "sequence")]
    [TestCase("\"lines\":", "\"Lines\":", "lines")]
    public async Task A_basket_with_a_fault_is_refused_by_its_field(string good, string bad, string field)
    {
        await RefusedAsync("s1/rewards", Basket(1, Tea).Replace(good, bad), 400, "VALIDATION_FAILED", field);
    }

    [Test]
    public async Task Names_of_sessions_are_plain_and_baskets_have_an_end()
    {
        await RefusedAsync("s%201/rewards", Basket(1, Tea), 400, "VALIDATION_FAILED", "session");
        await RefusedAsync(new string('x', 65) + "/rewards", Basket(1, Tea), 400, "VALIDATION_FAILED", "session");
        var lines = Enumerable.Range(0, 201).Select(number => $$"""{"lineId":"{{number}}","sku":"SOME-LONG-SKU-{{number}}","quantity":"1","unitPrice":"1.00"}""").ToArray();
        await RefusedAsync("s1/rewards", Basket(1, lines), 400, "VALIDATION_FAILED", "lines");

        Assert.That((await BasketAsync("s1", 1, lines[..200])).GetProperty("total").GetString(), Is.EqualTo("200.00"));
    }
}
