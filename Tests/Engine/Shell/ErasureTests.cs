using Moq;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Privacy;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>What is left of a customer who was wiped, whatever interrupts the work.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ErasureTests
{
    private readonly LoyaltyWorld _world = new();
    private readonly Mock<IWebhookService> _webhooks = new();
    private readonly MemoryTable<ErasureRequest> _requests;
    private readonly MemoryTable<InteractionEvent> _interactions;
    private readonly MemoryTable<ApiRequest> _answers;
    private readonly MemoryTable<LoyaltyImportFault> _faults;
    private readonly MemoryTable<QueuedEmail> _mails;
    private readonly PersonalData _personalData;

    public ErasureTests()
    {
        _requests = _world.Database.Table<ErasureRequest>();
        _interactions = _world.Database.Table<InteractionEvent>();
        _answers = _world.Database.Table<ApiRequest>();
        _faults = _world.Database.Table<LoyaltyImportFault>();
        _mails = _world.Database.Table<QueuedEmail>();
        _personalData = new PersonalData(new AuditService(_world.Audit.Repository, _world.Time), _world.CustomerService, _world.Node.Ledger, _world.Logger.Object, _world.Node.MemberService,
            Mock.Of<IRedemptionService>(), _world.Audit.Repository, _world.Customers.Repository, _requests.Repository, _interactions.Repository, _world.Entries.Repository,
            _world.Members.Repository, _world.Accounts.Repository, _world.Redemptions.Repository, _world.Steps.Repository, _world.Referrals.Repository,
            _world.RuleAwards.Repository, _webhooks.Object, new PersonalTraces(_answers.Repository, _world.Audit.Repository, _faults.Repository, _mails.Repository),
            new PointsOutlook(_world.Entries.Repository, _world.Redemptions.Repository, _world.Awards.Repository, _world.Lots.Repository, _world.Time), _world.Time);
    }

    [Test]
    public async Task Mails_that_wait_are_not_sent_any_more_and_those_of_the_shop_are_left_to_it()
    {
        var (customer, _) = await WipedAsync();
        _mails.Add(new QueuedEmail { To = "vera@example.com", Body = "<a href=\"https://shop.example/customer/loyalty\">Your club</a>" });
        var sent = _mails.Add(new QueuedEmail { To = "vera@example.com", Body = "https://shop.example/customer/loyalty", SentOnUtc = DateTime.UtcNow });
        var shops = _mails.Add(new QueuedEmail { To = "vera@example.com", Body = "Your order is on its way" });
        var others = _mails.Add(new QueuedEmail { To = "max@example.com", Body = "https://shop.example/customer/loyalty" });

        await _personalData.EraseAsync(customer.Id, "vera@example.com");

        Assert.That(_mails.Rows.Select(mail => mail.Id), Is.EqualTo(new[] { sent.Id, shops.Id, others.Id }));
    }

    [Test]
    public async Task What_he_chose_is_forgotten_as_well_and_nothing_is_sent_any_more()
    {
        var (customer, member) = await WipedAsync();
        await _world.Node.MemberService.MuteMailsAsync(member, [MailKind.Tier], _ => true);

        await _personalData.EraseAsync(customer.Id, "vera@example.com");

        var erased = _world.Members.Rows.Single(row => row.Id == member.Id);
        Assert.That(Enum.GetValues<MailKind>(), Has.All.Matches<MailKind>(erased.Mutes), "no longer his own choice, and none that could bring a mail");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_other_side_of_a_merge_forgets_why(bool sourceErased)
    {
        var (customer, member) = await WipedAsync();
        var other = await _world.NewMemberAsync();
        await _world.Node.Ledger.ExecuteAsync(new EarnPoints(50) { MemberId = other.Id, IdempotencyKey = "other", Actor = "test" });
        var (source, target) = sourceErased ? (member, other) : (other, member);
        Assert.That((await _world.Node.Merge.MergeAsync(source.Id, target.Id, "Vera is Max's wife", "admin")).Success, Is.True);

        await _personalData.EraseAsync(customer.Id, "vera@example.com");

        Assert.That(_world.Entries.Rows.Select(entry => entry.Description ?? ""), Has.None.Contains("Vera"));
        Assert.That(_world.Members.Rows.Select(row => row.StatusReason ?? ""), Has.None.Contains("Vera"));
    }

    [Test]
    public async Task Remembered_answers_import_faults_and_audit_values_forget_the_customer()
    {
        var (customer, member) = await WipedAsync();
        _answers.Add(new ApiRequest { RequestKey = "his", Answer = $"{{\"memberId\":{member.Id},\"description\":\"Sorry, Vera\"}}" });
        _answers.Add(new ApiRequest { RequestKey = "another's", Answer = $"{{\"memberId\":{member.Id}7,\"customerId\":{customer.Id}7}}" });
        _answers.Add(new ApiRequest { RequestKey = "under way" });
        var fault = _faults.Add(new LoyaltyImportFault { Detail = "vera@example.com" });
        var change = _world.Audit.Add(new AuditEntry { Actor = "admin", EntityName = "x", NewValue = "Written by vera@example.com" });

        await _personalData.EraseAsync(customer.Id, "vera@example.com");

        Assert.That(_answers.Rows.Select(row => row.RequestKey), Is.EquivalentTo(new[] { "another's", "under way" }));
        Assert.That(_faults.Rows.Single(row => row.Id == fault.Id).Detail, Is.Null);
        Assert.That(_world.Audit.Rows.Single(row => row.Id == change.Id).NewValue, Is.EqualTo("Written by erased"));
    }

    [Test]
    public async Task What_was_interrupted_after_the_points_were_forfeited_is_finished_by_the_task()
    {
        var (customer, member) = await WipedAsync();
        _interactions.Add(new InteractionEvent { CustomerId = customer.Id, Metadata = "{\"said\":\"mine\"}" });
        _world.Audit.Add(new AuditEntry { Actor = "vera@example.com", EntityName = "x" });
        _webhooks.SetupSequence(service => service.ForgetMemberAsync(member.Id)).ThrowsAsync(new InvalidOperationException("the server went away")).Returns(Task.CompletedTask);
        Assert.That(() => _personalData.EraseAsync(customer.Id, "vera@example.com"), Throws.InvalidOperationException);
        Assert.That(_world.Accounts.Rows.Single().Balance, Is.Zero);

        var erased = await _personalData.EraseForgottenAsync();

        Assert.That(erased, Is.EqualTo(1));
        _webhooks.Verify(service => service.ForgetMemberAsync(member.Id), Times.Exactly(2));
        Assert.That(_interactions.Rows.Single().Metadata, Is.Null);
        Assert.That(_world.Audit.Rows.Select(row => row.Actor), Has.None.EqualTo("vera@example.com"), "the address is still known");
        Assert.That(_requests.Rows, Is.Empty);
        Assert.That(await _personalData.EraseForgottenAsync(), Is.Zero, "nothing is left to do");
    }

    [Test]
    public async Task Points_that_have_run_out_and_wait_for_their_task_do_not_hold_an_erasure_up()
    {
        var (customer, member) = await WipedAsync();
        await _world.Node.Ledger.ExecuteAsync(new EarnPoints(40, DateTime.UtcNow.AddHours(1)) { MemberId = member.Id, IdempotencyKey = "short", Actor = "test" });
        var lot = _world.Lots.Rows.Single(row => row.ExpiresOnUtc is not null);
        lot.ExpiresOnUtc = DateTime.UtcNow.AddMinutes(-5);
        _world.Lots.Update(lot);

        await _personalData.EraseAsync(customer.Id, null);

        Assert.That(_world.Accounts.Rows.Single().Balance, Is.Zero);
        Assert.That(_world.Entries.Rows.Where(row => row.Type == LedgerEntryType.Expire).Sum(row => row.Points), Is.EqualTo(-40));
        Assert.That((await _world.Node.Ledger.VerifyAsync()).Drifts, Is.Empty);
    }

    [Test]
    public async Task Words_beside_a_redemptions_steps_go_and_the_store_s_own_reasons_stay()
    {
        var (customer, member) = await WipedAsync();
        var redemption = _world.Redemptions.Add(new LoyaltyRedemption { MemberId = member.Id, RedemptionGuid = Guid.NewGuid(), DebitEntryId = 1, Status = RedemptionStatus.Released });
        _world.Steps.Add(new RedemptionStep { RedemptionId = redemption.Id, Number = 1, Reason = "Vera called and changed her mind" });
        _world.Steps.Add(new RedemptionStep { RedemptionId = redemption.Id, Number = 2, Reason = nameof(RedemptionObstacle.MemberInactive) });

        await _personalData.EraseAsync(customer.Id, null);

        Assert.That(_world.Steps.Rows.OrderBy(step => step.Number).Select(step => step.Reason), Is.EqualTo(new[] { null, nameof(RedemptionObstacle.MemberInactive) }));
    }

    [Test]
    public async Task A_customer_who_cannot_be_erased_does_not_hold_up_the_others()
    {
        var (first, bad) = await WipedAsync();
        var (second, _) = await WipedAsync();
        _webhooks.Setup(service => service.ForgetMemberAsync(bad.Id)).ThrowsAsync(new InvalidOperationException("broken"));

        Assert.That(await _personalData.EraseForgottenAsync(), Is.EqualTo(1));
        Assert.That(_world.Accounts.Rows.Select(account => account.Balance), Is.All.Zero);
        Assert.That(_world.Errors.Single(), Does.Contain($"customer {first.Id} "));
        Assert.That(_requests.Rows.Select(row => row.CustomerId), Is.EqualTo(new[] { first.Id }), $"customer {second.Id} is done");
    }

    private async Task<(Customer Customer, LoyaltyMember Member)> WipedAsync()
    {
        var member = await _world.NewMemberAsync();
        await _world.Node.Ledger.ExecuteAsync(new EarnPoints(100) { MemberId = member.Id, IdempotencyKey = $"e{member.Id}", Actor = "test", Description = "a present" });
        var customer = _world.Customers.Rows.Single(row => row.Id == member.CustomerId);
        customer.Deleted = true;
        customer.Email = string.Empty;
        _world.Customers.Update(customer);

        return (customer, member);
    }
}
