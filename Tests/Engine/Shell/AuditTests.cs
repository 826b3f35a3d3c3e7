using Moq;
using Nop.Core;
using Nop.Core.Configuration;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.ApiKeys;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Partners;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.Configuration;
using Nop.Services.Helpers;
using Nop.Services.Logging;
using Nop.Services.Security;
using Nop.Services.Stores;
using WebhookRow = Nop.Plugin.Misc.Loyalty.Domain.Webhooks.Webhook;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>
/// Who changed what: every change leaves a line, whoever calls the service that makes it, and each line knows whose it is
/// </summary>
[TestFixture]
public sealed class AuditTests
{
    private const string ADMIN = "customer:7";

    private LoyaltyWorld _world = null!;
    private AuditService _audit = null!;

    [SetUp]
    public void SetUp()
    {
        _world = new LoyaltyWorld();
        _audit = new AuditService(_world.Audit.Repository, _world.Time);
    }

    [Test]
    public async Task A_program_leaves_lines_of_its_own_when_it_is_made_changed_and_deleted()
    {
        var program = new LoyaltyProgram { SystemName = "b2b", Name = "B2B", PointName = "point", PointNamePlural = "points" };
        await _world.Node.Programs.InsertProgramAsync(program, ADMIN);
        program.Name = "Business";
        await _world.Node.Programs.UpdateProgramAsync(program, ADMIN);
        await _world.Node.Programs.DeleteProgramAsync(program, ADMIN);

        AssertLines(nameof(LoyaltyProgram), program.Id, program.Id, null, AuditActions.Create, AuditActions.Update, AuditActions.Delete);
    }

    [Test]
    public async Task A_tier_and_the_rules_of_tiers_leave_lines_of_their_program()
    {
        var tier = new LoyaltyTier { ProgramId = _world.Program.Id, Name = "Onyx", Threshold = 8000 };
        await _world.Node.TierService.InsertTierAsync(tier, ADMIN);
        tier.Name = "Obsidian";
        await _world.Node.TierService.UpdateTierAsync(tier, ADMIN);
        await _world.Node.TierService.DeleteTierAsync(tier, ADMIN);
        var policy = new TierPolicy { ProgramId = _world.Program.Id };
        await new TierPolicies(_audit, Mock.Of<IDateTimeHelper>(), _world.TierPasses.Repository, _world.TierPolicies.Repository, _world.Time).SaveAsync(policy, ADMIN);

        AssertLines(nameof(LoyaltyTier), tier.Id, _world.Program.Id, null, AuditActions.Create, AuditActions.Update, AuditActions.Delete);
        AssertLines(nameof(TierPolicy), policy.Id, _world.Program.Id, null, AuditActions.Create);
    }

    [Test]
    public async Task A_rule_leaves_lines_of_its_program_when_it_is_made_changed_and_deleted()
    {
        var definition = new RuleDefinition { Trigger = RuleTrigger.Review, Points = 50 }.ToJson();
        var rule = (await _world.Node.Rules.InsertRuleAsync(new EarningRule { ProgramId = _world.Program.Id, Name = "Reviews", Definition = definition }, ADMIN)).Value;
        rule.Name = "Words";
        await _world.Node.Rules.UpdateRuleAsync(rule, ADMIN);
        await _world.Node.Rules.DeleteRuleAsync(rule, ADMIN);

        AssertLines(nameof(EarningRule), rule.Id, _world.Program.Id, null, AuditActions.Create, AuditActions.Update, AuditActions.Delete);
    }

    [Test]
    public async Task Referral_rules_leave_lines_of_their_program()
    {
        var terms = new ReferralTerms { ProgramId = _world.Program.Id, Enabled = true };
        await _world.Node.Referrals.SaveTermsAsync(terms, ADMIN);
        terms.ReferrerPoints = 300;
        await _world.Node.Referrals.SaveTermsAsync(terms, ADMIN);

        AssertLines(nameof(ReferralTerms), terms.Id, _world.Program.Id, null, AuditActions.Create, AuditActions.Update);
    }

