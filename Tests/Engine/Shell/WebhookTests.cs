using Microsoft.Extensions.DependencyInjection;
using Moq;
using Nop.Core.Caching;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.Security;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Messages to other systems: written with what they tell.</summary>
[TestFixture]
public sealed partial class WebhookTests
{
    private LoyaltyWorld _world = null!;
    private LoyaltyMember _member = null!;
    private Clock _clock = null!;
    private Receiver _receiver = null!;

    [SetUp]
    public async Task EnrolAsync()
    {
        _world = new LoyaltyWorld();
        _member = await _world.NewMemberAsync();
        _clock = new Clock();
        _receiver = new Receiver();
    }

    [Test]
    public async Task Nobody_listening_costs_no_statement()
    {
        _world.Webhooks.Add(NewWebhook() with { Active = false });

        await EarnAsync(10);

        Assert.That(_world.Deliveries.Inserts, Is.Zero);
    }

    [Test]
    public async Task Nobody_listening_costs_one_look_into_the_cache()
    {
        var webhooks = new Mock<IRepository<Webhook>>(MockBehavior.Strict);
        webhooks.Setup(repository => repository.GetAllAsync(It.IsAny<Func<IQueryable<Webhook>, IQueryable<Webhook>>>(),
            It.Is<Func<ICacheKeyService, CacheKey>>(key => key != null), It.IsAny<bool>())).ReturnsAsync([]);
        var outbox = new WebhookOutbox(Mock.Of<IRepository<LoyaltyProgram>>(MockBehavior.Strict), webhooks.Object, Mock.Of<IRepository<WebhookDelivery>>(MockBehavior.Strict),
            new WebhookWake(Mock.Of<IServiceScopeFactory>(MockBehavior.Strict)), _world.Time);

        await outbox.WriteAsync(WebhookEvents.POINTS_EARNED, 1, 1, () => throw new InvalidOperationException("nobody wants to know"));

        webhooks.VerifyAll();
    }

    [Test]
    public async Task An_entry_and_its_message_are_written_together_or_not_at_all()
    {
        _world.Webhooks.Add(NewWebhook());
        _world.Deliveries.NextFailure = new InvalidOperationException("disk full");

        Assert.ThrowsAsync<InvalidOperationException>(() => EarnAsync(10));
        Assert.That(_world.Entries.Rows, Is.Empty);

        await EarnAsync(10);
        Assert.That(_world.Deliveries.Rows.Single().Body, Does.Contain("\"type\":\"points.earned\"").And.Contain("\"points\":10").And.Contain("\"balance\":10")
            .And.Contain($"\"customerId\":{_member.CustomerId}").And.Not.Contain("example.com"));
    }

    [Test]
    public async Task A_refused_booking_tells_nobody()
    {
        _world.Webhooks.Add(NewWebhook());

        var refused = await _world.Node.Ledger.ExecuteAsync(new RedeemPoints(5) { MemberId = _member.Id, IdempotencyKey = "r", Actor = "test" });

        Assert.That(refused.Success, Is.False);
        Assert.That(_world.Deliveries.Inserts, Is.Zero);
    }

    [Test]
    public async Task A_webhook_is_told_what_it_chose()
    {
        _world.Program.StoreIds = "1,3";
        _world.Programs.Update(_world.Program);
        var told = new[]
        {
            NewWebhook() with { Events = "points.earned tier.changed" }, NewWebhook() with { ProgramIds = $"{_world.Program.Id}" }, NewWebhook() with { StoreIds = "3,4" }
        }.Select(webhook => _world.Webhooks.Add(webhook).Id).ToList();
        _world.Webhooks.Add(NewWebhook() with { Events = "points.redeemed" });
        _world.Webhooks.Add(NewWebhook() with { ProgramIds = "99" });
        _world.Webhooks.Add(NewWebhook() with { StoreIds = "2" });

        await EarnAsync(10);

        Assert.That(_world.Deliveries.Rows.Select(delivery => delivery.WebhookId), Is.EquivalentTo(told));
        Assert.That(_world.Deliveries.Rows.Select(delivery => delivery.EventGuid).Distinct().ToList(), Has.Count.EqualTo(1), "one event, told to three");
    }

