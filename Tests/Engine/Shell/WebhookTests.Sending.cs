using Microsoft.Extensions.DependencyInjection;
using Moq;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Messages are sent until they are taken or given up.</summary>
public sealed partial class WebhookTests
{
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
}