    [Test]
    public async Task A_key_a_partner_and_a_webhook_leave_lines_of_their_stores()
    {
        var keys = new ApiKeyService(new MemoryDatabase().Table<LoyaltyApiKey>().Repository, _audit, Mock.Of<ILogger>(), new RowTurns(_world.RowTurns.Repository), _world.Time);
        var key = (await keys.CreateAsync("Till", ["read"], [3, 2], ADMIN)).Key;
        await keys.RevokeAsync(key, ADMIN);
        var partner = _world.Partners.Add(new LoyaltyPartner { Name = "Till", ClientId = "till", StoreIds = "2" });
        await new PartnerService(_audit, Mock.Of<Nop.Core.Events.IEventPublisher>(), Mock.Of<ILogger>(), _world.Node.Programs, _world.Partners.Repository, Mock.Of<IStoreService>(),
            new RowTurns(_world.RowTurns.Repository), _world.Time).RevokeAsync(partner.Id, ADMIN);
        var webhook = _world.Webhooks.Add(new WebhookRow { Name = "ERP", Url = "https://erp.example.com", StoreIds = "2" });
        var webhooks = new WebhookService(_audit, Mock.Of<IEncryptionService>(), _world.Node.Programs, _world.Webhooks.Repository, _world.DeliveryAttempts.Repository,
            _world.Deliveries.Repository, _world.SettingService, Mock.Of<IStoreService>(), new RowTurns(_world.RowTurns.Repository), null, _world.Time);
        await webhooks.RotateSecretAsync(webhook, ADMIN);
        await webhooks.DeleteAsync(webhook, ADMIN);

        AssertLines(nameof(LoyaltyApiKey), key.Id, 0, "2,3", AuditActions.Create, AuditActions.Revoke);
        AssertLines(nameof(LoyaltyPartner), partner.Id, 0, "2", AuditActions.Revoke);
        AssertLines("Webhook", webhook.Id, 0, "2", AuditActions.NewSecret, AuditActions.Delete);
    }

    [TestCase(0, null)]
    [TestCase(2, "2")]
    public async Task Settings_leave_a_line_of_their_store_with_what_has_another_value_only(int storeId, string? storeIds)
    {
        var stored = new Kept { Count = 3, Names = ["one"] };
        var service = new Mock<ISettingService>();
        service.Setup(settings => settings.LoadSettingAsync<Kept>(storeId)).ReturnsAsync(() => new Kept { Count = stored.Count, Names = [.. stored.Names] });
        var settings = new AuditedSettings(_audit, service.Object);

        await SaveAsync(kept => kept.Names.Add("two"));
        await SaveAsync(_ => { });

        var line = _world.Audit.Rows.Single(row => row.EntityName == nameof(Kept));
        Assert.That((line.Actor, line.EntityId, line.ProgramId, line.StoreIds), Is.EqualTo((ADMIN, storeId, 0, storeIds)));
        Assert.That((line.OldValue, line.NewValue), Is.EqualTo(("{\"Names\":\"one\"}", "{\"Names\":\"one, two\"}")));

        Task SaveAsync(Action<Kept> change) => settings.ChangeAsync<Kept>(storeId, ADMIN, (kept, _) =>
        {
            change(kept);
            stored = kept;

            return Task.CompletedTask;
        });
    }

    [Test]
    public async Task Who_is_limited_to_stores_sees_the_lines_of_his_programs_and_of_what_reaches_his_stores_alone()
    {
        await _audit.LogAsync(ADMIN, "seen", new LoyaltyTier { Id = 1, ProgramId = 5 }, null, null);
        await _audit.LogAsync(ADMIN, "another program's", new LoyaltyTier { Id = 2, ProgramId = 6 }, null, null);
        await _audit.LogAsync(ADMIN, "seen", new LoyaltyApiKey { Id = 1, StoreIds = "2,3" }, null, null);
        await _audit.LogAsync(ADMIN, "of another store too", new LoyaltyApiKey { Id = 2, StoreIds = "1,2" }, null, null);
        await _audit.LogAsync(ADMIN, "of all stores", new LoyaltyApiKey { Id = 3 }, null, null);
        await _audit.LogAsync(ADMIN, "seen", new LoyaltyRedemption { Id = 1, ProgramId = 5, StoreId = 2 }, null, null);
        await _audit.LogAsync(ADMIN, "in another store", new LoyaltyRedemption { Id = 2, ProgramId = 5, StoreId = 1 }, null, null);
        await _audit.LogAsync(ADMIN, "another program's", new LoyaltyRedemption { Id = 3, ProgramId = 6, StoreId = 2 }, null, null);
        await _audit.LogAsync(ADMIN, "of all stores", nameof(CustomerRole), 4, null, null);
        var stores = Mock.Of<IAdminStores>(admin => admin.GetScopeAsync() == Task.FromResult(StoreScope.Only(new[] { 2, 3 }))
            && admin.GetProgramIdsAsync(false) == Task.FromResult<IList<int>>(new[] { 5 }));

        var limit = await new AuditScope(stores, _world.Audit.Repository).LimitAsync();

        Assert.That(limit!(_world.Audit.Rows.Where(row => row.Actor == ADMIN).AsQueryable()).Select(row => row.Action), Is.EqualTo(new[] { "seen", "seen", "seen" }));
    }

    private void AssertLines(string entityName, int entityId, int programId, string? storeIds, params string[] actions)
    {
        var lines = _world.Audit.Rows.Where(row => row.EntityName == entityName && row.EntityId == entityId).ToList();
        Assert.That(lines.Select(row => row.Action), Is.EqualTo(actions));
        Assert.That(lines.Select(row => (row.Actor, row.ProgramId, row.StoreIds)), Is.All.EqualTo((ADMIN, programId, storeIds)));
    }

    public sealed class Kept : ISettings
    {
        public int Count { get; set; }

        public List<string> Names { get; set; } = [];
    }
}
