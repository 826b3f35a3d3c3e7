using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Providers;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>How sessions come to their end, with a provider that another plugin brought.</summary>
[TestFixture]
public sealed class SessionFlowTests
{
    private SessionWorld _shop = null!;

    [SetUp]
    public Task StartAsync()
    {
        _shop = new SessionWorld();

        return _shop.ConfigureAsync();
    }

    [TearDown]
    public void Stop() => _shop.Dispose();

    [Test]
    public async Task A_provider_of_another_plugin_is_found_by_its_name_and_tried_out()
    {
        var configuration = _shop.World.ProviderConfigurations.Rows.Single();

        var (status, code) = await _shop.Get<ProviderHealth>().TestAsync(configuration);

        Assert.That(_shop.Get<LoyaltyProviders>().Names, Is.EqualTo(new[] { "own", "rest", "paper" }));
        Assert.That(code, Is.Null);
        Assert.That(status.Online, Is.True);
        Assert.That(_shop.World.ProviderConfigurations.Rows.Single().TestedOnUtc, Is.Not.Null);
    }

    [Test]
    public async Task An_order_is_kept_at_the_provider_at_once_and_booked_when_it_is_fulfilled()
    {
        var (order, _) = await _shop.PlaceAsync();

        await AdvanceAsync();
        Assert.That(_shop.Session.ClaimedOnUtc, Is.Not.Null);
        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.PendingFinalization));
        Assert.That(_shop.Session.DueOnUtc, Is.GreaterThan(_shop.Session.UpdatedOnUtc.AddMinutes(59)), "nothing is due until something happens to the order");

        await HappenAsync(order, row => row.OrderStatus = OrderStatus.Complete);

        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.Finalized));
        Assert.That(SessionJson.SummaryOf(_shop.Session), Is.EqualTo(new SessionSummary(20, 0, 720)));
        Assert.That(_shop.Provider.Calls.Select(call => call.Split(' ')[0]), Is.EqualTo(new[] { "rewards", "claim", "finalize" }));
    }

    [Test]
    public async Task What_came_back_is_told_as_a_difference_and_what_is_told_twice_is_booked_once()
    {
        var (order, session) = await _shop.PlaceAsync();
        await AdvanceAsync();
        await HappenAsync(order, row => row.OrderStatus = OrderStatus.Complete);

        await HappenAsync(order, row => row.RefundedAmount = 5m);
        Assert.That(_shop.Provider.Booked[session.Name], Is.EqualTo(15));
        var calls = _shop.Provider.Calls.Count;
        await HappenAsync(order, _ => { });

        Assert.That(_shop.Provider.Calls, Has.Count.EqualTo(calls), "the same order is no news");
        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.Finalized));
    }

    [Test]
    public async Task An_order_that_is_cancelled_before_it_was_fulfilled_gives_everything_back()
    {
        var (order, _) = await _shop.PlaceAsync();
        await AdvanceAsync();

        await HappenAsync(order, row => row.OrderStatus = OrderStatus.Cancelled);

        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.Failed));
        Assert.That(_shop.Provider.Calls[^1], Is.EqualTo("cancel"));
    }

    [Test]
    public async Task A_shopper_whom_nobody_could_look_up_in_the_cart_is_looked_up_afterwards()
    {
        var (order, _) = await _shop.PlaceAsync(known: false);

        await HappenAsync(order, row => row.OrderStatus = OrderStatus.Complete);

        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.Finalized));
        Assert.That(_shop.Session.SealedIdentifier, Is.Null, "the phone number is not kept when the provider has told the loyalty id");
        Assert.That(_shop.World.ProviderSteps.Rows.Select(step => $"{step.Request}{step.Answer}"), Has.None.Contains("1234567").And.None.Contains("card-1"));
    }

    [Test]
    public async Task A_provider_that_is_down_is_tried_again_until_it_answers_and_books_once()
    {
        var (order, session) = await _shop.PlaceAsync();
        _shop.Provider.Fault = () => throw new HttpRequestException("down");
        await HappenAsync(order, row => row.OrderStatus = OrderStatus.Complete);
        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.PendingFinalization));
        Assert.That(_shop.Session.ErrorCode, Is.EqualTo(LoyaltyErrorCodes.PROVIDER_UNAVAILABLE));
        var calls = _shop.Provider.Calls.Count;
        await AdvanceAsync();
        Assert.That(_shop.Provider.Calls, Has.Count.EqualTo(calls), "it is left alone for five minutes");

        _shop.Provider.Fault = null;
        _shop.Time.Pass(TimeSpan.FromMinutes(6));
        await AdvanceAsync();

        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.Finalized));
        Assert.That((_shop.Session.Attempts, _shop.Session.ErrorCode), Is.EqualTo((0, (string?)null)));
        Assert.That(_shop.Provider.Booked[session.Name], Is.EqualTo(20));
    }

    [Test]
    public async Task A_call_whose_answer_was_lost_is_repeated_under_its_number()
    {
        var (order, session) = await _shop.PlaceAsync();
        await AdvanceAsync();
        _shop.Provider.LosesAnswers = true;
        await HappenAsync(order, row => row.OrderStatus = OrderStatus.Complete);
        // meanwhile some is paid back: the number was used for other lines
        _shop.Provider.LosesAnswers = false;
        await HappenAsync(order, row => row.RefundedAmount = 10m, TimeSpan.FromMinutes(6));

        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.Finalized));
        Assert.That(_shop.Provider.Booked[session.Name], Is.EqualTo(10));
        Assert.That(_shop.Session.Sequence, Is.EqualTo(4));
    }

    [Test]
    public async Task After_the_last_day_a_session_has_failed_and_says_why()
    {
        var (order, _) = await _shop.PlaceAsync();
        _shop.Provider.Fault = () => throw new HttpRequestException("down");
        await HappenAsync(order, row => row.OrderStatus = OrderStatus.Complete);

        _shop.Time.Pass(TimeSpan.FromDays(15));
        await AdvanceAsync();

        Assert.That((_shop.Session.Status, _shop.Session.Reason), Is.EqualTo((ProviderSessionStatus.Failed, SessionFinalization.LAST_DAY)));
    }

    [Test]
    public async Task A_provider_that_stalls_takes_no_more_than_the_budget_of_the_page()
    {
        await _shop.ConfigureAsync(wanted => wanted.BudgetMilliseconds = 200);
        var (_, session) = await _shop.PlaceAsync();
        _shop.Provider.Fault = () => Task.Delay(TimeSpan.FromSeconds(30));
        var started = TimeProvider.System.GetTimestamp();

        await _shop.Get<SessionFinalization>().AdvanceQuietlyAsync(session.Id, ProviderPatience.Page, "test");

        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(3)));
        Assert.That(_shop.Session.ErrorCode, Is.EqualTo(LoyaltyErrorCodes.PROVIDER_UNAVAILABLE));
        Assert.That(_shop.Session.QuietUntilUtc, Is.Not.Null, "pages leave it alone for a while");
    }

    [Test]
    public async Task What_a_state_does_not_allow_is_refused_and_leaves_a_line_in_the_audit_log()
    {
        var (_, session) = await _shop.PlaceAsync();
        var steps = _shop.World.ProviderSteps.Rows.Count;

        var refused = await _shop.Get<ProviderSessions>().MoveAsync(session, new SessionStep(ProviderSessionAction.Place, "test"));

        Assert.That(refused.Error?.Code, Is.EqualTo(LoyaltyErrorCodes.INVALID_STATE));
        Assert.That(_shop.World.ProviderSteps.Rows, Has.Count.EqualTo(steps));
        Assert.That(_shop.World.Audit.Rows.Single(row => row.Action == AuditActions.Refused).EntityName, Is.EqualTo(nameof(ProviderSession)));
    }

    [Test]
    public async Task Of_two_who_go_on_with_a_session_at_once_one_writes_the_next_step()
    {
        var (_, session) = await _shop.PlaceAsync();
        var seen = session.Step;

        var moved = new List<Result<ProviderSession>>();
        for (var i = 0; i < 2; i++)
        {
            var same = await _shop.Get<ProviderSessions>().GetByIdAsync(session.Id);
            same.Step = seen;
            moved.Add(await _shop.Get<ProviderSessions>().MoveAsync(same, new SessionStep(ProviderSessionAction.GetRewards, "test") { Code = "X" }));
        }

        Assert.That(moved.Select(result => result.Success), Is.EqualTo(new[] { true, false }));
        Assert.That(_shop.World.ProviderSteps.Rows.Select(step => step.Number), Is.Unique);
    }

    [Test]
    public async Task A_session_is_given_up_with_a_reason_and_asks_nothing_any_more()
    {
        var (order, session) = await _shop.PlaceAsync();

        Assert.That((await _shop.Get<SessionFinalization>().GiveUpAsync(session, " ", "test")).Error?.Code, Is.EqualTo(LoyaltyErrorCodes.INVALID_STATE));
        Assert.That((await _shop.Get<SessionFinalization>().GiveUpAsync(session, "the hub is gone", "test")).Success, Is.True);
        await HappenAsync(order, row => row.OrderStatus = OrderStatus.Complete);

        Assert.That(_shop.Provider.Calls, Is.Empty);
        Assert.That(_shop.World.ProviderSteps.Rows[^1].Reason, Is.EqualTo("the hub is gone"));
    }

    private Task AdvanceAsync() => _shop.Get<SessionFinalization>().AdvanceDueAsync();

    /// <summary>Something happens to an order, and the task runs.</summary>
    private async Task HappenAsync(Order order, Action<Order> change, TimeSpan? later = null)
    {
        var row = _shop.World.Orders.Rows.Single(stored => stored.Id == order.Id);
        change(row);
        _shop.World.Orders.Update(row);
        _shop.Time.Pass(later ?? TimeSpan.Zero);
        await _shop.Get<SessionFinalization>().WakeAsync(order.Id);
        await AdvanceAsync();
    }
}
