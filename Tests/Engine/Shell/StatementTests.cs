using System.Linq.Expressions;
using Moq;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Services.Catalog;
using Nop.Services.Directory;
using Nop.Services.Helpers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Who gets which statement of a month, and how often.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StatementTests
{
    private static readonly IDictionary<string, string> _texts = LocaleResources.Load();

    private readonly LoyaltyWorld _world = new();
    private readonly RecordedMails _post;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private int _keys;

    public StatementTests()
    {
        _post = new RecordedMails(_world);
    }

    private static DateTime Utc(int month, int day, int hour = 12, int minute = 0) => new(2030, month, day, hour, minute, 0, DateTimeKind.Utc);

    private MonthlyStatements Node()
    {
        var localization = new Mock<ILocalizationService>();
        localization.Setup(texts => texts.GetResourceAsync(It.IsAny<string>(), It.IsAny<int>(), It.IsAny<bool>(), It.IsAny<string>(), It.IsAny<bool>()))
            .ReturnsAsync((string key, int language, bool _, string _, bool _) => $"[{language}] {_texts[key]}");
        localization.Setup(texts => texts.GetLocalizedAsync(It.IsAny<LoyaltyTier>(), It.IsAny<Expression<Func<LoyaltyTier, string>>>(), It.IsAny<int?>(), It.IsAny<bool>(), It.IsAny<bool>()))
            .ReturnsAsync((LoyaltyTier tier, Expression<Func<LoyaltyTier, string>> _, int? _, bool _, bool _) => tier.Name);
        var clock = new Mock<IDateTimeHelper>();
        clock.SetupGet(helper => helper.DefaultStoreTimeZone).Returns(() => _zone);
        clock.Setup(helper => helper.GetCustomerTimeZoneAsync(It.IsAny<Customer>())).ReturnsAsync(TimeZoneInfo.Utc);
        var prices = new Mock<IPriceFormatter>();
        prices.Setup(service => service.FormatPriceAsync(It.IsAny<decimal>(), true, It.IsAny<Currency>(), It.IsAny<int>(), It.IsAny<bool>(), false))
            .ReturnsAsync((decimal price, bool _, Currency _, int _, bool _, bool _) => FormattableString.Invariant($"${price:0.00}"));
        var outlook = new StatementOutlook(new CurrencySettings(), Mock.Of<ICurrencyService>(), _world.CustomerService, clock.Object, localization.Object, prices.Object,
            _world.Node.TierService, new PointsOutlook(_world.Entries.Repository, _world.Redemptions.Repository, _world.Awards.Repository, _world.Lots.Repository, _world.Time));

        return new MonthlyStatements(_world.CustomerService, _world.Node.Ledger, _world.Logger.Object, _post.Templates, _world.Node.Programs, _world.Entries.Repository,
            _world.Members.Repository, _post.Messages, new SentNotices(_world.Notices.Repository, _world.Time), outlook, new StoreDays(clock.Object));
    }

    private Task<int> SendAsync(DateTime nowUtc) => Node().SendAsync(nowUtc);

    /// <summary>A member of long ago who earned something at a moment.</summary>
    private async Task<LoyaltyMember> MemberAsync(DateTime? earnedOnUtc = null, long points = 100)
    {
        var member = await _world.NewMemberAsync();
        Change(member.Id, row => row.EnrolledOnUtc = Utc(1, 1).AddYears(-1));
        await BookAsync(new EarnPoints(points) { MemberId = member.Id, IdempotencyKey = $"test:{++_keys}", Actor = "test" }, earnedOnUtc ?? Utc(5, 10));

        return member;
    }

    private async Task BookAsync(LedgerCommand command, DateTime onUtc)
    {
        var result = await _world.Node.Ledger.ExecuteAsync(command);
        Assert.That(result.Success, Is.True, result.Error?.Message);
        var entry = _world.Entries.Rows.Single(row => row.Id == result.Value.Entry.Id);
        entry.BookedOnUtc = onUtc;
        _world.Entries.Update(entry);
    }

    private void Change(int memberId, Action<LoyaltyMember> change)
    {
        var row = _world.Members.Rows.Single(member => member.Id == memberId);
        change(row);
        _world.Members.Update(row);
    }

    private void ChangeCustomer(LoyaltyMember member, Action<Customer> change)
    {
        var row = _world.Customers.Rows.Single(customer => customer.Id == member.CustomerId);
        change(row);
        _world.Customers.Update(row);
    }

    [Test]
    public async Task A_statement_says_what_the_month_brought_and_took_and_what_comes_next_in_the_customers_language()
    {
        var member = await MemberAsync(points: 2_000);
        ChangeCustomer(member, customer => (customer.LanguageId, customer.RegisteredInStoreId) = (2, 2));
        await BookAsync(new EarnPoints(5_000) { MemberId = member.Id, IdempotencyKey = "april", Actor = "test" }, Utc(4, 30));
        await BookAsync(new ReversePoints(500) { MemberId = member.Id, IdempotencyKey = "back", Actor = "test" }, Utc(5, 11));
        var debit = await _world.Node.Ledger.ExecuteAsync(new RedeemPoints(1_200) { MemberId = member.Id, IdempotencyKey = "spent", Actor = "test" });
        foreach (var entry in _world.Entries.Rows.Where(row => row.Id == debit.Value.Entry.Id).ToList())
        {
            entry.BookedOnUtc = Utc(5, 31, 23, 59);
            _world.Entries.Update(entry);
        }
        await BookAsync(new EarnPoints(300, new DateTime(2099, 7, 1, 0, 0, 0, DateTimeKind.Utc)) { MemberId = member.Id, IdempotencyKey = "june", Actor = "test" }, Utc(6, 1, 0));

        Assert.That(await SendAsync(Utc(6, 1)), Is.EqualTo(1));

        var mail = _post.Mails.Single();
        Assert.That((mail["Loyalty.Month"], mail["Loyalty.Earned"], mail["Loyalty.Spent"], mail["Loyalty.Expired"], mail["Loyalty.Balance"]),
            Is.EqualTo(("Mai 2030", "1.500", "1.200", "0", "5.600")));
        Assert.That(mail["Loyalty.Expiring"], Is.EqualTo("[2] 300 Punkte run out on Mittwoch, 1. Juli 2099"));
        Assert.That(mail["Loyalty.Tier"], Is.EqualTo("Bronze"));
        Assert.That(mail["Loyalty.NextTier"], Does.Match(@"^Bronze: \[2\] \$\d+\.00 more to reach Silver$"));
        Assert.That(mail["Loyalty.PageUrl"], Is.EqualTo("https://store2.example/customer/loyalty"));
        Assert.That(mail["Loyalty.UnsubscribeUrl"], Does.StartWith("https://store2.example/loyalty/mail/"));
        Assert.That(_post.Links.Read(mail["Loyalty.UnsubscribeUrl"].Split('/')[^1]), Is.EqualTo((member.Id, MailKind.Statement)));
    }

    [Test]
    public async Task Nodes_that_run_at_once_and_again_send_each_member_one_statement_of_a_month()
    {
        var members = new List<LoyaltyMember>();
        for (var i = 0; i < 5; i++)
            members.Add(await MemberAsync());

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync(Utc(6, 1)))));
        await SendAsync(Utc(6, 2));
        var done = _world.Notices.Rows.Single(row => row.NoticeKey.StartsWith("statements:"));
        await _world.Notices.Repository.DeleteAsync(done);
        Assert.That(await SendAsync(Utc(6, 3)), Is.Zero, "not even when the mark was lost");

        Assert.That(_world.Errors, Is.Empty);
        Assert.That(_post.Mails.Select(mail => _post.Links.Read(mail["Loyalty.UnsubscribeUrl"].Split('/')[^1])!.Value.MemberId), Is.EquivalentTo(members.Select(member => member.Id)));
    }

    [Test]
    public async Task A_clock_that_is_turned_back_or_forth_sends_no_month_twice()
    {
        await MemberAsync();
        await SendAsync(Utc(6, 1));
        await SendAsync(Utc(7, 1));
        Assert.That(_post.Mails.Select(mail => mail["Loyalty.Month"]), Is.EqualTo(new[] { "2030 May", "2030 June" }));

        foreach (var moment in new[] { Utc(6, 1), Utc(6, 5), Utc(7, 2), Utc(6, 1, 13) })
            Assert.That(await SendAsync(moment), Is.Zero);
    }

    [TestCase("UTC", "2030-06-01T00:14:00Z", null)]
    [TestCase("UTC", "2030-06-01T00:16:00Z", "2030 May")]
    [TestCase("Pacific/Auckland", "2030-05-31T12:20:00Z", "2030 May")]
    [TestCase("America/New_York", "2030-06-01T04:10:00Z", null)]
    [TestCase("America/New_York", "2030-06-01T04:20:00Z", "2030 May")]
    [TestCase("UTC", "2030-06-07T23:59:00Z", "2030 May")]
    [TestCase("UTC", "2030-06-08T00:01:00Z", null)]
    public async Task A_month_is_over_by_the_stores_calendar_and_no_news_after_a_week(string zone, string now, string? told)
    {
        _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        await MemberAsync();
        await _world.Notices.Repository.InsertAsync(new SentNotice { NoticeKey = $"statements:{_world.Program.Id}:203004", CreatedOnUtc = DateTime.UtcNow });

        await SendAsync(DateTime.Parse(now, null, System.Globalization.DateTimeStyles.AdjustToUniversal));

        Assert.That(_post.Mails.Select(mail => mail["Loyalty.Month"]), Is.EqualTo(told is null ? [] : new[] { told }));
    }

    [Test]
    public async Task A_month_of_the_store_begins_and_ends_at_its_own_midnight()
    {
        _zone = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland");
        await MemberAsync(Utc(4, 30, 11, 59), 1);
        await MemberAsync(Utc(4, 30, 12), 10);
        await MemberAsync(Utc(5, 31, 11, 59), 100);
        await MemberAsync(Utc(5, 31, 12), 1_000);

        await SendAsync(Utc(5, 31, 13));

        Assert.That(_post.Mails.Select(mail => mail["Loyalty.Earned"]), Is.EqualTo(new[] { "0", "10", "100", "0" }), "and who has points but no entries is told as well");
    }

    [Test]
    public async Task Nothing_is_told_while_the_template_is_inactive_and_the_month_goes_on_when_it_becomes_active()
    {
        await MemberAsync();
        _post.Deactivate(LoyaltyMessageTemplates.MonthlyStatement);
        Assert.That(await SendAsync(Utc(6, 1)), Is.Zero);

        _post.Activate(LoyaltyMessageTemplates.MonthlyStatement);
        Assert.That(await SendAsync(Utc(6, 3)), Is.EqualTo(1));
    }

    [Test]
    public async Task Only_members_in_good_standing_with_something_to_tell_and_who_want_it_get_one()
    {
        var wanted = await MemberAsync();
        var muted = await MemberAsync();
        await _world.Node.MemberService.MuteMailsAsync(muted, [MailKind.Statement], _ => true);
        var others = await MemberAsync();
        await _world.Node.MemberService.MuteMailsAsync(others, [MailKind.Earned, MailKind.Tier], _ => true);
        Change((await MemberAsync()).Id, row => row.Status = MemberStatus.Suspended);
        Change((await MemberAsync()).Id, row => row.Status = MemberStatus.Inactive);
        Change((await MemberAsync()).Id, row => row.MergedIntoId = wanted.Id);
        Change((await MemberAsync()).Id, row => row.EnrolledOnUtc = Utc(6, 1));
        ChangeCustomer(await MemberAsync(), customer => customer.Deleted = true);
        ChangeCustomer(await MemberAsync(), customer => customer.Email = null);
        var idle = await _world.NewMemberAsync();
        Change(idle.Id, row => row.EnrolledOnUtc = Utc(1, 1));

        Assert.That(await SendAsync(Utc(6, 1)), Is.EqualTo(2));

        Assert.That(_post.Mails.Select(mail => _post.Links.Read(mail["Loyalty.UnsubscribeUrl"].Split('/')[^1])!.Value.MemberId), Is.EqualTo(new[] { wanted.Id, others.Id }));
    }

    [Test]
    public async Task Programs_that_are_closed_send_none()
    {
        await MemberAsync();
        _world.Program.Active = false;
        await _world.Programs.Repository.UpdateAsync(_world.Program);

        Assert.That(await SendAsync(Utc(6, 1)), Is.Zero);
    }

    [Test]
    public async Task The_store_that_writes_is_one_that_has_the_program()
    {
        _world.Program.StoreIds = "2";
        await _world.Programs.Repository.UpdateAsync(_world.Program);
        ChangeCustomer(await MemberAsync(), customer => customer.RegisteredInStoreId = 1);

        await SendAsync(Utc(6, 1));

        Assert.That(_post.Mails.Single()["Loyalty.PageUrl"], Is.EqualTo("https://store2.example/customer/loyalty"));
    }

    [Test]
    public async Task A_mail_that_could_not_be_queued_is_tried_again_and_keeps_nobody_else_waiting()
    {
        await MemberAsync();
        await MemberAsync();
        var fails = true;
        _post.Queueing = () =>
        {
            if (fails)
            {
                fails = false;
                throw new InvalidOperationException("the disk is full");
            }
        };

        Assert.That(await SendAsync(Utc(6, 1)), Is.EqualTo(1));
        Assert.That(await SendAsync(Utc(6, 1, 13)), Is.EqualTo(1));
        Assert.That(await SendAsync(Utc(6, 1, 14)), Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_either_side_of_a_merge_turned_off_stays_off(bool sourceMuted)
    {
        var source = await MemberAsync();
        var target = await MemberAsync();
        await _world.Node.MemberService.MuteMailsAsync(sourceMuted ? source : target, [MailKind.Statement], _ => true);
        await _world.Node.MemberService.MuteMailsAsync(sourceMuted ? target : source, [MailKind.Tier], _ => true);
        await _world.Node.MemberService.SetLeaderboardVisibilityAsync(sourceMuted ? source : target, true);

        Assert.That((await _world.Node.Merge.MergeAsync(source.Id, target.Id, "one person", "admin")).Success, Is.True);

        var merged = _world.Members.Rows.Single(row => row.Id == target.Id);
        Assert.That(Enum.GetValues<MailKind>().Where(merged.Mutes), Is.EqualTo(new[] { MailKind.Tier, MailKind.Statement }));
        Assert.That(merged.HiddenFromLeaderboard, Is.True, "and so does the leaderboard");
        Assert.That(await SendAsync(Utc(6, 1)), Is.Zero);
    }

    [Test]
    public void A_link_that_another_store_wrote_or_somebody_changed_says_nothing()
    {
        var link = _post.Links.Create(7, MailKind.Tier);

        Assert.That(_post.Links.Read(link), Is.EqualTo((7, MailKind.Tier)));
        Assert.That(new RecordedMails(_world).Links.Read(link), Is.Null, "another store's");
        foreach (var other in new[] { null, "", "7", link[..^1], link + "A", string.Concat(link.Reverse()), new string('A', 5_000), "ä", _post.Links.Create(7, (MailKind)3) })
            Assert.That(_post.Links.Read(other), Is.Null, other);
    }
}
