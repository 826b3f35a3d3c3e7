using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Answers nobody heard, processes that died between two steps, and two who act at once: shop and provider end up with the same.</summary>
[TestFixture]
public sealed class SessionFaultTests : SessionFixture
{
    [Test]
    public async Task A_slow_payment_whose_attempt_was_given_up_binds_the_session_to_its_order_all_the_same()
    {
        await IdentifyAsync();
        await _shop.Get<SessionCart>().AcceptAsync(_vera, _shop.Store, 3);

        await BuyAsync(async () =>
        {
            _shop.Time.Pass(TimeSpan.FromMinutes(16));
            await _shop.Get<SessionCheckout>().SettleAbandonedAsync();
            Assert.That((_shop.Session.Status, _shop.Session.AttemptId), Is.EqualTo((ProviderSessionStatus.Active, (Guid?)null)), "given up");
        });

        Assert.That((_shop.Session.Status, _shop.Session.OrderId, _shop.Session.Discount), Is.EqualTo((ProviderSessionStatus.PendingFinalization, (int?)_shop.World.Orders.Rows.Single().Id, 5m)));
        Assert.That(_shop.Provider.Accepted(_shop.Session.Name), Is.True);
        Assert.That(_shop.Provider.Calls[^1], Is.EqualTo("claim"));
    }

    [Test]
    public async Task A_cart_that_went_on_while_its_payment_was_slow_leaves_the_order_with_what_it_took_off()
    {
        await IdentifyAsync();
        await _shop.Get<SessionCart>().AcceptAsync(_vera, _shop.Store, 3);

        await BuyAsync(async () =>
        {
            _shop.Time.Pass(TimeSpan.FromMinutes(16));
            await _shop.Get<SessionCheckout>().SettleAbandonedAsync();
            _shop.Order(_shop.LastGuid);
            await _shop.Get<SessionCart>().DeclineAsync(_vera, _shop.Store, 3);
        }, pay: false);

        Assert.That((_shop.Session.Status, _shop.Session.Discount), Is.EqualTo((ProviderSessionStatus.PendingFinalization, 5m)));
        Assert.That(_shop.Provider.Accepted(_shop.Session.Name), Is.True, "asked for again");
        Assert.That(_shop.Provider.Calls[^1], Is.EqualTo("claim"));
    }

