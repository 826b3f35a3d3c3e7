using System.Net.Http.Json;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Rules;

/// <summary>Members are merged while events of both come in: what a rule gave both is counted together, and no step is lost.</summary>
[TestFixture]
public sealed class MergedRuleLimitTests
{
    private const int Most = 6;

    private LoyaltyStore _store = null!;
    private StoreSession _admin = null!;
    private HttpClient _api = null!;
    private string _interaction = null!;
    private int _program;
    private int _rule;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await SharedStores.GetAsync(TestDatabase.PostgreSql);
        _admin = await _store.AdminAsync();
        _api = _store.Api();
        _interaction = $"merged-{Guid.NewGuid().ToString("N")[..8]}";
        await PostAsync("interactions", new { id = _interaction, name = "Merged" });
        _program = (await PostAsync("programs", new { systemName = _interaction, name = "Merged", enrolment = "byHand" })).GetProperty("id").GetInt32();
        _rule = (await PostAsync($"programs/{_program}/earning-rules", new { name = "Ten", trigger = "interaction", interactionId = _interaction, points = 10, maxPerMember = Most }))
            .GetProperty("id").GetInt32();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _api.DeleteAsync($"/api/loyalty/programs/{_program}");
        _admin?.Dispose();
        _api?.Dispose();
    }

    [Test]
    public async Task A_limit_holds_for_the_one_person_while_both_earn_and_are_merged()
    {
        for (var round = 0; round < 2; round++)
        {
            var (source, sourceCustomer) = await MemberAsync();
            var (target, targetCustomer) = await MemberAsync();
            await Task.WhenAll(Enumerable.Range(0, 3).SelectMany(_ => new[] { FireAsync(sourceCustomer), FireAsync(targetCustomer) })
                .Append(PostAsync($"members/{target}/merge", new { memberId = source })));
            // what was given while the one was closed moves on
            await PostAsync($"members/{target}/merge", new { memberId = source });
            for (var i = 0; i < Most + 1; i++)
                await FireAsync(targetCustomer);

            var numbers = await _store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyRuleUse\" WHERE \"RuleId\" = {_rule} AND \"MemberId\" = {target}");
            Assert.That(numbers, Is.EqualTo(Most));
            Assert.That(await _store.ReadNumberAsync($"SELECT MAX(\"Number\") FROM \"LoyaltyRuleUse\" WHERE \"RuleId\" = {_rule} AND \"MemberId\" = {target}"), Is.EqualTo(Most), "without gaps");
            Assert.That(await _store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyRuleUse\" WHERE \"MemberId\" = {source}"), Is.Zero);
            Assert.That((await _api.DataAsync($"/api/loyalty/members/{target}")).GetProperty("balance").GetInt64(), Is.EqualTo(Most * 10));
        }
    }

    private Task FireAsync(int customer) => PostAsync($"interactions/{_interaction}/events", new { customerId = customer });

    private async Task<(int Member, int Customer)> MemberAsync()
    {
        var customer = await new AdminCustomers(_admin).CreateAsync($"limit{Guid.NewGuid().ToString("N")[..12]}@example.com", "member-demo-1");
        return ((await PostAsync($"programs/{_program}/members", new { customerId = customer })).GetProperty("id").GetInt32(), customer);
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        var answer = await _api.PostAsJsonAsync($"/api/loyalty/{path}", body);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{path}\n{await answer.Content.ReadAsStringAsync()}");
        return (await answer.JsonAsync()).GetProperty("data");
    }
}
