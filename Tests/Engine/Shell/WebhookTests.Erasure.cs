using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>What is still to be sent about somebody who was erased.</summary>
public sealed partial class WebhookTests
{
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
}