    [Test]
    public async Task What_happened_to_an_order_and_nobody_heard_of_is_found_by_looking_again()
    {
        var (order, session) = await _shop.PlaceAsync();
        await AdvanceAsync();

        Change(order, row => row.OrderStatus = OrderStatus.Complete);
        await AdvanceAsync();
        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.PendingFinalization), "it is not asked about all the time");
        _shop.Time.Pass(TimeSpan.FromMinutes(61));
        await AdvanceAsync();
        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.Finalized));

        Change(order, row => row.RefundedAmount = 5m);
        _shop.Time.Pass(TimeSpan.FromHours(3));
        await AdvanceAsync();
        Assert.That(_shop.Provider.Booked[session.Name], Is.EqualTo(15));
    }

    [Test]
    public void A_session_is_looked_at_the_more_seldom_the_older_it_is_and_one_that_failed_never()
    {
        var now = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        Assert.Multiple(() =>
        {
            Assert.That(After(ProviderSessionStatus.PendingFinalization, 0), Is.EqualTo(TimeSpan.FromHours(1)));
            Assert.That(After(ProviderSessionStatus.PendingFinalization, 12), Is.EqualTo(TimeSpan.FromHours(12)));
            Assert.That(After(ProviderSessionStatus.PendingFinalization, 900), Is.EqualTo(TimeSpan.FromDays(1)));
            Assert.That(After(ProviderSessionStatus.Finalized, 900), Is.EqualTo(TimeSpan.FromHours(900)));
            Assert.That(After(ProviderSessionStatus.Finalized, 9_000), Is.Null);
            Assert.That(After(ProviderSessionStatus.Failed, 0), Is.Null);
            Assert.That(After(ProviderSessionStatus.Active, 0), Is.Null);
        });
        return;

        TimeSpan? After(ProviderSessionStatus status, int hours)
        {
            var next = SessionPlan.LookAgainOn(new ProviderSession { Status = status, CreatedOnUtc = now.AddHours(-hours) }, now);
            return next == LoyaltyDefaults.Never ? null : next - now;
        }
    }

    [Test]
    public async Task More_sessions_than_a_batch_are_gone_on_with_in_one_run()
    {
        for (var i = 0; i < 250; i++)
            await _shop.PlaceAsync();

        Assert.That(await _shop.Get<SessionFinalization>().AdvanceDueAsync(), Is.EqualTo(250));
        Assert.That(_shop.World.ProviderSessions.Rows.Select(session => session.ClaimedOnUtc), Is.All.Not.Null);
    }

    [Test]
    public async Task A_reward_that_a_dying_process_accepted_is_not_paid_for_with_points_when_the_order_took_nothing_off()
    {
        await IdentifyAsync();
        await DieAcceptingAsync();
        Assert.That((_shop.Provider.Accepted(_shop.Session.Name), _shop.Session.Discount), Is.EqualTo((true, 0m)), "the provider knows more than the shop");

        await BuyAsync();

        Assert.That((_shop.Session.Discount, _shop.Session.ClaimedOnUtc is not null), Is.EqualTo((0m, true)));
        Assert.That(_shop.Provider.Accepted(_shop.Session.Name), Is.False, "what the order did not take off is declined before it is claimed");
    }

    [Test]
    public async Task A_provider_that_did_not_answer_the_cart_is_not_waited_for_once_more_when_the_order_is_placed()
    {
        _shop.Provider.Fault = () => throw new HttpRequestException("down");
        await IdentifyAsync();
        var calls = _shop.Provider.Calls.Count;

        await BuyAsync();

        Assert.That(_shop.Provider.Calls, Has.Count.EqualTo(calls));
        _shop.Provider.Fault = null;
        await AdvanceAsync();
        Assert.That(_shop.Session.ClaimedOnUtc, Is.Not.Null, "the task asks");
    }

    [Test]
    public async Task A_call_the_provider_still_works_on_counts_as_not_answered()
    {
        await IdentifyAsync();
        _shop.Provider.Busy = true;

        var accepted = await _shop.Get<SessionCart>().AcceptAsync(_vera, _shop.Store, 3);

        Assert.That(accepted.Error?.Code, Is.EqualTo(LoyaltyErrorCodes.PROVIDER_UNAVAILABLE));
        Assert.That((_shop.Session.BasketKey, _shop.Session.Sequence), Is.EqualTo(((string?)null, 1)), "what comes of it is asked before anything is claimed, and its number is not used up");
        // the call that was given up is done after all
        _shop.Provider.Busy = false;
        await DieAcceptingAsync();
        _shop.Time.Pass(TimeSpan.FromMinutes(1));
        await BuyAsync();
        Assert.That(_shop.Provider.Accepted(_shop.Session.Name), Is.EqualTo(_shop.Session.Discount > 0));
        Assert.That(_shop.Session.ClaimedOnUtc, Is.Not.Null);
    }

    [Test]
    public async Task Of_two_who_choose_at_once_shop_and_provider_hold_the_same()
    {
        await IdentifyAsync();
        // while one tab waits for its answer, another one declines everything
        _shop.Provider.Fault = async () =>
        {
            _shop.Provider.Fault = null;
            await _shop.Get<SessionCart>().DeclineAsync(_vera, _shop.Store, 3);
        };

        await _shop.Get<SessionCart>().AcceptAsync(_vera, _shop.Store, 3);

        Assert.That(_shop.Session.BasketKey, Is.Null, "the provider has to say which it goes by");
        await _shop.Get<SessionCart>().ReviewAsync(_vera, _shop.Store);
        Assert.That(_shop.Provider.Accepted(_shop.Session.Name), Is.EqualTo(_shop.Session.Discount > 0));
    }

    [Test]
    public async Task An_order_that_came_back_after_the_provider_booked_it_unheard_is_booked_as_nothing()
    {
        var (order, session) = await _shop.PlaceAsync();
        await AdvanceAsync();
        _shop.Provider.LosesAnswers = true;
        await HappenAsync(order, row => row.OrderStatus = OrderStatus.Complete);
        Assert.That((_shop.Provider.Booked[session.Name], _shop.Session.Status), Is.EqualTo((20L, ProviderSessionStatus.PendingFinalization)));

        _shop.Provider.LosesAnswers = false;
        await HappenAsync(order, row => row.OrderStatus = OrderStatus.Cancelled);

        Assert.That(_shop.Provider.Booked[session.Name], Is.Zero);
        Assert.That((_shop.Session.Status, SessionJson.SummaryOf(_shop.Session)?.Earned), Is.EqualTo((ProviderSessionStatus.Finalized, (long?)0)));
    }

    [Test]
    public async Task A_claim_whose_answer_was_lost_before_the_rewards_were_asked_for_again_is_made_once_more()
    {
        var (_, session) = await _shop.PlaceAsync();
        await _shop.Get<ProviderSessions>().ScheduleAsync(session.Id, row => row.BasketKey = null);
        await AdvanceAsync();
        await _shop.Get<ProviderSessions>().ScheduleAsync(session.Id, row => (row.ClaimedOnUtc, row.BasketKey, row.DueOnUtc) = (null, null, row.CreatedOnUtc));

        await AdvanceAsync();

        Assert.That(_shop.Session.ClaimedOnUtc, Is.Not.Null);
    }

    [Test]
    public async Task A_reward_whose_points_are_gone_is_at_the_shops_expense_and_the_order_earns_all_the_same()
    {
        var (order, session) = await _shop.PlaceAsync();
        await _shop.Get<ProviderSessions>().ScheduleAsync(session.Id, row => (row.Discount, row.Wanted) = (5m, SessionJson.Write(new SessionWish { Rewards = [3] })));
        _shop.Provider.RefusesRewards = true;

        await HappenAsync(order, row => row.OrderStatus = OrderStatus.Complete);

        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.Finalized));
        Assert.That((_shop.Session.Discount, _shop.Provider.Booked.ContainsKey(session.Name)), Is.EqualTo((5m, true)));
        Assert.That(_shop.World.ProviderSteps.Rows.Select(step => step.Code), Has.One.EqualTo(LoyaltyErrorCodes.INSUFFICIENT_POINTS), "and the session says so");
    }

    [Test]
    public void A_wish_is_asked_for_as_far_as_the_points_reach_for_all_of_it()
    {
        var offer = new SessionOffer { Points = 700, MostPoints = 600, Rewards = [Reward(1, 500), Reward(2, 500), Reward(3, 100)] };

        var possible = new SessionWish { Rewards = [1, 2, 3, 9], Points = 200 }.Within(offer);

        Assert.That((string.Join(',', possible.Rewards), possible.Points), Is.EqualTo(("1,3", 0L)));
        var held = offer with { Points = 0, Rewards = [Reward(1, 500) with { Accepted = true }, Reward(2, 500) with { MissingPoints = 500 }] };
        Assert.That(new SessionWish { Rewards = [1, 2] }.Within(held).Rewards, Is.EqualTo(new[] { 1 }), "points of what is accepted count for it");
        return;

        static OfferedReward Reward(int id, long points) => new(id, $"{id}", null, 1m, points, 0, false);
    }

    private Task AdvanceAsync() => _shop.Get<SessionFinalization>().AdvanceDueAsync();

    /// <summary>A process accepts the reward, and dies before it has written that down.</summary>
    private async Task DieAcceptingAsync()
    {
        var session = _shop.Session;
        await _shop.Provider.AcceptAsync(null!, session.Name, new ProviderAcceptRequest { Sequence = session.Sequence + 1, Rewards = [3] });
    }

    private async Task BuyAsync(Func<Task>? meanwhile = null, bool pay = true)
    {
        var request = new ProcessPaymentRequest { CustomerId = _vera.Id, StoreId = 1, OrderGuid = _shop.LastGuid = Guid.NewGuid() };
        var placed = await _shop.Get<SessionCheckout>().PlaceAsync(request, async () =>
        {
            if (meanwhile is not null)
                await meanwhile();
            return new PlaceOrderResult { PlacedOrder = pay ? _shop.Order(request.OrderGuid) : null };
        });
        if (placed.Errors.Count == 0)
            return;
        // the total is not the one that was shown: the shopper confirms it
        Assert.That(meanwhile, Is.Null, string.Join(", ", placed.Errors));
        request.OrderGuid = Guid.NewGuid();
        Assert.That((await _shop.Get<SessionCheckout>().PlaceAsync(request, () => Task.FromResult(new PlaceOrderResult { PlacedOrder = _shop.Order(request.OrderGuid) }))).Errors, Is.Empty);
    }

    private void Change(Order order, Action<Order> change)
    {
        var row = _shop.World.Orders.Rows.Single(stored => stored.Id == order.Id);
        change(row);
        _shop.World.Orders.Update(row);
    }

    private async Task HappenAsync(Order order, Action<Order> change)
    {
        Change(order, change);
        await _shop.Get<SessionFinalization>().WakeAsync(order.Id);
        await AdvanceAsync();
    }
}
