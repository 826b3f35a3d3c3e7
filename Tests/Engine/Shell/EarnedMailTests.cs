using System.Linq.Expressions;
using Moq;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Who is told of which earned points, and how often.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EarnedMailTests
{
    private readonly LoyaltyWorld _world = new();
    private readonly RecordedMails _post;
    private readonly MemoryTable<EarnedMailPass> _passes;
    private readonly DateTime _start = DateTime.UtcNow;
    private int _keys;

    public EarnedMailTests()
    {
        _post = new RecordedMails(_world);
        _passes = _world.Database.Table<EarnedMailPass>(row => row.ProgramId);
    }

    private EarnedMails Node()
    {
        var localization = new Mock<ILocalizationService>();
        localization.Setup(texts => texts.GetResourceAsync(It.IsAny<string>(), It.IsAny<int>(), It.IsAny<bool>(), It.IsAny<string>(), It.IsAny<bool>())).ReturnsAsync("order {0}");
        localization.Setup(texts => texts.GetLocalizedAsync(It.IsAny<EarningRule>(), It.IsAny<Expression<Func<EarningRule, string>>>(), It.IsAny<int?>(), It.IsAny<bool>(), It.IsAny<bool>()))
            .ReturnsAsync((EarningRule rule, Expression<Func<EarningRule, string>> _, int? _, bool _, bool _) => rule.Name);
        return new EarnedMails(_world.CustomerService, _world.Node.Ledger, localization.Object, _world.Logger.Object, _post.Templates, _world.Node.Programs,
            _passes.Repository, _world.Rules.Repository, _world.Entries.Repository, _world.Members.Repository, _world.Orders.Repository, _post.Messages,
            new SentNotices(_world.Notices.Repository, _world.Time));
    }

    private Task<int> SendAsync(double minutesLater = 3) => Node().SendAsync(_start.AddMinutes(minutesLater));

    private async Task BookAsync(LedgerCommand command)
    {
        var result = await _world.Node.Ledger.ExecuteAsync(command);
        Assert.That(result.Success, Is.True, result.Error?.Message);
    }

    private EarnPoints Earn(LoyaltyMember member, long points, string reference = "7", string type = LoyaltyDefaults.OrderReference) => new(points)
    {
        MemberId = member.Id, IdempotencyKey = $"test:{++_keys}", Actor = "test", ReferenceType = type, ReferenceId = reference, Description = $"cause {reference}"
    };

    private ReversePoints Reverse(LoyaltyMember member, long points, string reference = "7") => new(points)
    {
        MemberId = member.Id, IdempotencyKey = $"test:{++_keys}", Actor = "test", ReferenceType = LoyaltyDefaults.OrderReference, ReferenceId = reference
    };

    [Test]
    public async Task An_order_that_earned_by_several_rules_makes_one_mail_that_says_all()
    {
        await SendAsync(0);
        var member = await _world.NewMemberAsync();
        var order = _world.Orders.Add(new Order
        {
            CustomerId = member.CustomerId, StoreId = 2, CreatedOnUtc = _start, CustomOrderNumber = "A-1", OrderTotal = 64.97m,
            OrderSubtotalInclTax = 64.97m, OrderSubtotalExclTax = 64.97m, OrderStatusId = (int)OrderStatus.Pending, PaymentStatusId = (int)PaymentStatus.Pending
        });
        await _world.Node.Convergence.ConvergeAsync(order);
        var rule = _world.Rules.Add(new EarningRule { ProgramId = _world.Program.Id, Name = "Kettle week" });
        await BookAsync(Earn(member, 1_000, order.Id.ToString()) with { RuleId = rule.Id, RuleVersion = 1 });
        await BookAsync(Earn(member, 200, order.Id.ToString()) with { RuleId = rule.Id, RuleVersion = 1 });

        Assert.That(await SendAsync(1), Is.Zero, "what is just booked rests: the order may earn more");
        Assert.That(await SendAsync(), Is.EqualTo(1));

        var mail = _post.Mails.Single();
        Assert.That((mail["Loyalty.Points"], mail["Loyalty.Balance"], mail["Loyalty.Reason"], mail["Loyalty.OrderNumber"]), Is.EqualTo(("1,264", "1,264", "order A-1, Kettle week", "A-1")));
        Assert.That(mail["Loyalty.PageUrl"], Is.EqualTo("https://store2.example/customer/loyalty"), "the store where it happened");
        Assert.That(mail["Loyalty.PointName"], Is.EqualTo(_world.Program.PointNamePlural));
    }

    [Test]
    public async Task Nodes_that_run_at_once_and_again_tell_everything_once()
    {
        await SendAsync(0);
        var members = new List<LoyaltyMember>();
        for (var i = 0; i < 3; i++)
            members.Add(await _world.NewMemberAsync());
        // more than a batch, with the entries of one order in different batches
        for (var i = 0; i < 240; i++)
        {
            _world.Entries.Add(new LedgerEntry
            {
                ProgramId = _world.Program.Id, MemberId = members[i % 3].Id, Version = i + 1, Type = LedgerEntryType.Earn, Points = 10, IdempotencyKey = $"test:{i}",
                ReferenceType = LoyaltyDefaults.EventReference, ReferenceId = $"event:{i % 120}", Description = $"cause event:{i % 120}", BookedOnUtc = _start
            });
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync())));
        _passes.Rows.ToList().ForEach(pass =>
        {
            pass.DoneUntilUtc = _start.AddMinutes(-2);
            _passes.Update(pass);
        });
        Assert.That(await SendAsync(), Is.Zero, "not even when the mark was lost");

        Assert.That(_world.Errors, Is.Empty);
        Assert.That(_post.Mails.Select(mail => (mail["Loyalty.Points"], mail["Loyalty.Reason"])),
            Is.EquivalentTo(Enumerable.Range(0, 120).Select(i => ("20", $"cause event:{i}"))));
    }

    [Test]
    public async Task Who_turned_these_mails_off_is_not_told()
    {
        await SendAsync(0);
        var member = await _world.NewMemberAsync();
        await _world.Node.MemberService.MuteMailsAsync(member, [MailKind.Earned], _ => true);
        await BookAsync(Earn(member, 100));

        Assert.That(await SendAsync(), Is.Zero);
    }

    [TestCase(40, "60")]
    [TestCase(100, null)]
    public async Task What_was_taken_back_meanwhile_is_not_told(long back, string? told)
    {
        await SendAsync(0);
        var member = await _world.NewMemberAsync();
        await BookAsync(Earn(member, 100));
        await BookAsync(Reverse(member, back));

        await SendAsync();

        Assert.That(_post.Mails.Select(mail => mail["Loyalty.Points"]), Is.EqualTo(told is null ? [] : new[] { told }));
    }

    [Test]
    public async Task Only_orders_and_events_are_told()
    {
        await SendAsync(0);
        var member = await _world.NewMemberAsync();
        foreach (var type in new[] { LoyaltyDefaults.ImportReference, LoyaltyDefaults.ReferralReference, LoyaltyDefaults.TierReference })
            await BookAsync(Earn(member, 100, "7", type));
        await BookAsync(new TransferPoints(50)
        {
            MemberId = member.Id, IdempotencyKey = "merge:1", Actor = "test", ReferenceType = LoyaltyDefaults.OrderReference, ReferenceId = "9"
        });
        await BookAsync(new HoldPoints(30) { MemberId = member.Id, IdempotencyKey = "hold", Actor = "test", ReferenceType = LoyaltyDefaults.OrderReference, ReferenceId = "8" });
        Assert.That(await SendAsync(), Is.Zero);

        await BookAsync(new MaturePoints(30, 30) { MemberId = member.Id, IdempotencyKey = "mature", Actor = "test", ReferenceType = LoyaltyDefaults.OrderReference, ReferenceId = "8" });
        _world.Entries.Rows.Where(entry => entry.Type == LedgerEntryType.Mature).ToList().ForEach(entry =>
        {
            entry.BookedOnUtc = _start.AddMinutes(2);
            _world.Entries.Update(entry);
        });
        Assert.That(await SendAsync(6), Is.EqualTo(1), "held points are told when they can be spent");
    }

    [TestCase(MemberStatus.Active, false, false, 1)]
    [TestCase(MemberStatus.Suspended, false, false, 0)]
    [TestCase(MemberStatus.Inactive, false, false, 0)]
    [TestCase(MemberStatus.Active, true, false, 0)]
    [TestCase(MemberStatus.Active, false, true, 0)]
    public async Task Only_members_in_good_standing_are_told(MemberStatus status, bool merged, bool deleted, int mails)
    {
        await SendAsync(0);
        var member = await _world.NewMemberAsync();
        await BookAsync(Earn(member, 100));
        member = _world.Members.Rows.Single();
        member.Status = status;
        member.MergedIntoId = merged ? 99 : null;
        _world.Members.Update(member);
        var customer = _world.Customers.Rows.Single();
        customer.Deleted = deleted;
        _world.Customers.Update(customer);

        Assert.That(await SendAsync(), Is.EqualTo(mails));
    }

    [Test]
    public async Task What_was_earned_before_the_first_run_while_the_template_was_inactive_or_days_ago_is_never_told()
    {
        var member = await _world.NewMemberAsync();
        await BookAsync(Earn(member, 10));
        Assert.That(await SendAsync(5), Is.Zero, "before the feature was there");

        await BookAsync(Earn(member, 20, "8"));
        Move("8", 4);
        _post.Deactivate(LoyaltyMessageTemplates.PointsEarned);
        Assert.That(await SendAsync(10), Is.Zero);
        _post.Activate(LoyaltyMessageTemplates.PointsEarned);
        Assert.That(await SendAsync(15), Is.Zero, "inactive when it was its turn");

        await BookAsync(Earn(member, 30, "9"));
        Move("9", 20);
        Assert.That(await SendAsync(3 * 24 * 60), Is.Zero, "the task did not run for days");
        Assert.That(_post.Mails, Is.Empty);

        void Move(string reference, double minutes)
        {
            var entry = _world.Entries.Rows.Single(row => row.ReferenceId == reference);
            entry.BookedOnUtc = _start.AddMinutes(minutes);
            _world.Entries.Update(entry);
        }
    }
}