    [Test]
    public async Task Members_and_tiers_are_told_too()
    {
        _world.Webhooks.Add(NewWebhook());
        var member = await _world.NewMemberAsync();
        await _world.Node.MemberService.MoveAsync(member, MemberStatus.Suspended, "fraud", "admin");
        await _world.Node.MemberService.MoveAsync(member, MemberStatus.Active, null, "admin");
        await _world.Node.MemberService.SetLeaderboardVisibilityAsync(member, true);
        await _world.Node.MemberService.MoveAsync(member, MemberStatus.Inactive, null, "admin");

        Assert.That(_world.Deliveries.Rows.Select(delivery => delivery.EventName),
            Is.EqualTo(new[] { "member.enrolled", "tier.changed", "member.suspended", "member.reactivated", "member.deactivated" }));
        Assert.That(_world.Deliveries.Rows[2].Body, Does.Contain("\"status\":\"suspended\"").And.Contain("\"reason\":\"fraud\""));
    }

    private WebhookService NewService() => new(Mock.Of<IAuditService>(), Mock.Of<IEncryptionService>(), _world.Node.Programs, _world.Webhooks.Repository,
        _world.DeliveryAttempts.Repository, _world.Deliveries.Repository, _world.SettingService, Mock.Of<IStoreService>(), new RowTurns(_world.RowTurns.Repository),
        new WebhookOutbox(_world.Programs.Repository, _world.Webhooks.Repository, _world.Deliveries.Repository, new WebhookWake(Mock.Of<IServiceScopeFactory>()), _world.Time), _world.Time);

    private Task EarnAsync(long points) => _world.Node.Ledger.ExecuteAsync(
        new EarnPoints(points, null) { MemberId = _member.Id, IdempotencyKey = Guid.NewGuid().ToString(), Actor = "test" });

    private static WebhookRow NewWebhook() => new();

    private int PostsTo(string url)
    {
        lock (_receiver.Posts)
            return _receiver.Posts.Count(post => post.Url == url);
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++)
            await Task.Delay(10);
        Assert.That(condition(), Is.True);
    }

    private WebhookSender NewSender(WebhookWake? wake = null)
    {
        var encryption = new Mock<IEncryptionService>();
        encryption.Setup(service => service.DecryptText(It.IsAny<string>(), It.IsAny<string>())).Returns((string text, string _) => text.Replace("encrypted:", ""));
        return new WebhookSender(new AuditService(_world.Audit.Repository, _world.Time), encryption.Object, _world.Logger.Object, _world.Webhooks.Repository, _world.DeliveryAttempts.Repository, _world.Deliveries.Repository,
            _world.SettingService, _receiver, new RowTurns(_world.RowTurns.Repository), _clock, wake ?? new WebhookWake(Mock.Of<IServiceScopeFactory>()));
    }

    private sealed record WebhookRow
    {
        public string Url { get; init; } = "https://hooks.example.com/";
        public string? Events { get; init; }
        public string? ProgramIds { get; init; }
        public string? StoreIds { get; init; }
        public bool Active { get; init; } = true;

        public static implicit operator Webhook(WebhookRow row) => new()
        {
            Name = "test", Url = row.Url, Secret = "encrypted:whsec_1", Events = row.Events, ProgramIds = row.ProgramIds, StoreIds = row.StoreIds, Active = row.Active
        };
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow.AddMinutes(1);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Receiver : IWebhookTransport
    {
        public List<WebhookPost> Posts { get; } = [];

        public Func<WebhookPost, WebhookAnswer> Answer { get; set; } = _ => new WebhookAnswer(200, "thanks");

        public (string? Url, TaskCompletionSource? Gate) Slow { get; set; }

        public async Task<WebhookAnswer> PostAsync(WebhookPost post)
        {
            await Task.Yield();
            lock (Posts)
                Posts.Add(post);
            if (post.Url == Slow.Url)
                await Slow.Gate!.Task;
            return Answer(post);
        }
    }
}
