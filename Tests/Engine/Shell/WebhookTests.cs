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

/// <summary>Messages to other systems: written with what they tell, sent until they are taken.</summary>
[TestFixture]
public sealed class WebhookTests
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
            new WebhookWake(Mock.Of<IServiceScopeFactory>(MockBehavior.Strict)));

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

    [Test]
    public async Task A_message_is_sent_once_signed_with_the_secret()
    {
        var webhook = _world.Webhooks.Add(NewWebhook());
        await EarnAsync(10);

        Assert.That(await NewSender().SendDueAsync(), Is.EqualTo(1));
        Assert.That(await NewSender().SendDueAsync(), Is.Zero);

        var (post, delivery) = (_receiver.Posts.Single(), _world.Deliveries.Rows.Single());
        Assert.Multiple(() =>
        {
            Assert.That(post.Url, Is.EqualTo(webhook.Url));
            Assert.That(post.Body, Is.EqualTo(delivery.Body));
            Assert.That(post.Headers["Loyalty-Event"], Is.EqualTo("points.earned"));
            Assert.That(post.Headers["Loyalty-Delivery"], Is.EqualTo($"{delivery.Id}"));
            var seconds = _clock.Now.ToUnixTimeSeconds();
            Assert.That(post.Headers["Loyalty-Timestamp"], Is.EqualTo($"{seconds}"));
            Assert.That(post.Headers["Loyalty-Signature"], Is.EqualTo(WebhookSignature.For("whsec_1", seconds, post.Body)));
            Assert.That((delivery.Status, delivery.Attempts, delivery.LastStatusCode), Is.EqualTo((WebhookDeliveryStatus.Delivered, 1, 200)));
            Assert.That(_world.DeliveryAttempts.Rows.Single().Answer, Is.EqualTo("thanks"));
        });
    }

    [Test]
    public async Task A_failure_is_tried_again_later_and_later_until_it_is_given_up()
    {
        _world.Settings.WebhookMaxAttempts = 4;
        _world.Webhooks.Add(NewWebhook());
        await EarnAsync(10);
        _receiver.Answer = _ => new WebhookAnswer(500, "oops");
        List<double> pauses = [];

        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await NewSender().SendDueAsync();
            await NewSender().SendDueAsync();
            Assert.That(_receiver.Posts, Has.Count.EqualTo(attempt), "not before its time");
            var next = _world.Deliveries.Rows.Single().NextAttemptOnUtc - _clock.Now.UtcDateTime;
            pauses.Add(next.TotalSeconds);
            _clock.Now += next;
        }
        _clock.Now += TimeSpan.FromDays(2);
        await NewSender().SendDueAsync();

        Assert.That(_receiver.Posts, Has.Count.EqualTo(4));
        Assert.That(pauses[..3], Is.Ordered.And.Matches<List<double>>(list => list[0] is >= 22 and <= 38 && list[1] is >= 45 and <= 75 && list[2] is >= 90 and <= 150));
        Assert.That(_world.Deliveries.Rows.Single().Status, Is.EqualTo(WebhookDeliveryStatus.Dead));
        _world.Logger.Verify(logger => logger.WarningAsync(It.Is<string>(text => text.Contains("given up") && !text.Contains("whsec")), null, null), Times.Once);
    }

    [Test]
    public async Task An_address_that_is_gone_is_not_tried_again()
    {
        _world.Webhooks.Add(NewWebhook());
        await EarnAsync(10);
        _receiver.Answer = _ => new WebhookAnswer(410);

        await NewSender().SendDueAsync();

        Assert.That(_world.Deliveries.Rows.Single().Status, Is.EqualTo(WebhookDeliveryStatus.Dead));
    }

    [Test]
    public async Task One_bad_message_does_not_hold_up_the_others()
    {
        _world.Webhooks.Add(NewWebhook());
        for (var points = 1; points <= 5; points++)
            await EarnAsync(points);
        _receiver.Answer = post => new WebhookAnswer(post.Body.Contains("\"points\":2,") ? 400 : 200);

        Assert.That(await NewSender().SendDueAsync(), Is.EqualTo(4));
        Assert.That(_receiver.Posts.Select(post => post.Headers["Loyalty-Delivery"]), Is.EqualTo(new[] { "1", "2", "3", "4", "5" }), "in the order they were written");
    }

    [Test]
    public async Task An_address_that_does_not_answer_does_not_hold_up_another()
    {
        var broken = _world.Webhooks.Add(NewWebhook());
        _world.Webhooks.Add(NewWebhook() with { Url = "https://good.example.com/" });
        for (var points = 1; points <= 6; points++)
            await EarnAsync(points);
        _receiver.Answer = post => post.Url == broken.Url ? new WebhookAnswer(0, null, "timeout") : new WebhookAnswer(200);

        Assert.That(await NewSender().SendDueAsync(), Is.EqualTo(6));
        Assert.That(_receiver.Posts.Count(post => post.Url == broken.Url), Is.EqualTo(3), "left alone until the next run");
    }

    [Test]
    public async Task A_slow_address_does_not_slow_another()
    {
        var slow = _world.Webhooks.Add(NewWebhook());
        _world.Webhooks.Add(NewWebhook() with { Url = "https://good.example.com/" });
        for (var points = 1; points <= 3; points++)
            await EarnAsync(points);
        _receiver.Slow = (slow.Url, new TaskCompletionSource());
        var wake = new WebhookWake(Mock.Of<IServiceScopeFactory>());

        var run = NewSender(wake).SendDueAsync();
        await WaitUntilAsync(() => PostsTo("https://good.example.com/") == 3);
        await EarnAsync(4);
        wake.Signal();
        await WaitUntilAsync(() => PostsTo("https://good.example.com/") == 4);

        Assert.That(PostsTo(slow.Url), Is.EqualTo(1), "its messages go one after another");
        _receiver.Slow.Gate!.SetResult();
        Assert.That(await run, Is.EqualTo(8));
    }

    [Test]
    public async Task A_message_that_makes_sending_throw_is_its_own_failure()
    {
        _world.Webhooks.Add(NewWebhook());
        _world.Webhooks.Add(NewWebhook() with { Url = "https://good.example.com/" });
        await EarnAsync(1);
        _receiver.Answer = post => post.Url.Contains("good") ? new WebhookAnswer(200) : throw new InvalidOperationException("no such header");

        Assert.That(await NewSender().SendDueAsync(), Is.EqualTo(1));
        Assert.That(_world.DeliveryAttempts.Rows.Select(attempt => attempt.Error ?? string.Empty), Has.One.Contains("no such header"));
    }

    [Test]
    public async Task An_answer_no_database_keeps_is_kept_as_far_as_it_can_be()
    {
        _world.Webhooks.Add(NewWebhook());
        await EarnAsync(1);
        _receiver.Answer = _ => new WebhookAnswer(200, "a\0b\ud83d" + new string('x', 997) + "\ud83d\ude00");

        Assert.That(await NewSender().SendDueAsync(), Is.EqualTo(1));
        Assert.That(_world.DeliveryAttempts.Rows.Single().Answer, Is.EqualTo("ab\ufffd" + new string('x', 997)));
    }

    [Test]
    public async Task An_answer_that_cannot_be_stored_does_not_keep_its_message_or_others_waiting()
    {
        _world.Webhooks.Add(NewWebhook());
        await EarnAsync(1);
        await EarnAsync(2);
        _receiver.Answer = post => new WebhookAnswer(200, post.Body.Contains("\"points\":1,") ? "poison" : "thanks");
        _world.DeliveryAttempts.Updating = attempt =>
        {
            if (attempt.Answer == "poison")
                throw new MemoryDbException("Incorrect string value");
        };

        Assert.That(await NewSender().SendDueAsync(), Is.EqualTo(2));
        Assert.That(_world.Deliveries.Rows.Select(delivery => delivery.Status), Is.All.EqualTo(WebhookDeliveryStatus.Delivered));
        Assert.That(_world.DeliveryAttempts.Rows.Select(attempt => attempt.Error), Is.EqualTo(new[] { "The answer could not be stored", null }));
    }

    [Test]
    public async Task What_was_never_delivered_outlives_its_time_as_a_dead_letter_that_somebody_is_told_of()
    {
        var idle = _world.Webhooks.Add(NewWebhook());
        _world.Webhooks.Add(NewWebhook() with { Url = "https://gone.example.com/" });
        _world.Webhooks.Add(NewWebhook() with { Url = "https://good.example.com/" });
        await EarnAsync(1);
        idle.Active = false;
        _world.Webhooks.Update(idle);
        _receiver.Answer = post => new WebhookAnswer(post.Url.Contains("good") ? 200 : 410);
        await NewSender().SendDueAsync();

        _clock.Now += TimeSpan.FromDays(_world.Settings.WebhookKeepDays + 1);
        Assert.That(await NewSender().ForgetOldAsync(), Is.EqualTo(1));

        Assert.That(_world.Deliveries.Rows.Select(delivery => (delivery.WebhookId, delivery.Status)),
            Is.EqualTo(new[] { (1, WebhookDeliveryStatus.Dead), (2, WebhookDeliveryStatus.Dead) }));
        Assert.That(_world.DeliveryAttempts.Rows, Has.Count.EqualTo(1), "the attempt says why");
        Assert.That(_world.Audit.Rows.Where(row => row.Action == "given up").Select(row => (row.EntityName, row.EntityId)),
            Is.EqualTo(new[] { (nameof(WebhookDelivery), 2), (nameof(Webhook), 1) }));
    }

    [Test]
    public async Task Two_nodes_that_send_at_once_send_each_message_once()
    {
        _world.Webhooks.Add(NewWebhook());
        _world.Webhooks.Add(NewWebhook());
        for (var points = 1; points <= 10; points++)
            await EarnAsync(points);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => NewSender().SendDueAsync())));
        await NewSender().SendDueAsync();

        Assert.That(_receiver.Posts.Select(post => post.Headers["Loyalty-Delivery"]), Is.Unique);
        Assert.That(_receiver.Posts, Has.Count.EqualTo(20));
        Assert.That(_world.Deliveries.Rows.Select(delivery => delivery.Status), Is.All.EqualTo(WebhookDeliveryStatus.Delivered));
    }

    [Test]
    public async Task A_message_whose_sender_died_is_sent_by_another()
    {
        _world.Webhooks.Add(NewWebhook());
        await EarnAsync(10);
        _receiver.Answer = _ =>
        {
            _world.Database.DiesBefore = 1;

            return new WebhookAnswer(200);
        };
        Assert.That(await NewSender().SendDueAsync(), Is.Zero);
        _world.Database.DiesBefore = null;
        _receiver.Answer = _ => new WebhookAnswer(200);

        Assert.That(await NewSender().SendDueAsync(), Is.Zero, "it could still be under way");
        _clock.Now += TimeSpan.FromMinutes(2);
        Assert.That(await NewSender().SendDueAsync(), Is.EqualTo(1));
        Assert.That(_world.DeliveryAttempts.Rows.Select(attempt => (attempt.Number, attempt.DurationMs is null)), Is.EqualTo(new[] { (1, true), (2, false) }));
    }

    [Test]
    public async Task Messages_wait_while_their_webhook_is_not_active()
    {
        var webhook = _world.Webhooks.Add(NewWebhook());
        await EarnAsync(10);
        webhook.Active = false;
        _world.Webhooks.Update(webhook);
        Assert.That(await NewSender().SendDueAsync(), Is.Zero);

        webhook.Active = true;
        _world.Webhooks.Update(webhook);
        Assert.That(await NewSender().SendDueAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task An_address_that_is_no_longer_allowed_is_not_called()
    {
        _world.Webhooks.Add(NewWebhook() with { Url = "http://127.0.0.1/" });
        await EarnAsync(10);

        await NewSender().SendDueAsync();

        Assert.That(_receiver.Posts, Is.Empty);
        Assert.That(_world.DeliveryAttempts.Rows.Single().Error, Does.Contain("NotEncrypted"));
    }

    [Test]
    public async Task All_that_was_given_up_is_sent_again_at_once_but_for_inactive_webhooks()
    {
        var webhook = _world.Webhooks.Add(NewWebhook());
        var silent = _world.Webhooks.Add(NewWebhook());
        foreach (var (row, dead) in new[] { (webhook, true), (webhook, true), (webhook, false), (silent, true) })
        {
            _world.Deliveries.Add(new WebhookDelivery
            {
                WebhookId = row.Id, EventName = "points.earned", EventGuid = Guid.NewGuid(), Body = "{}", Attempts = 12, MaxAttempts = 12,
                Status = dead ? WebhookDeliveryStatus.Dead : WebhookDeliveryStatus.Delivered, CreatedOnUtc = DateTime.UtcNow, NextAttemptOnUtc = DateTime.UtcNow
            });
        }
        silent.Active = false;
        _world.Webhooks.Update(silent);

        Assert.That(await NewService().ResendDeadAsync([webhook.Id, silent.Id], "admin"), Is.EqualTo(2));
        Assert.That(await NewService().ResendDeadAsync([webhook.Id, silent.Id], "admin"), Is.Zero);
        Assert.That(_world.Deliveries.Rows.Select(delivery => delivery.Status), Is.EqualTo(new[]
        {
            WebhookDeliveryStatus.Pending, WebhookDeliveryStatus.Pending, WebhookDeliveryStatus.Delivered, WebhookDeliveryStatus.Dead
        }));
        Assert.That(_world.Deliveries.Rows[0].MaxAttempts, Is.GreaterThan(12), "with a new number of attempts");
        await NewSender().SendDueAsync();
        Assert.That(_receiver.Posts, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_is_still_to_be_sent_about_an_erased_member_is_sent_without_words()
    {
        _world.Webhooks.Add(NewWebhook() with { Events = "member.suspended points.adjusted" });
        await _world.Node.MemberService.MoveAsync(_member, MemberStatus.Suspended, "Vera stole", "admin");
        await _world.Node.Ledger.ExecuteAsync(new AdjustPoints(5) { MemberId = _member.Id, IdempotencyKey = "a", Actor = "admin", Description = "Sorry, Vera" });
        _receiver.Answer = post => new WebhookAnswer(500, post.Body);
        await NewSender().SendDueAsync();

        await NewService().ForgetMemberAsync(_member.Id);

        Assert.That(_world.Deliveries.Rows.Select(delivery => delivery.Body), Has.Exactly(2).Items.And.All.Not.Contain("Vera"));
        Assert.That(_world.DeliveryAttempts.Rows.Select(attempt => attempt.Answer), Is.All.Null);
        _receiver.Posts.Clear();
        _receiver.Answer = _ => new WebhookAnswer(200, "thanks");
        _clock.Now = _clock.Now.AddDays(1);
        Assert.That(await NewSender().SendDueAsync(), Is.EqualTo(2));
        Assert.That(_receiver.Posts.Select(post => post.Body), Is.All.Not.Contain("Vera").And.All.Contains($"\"memberId\":{_member.Id}"));
        Assert.That(_receiver.Posts[1].Body, Does.Contain("\"points\":5"), "figures stay");
    }

    [Test]
    public async Task An_attempt_under_way_does_not_bring_back_what_was_erased()
    {
        _world.Webhooks.Add(NewWebhook() with { Events = "points.adjusted" });
        await _world.Node.Ledger.ExecuteAsync(new AdjustPoints(5) { MemberId = _member.Id, IdempotencyKey = "a", Actor = "admin", Description = "Sorry, Vera" });
        _receiver.Answer = _ =>
        {
            NewService().ForgetMemberAsync(_member.Id).GetAwaiter().GetResult();

            return new WebhookAnswer(500, "later");
        };

        await NewSender().SendDueAsync();

        Assert.That(_world.Deliveries.Rows.Single().Body, Does.Not.Contain("Vera"));
    }

    [Test]
    public async Task Sending_again_what_was_read_before_an_erasure_does_not_bring_its_words_back()
    {
        _world.Webhooks.Add(NewWebhook() with { Events = "points.adjusted" });
        await _world.Node.Ledger.ExecuteAsync(new AdjustPoints(5) { MemberId = _member.Id, IdempotencyKey = "a", Actor = "admin", Description = "Sorry, Vera" });
        _receiver.Answer = _ => new WebhookAnswer(410, "gone");
        await NewSender().SendDueAsync();
        var read = await _world.Deliveries.Repository.GetByIdAsync(_world.Deliveries.Rows.Single().Id);
        await NewService().ForgetMemberAsync(_member.Id);

        if ((await NewService().ResendAsync(read, "admin")).Success)
            _clock.Now = _clock.Now.AddMinutes(1);

        Assert.That(_world.Deliveries.Rows.Select(delivery => delivery.Body), Is.All.Not.Contain("Vera"));
    }

    private WebhookService NewService() => new(Mock.Of<IAuditService>(), Mock.Of<IEncryptionService>(), _world.Node.Programs, _world.Webhooks.Repository,
        _world.DeliveryAttempts.Repository, _world.Deliveries.Repository, _world.SettingService, Mock.Of<IStoreService>(), new RowTurns(_world.RowTurns.Repository),
        new WebhookOutbox(_world.Programs.Repository, _world.Webhooks.Repository, _world.Deliveries.Repository, new WebhookWake(Mock.Of<IServiceScopeFactory>())));

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
        return new WebhookSender(new AuditService(_world.Audit.Repository), encryption.Object, _world.Logger.Object, _world.Webhooks.Repository, _world.DeliveryAttempts.Repository, _world.Deliveries.Repository,
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
