using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Providers;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>A shopper's cart at the side of a provider, also while it is slow or down.</summary>
[TestFixture]
public sealed class SessionCartTests : SessionFixture
{
    [Test]
    public async Task A_shopper_is_found_and_sees_what_the_basket_earns_and_its_rewards()
    {
        var found = await IdentifyAsync();

        Assert.That(found.Success, Is.True, found.Error?.Message);
        Assert.That((found.Value.LoyaltyId, found.Value.Earns, found.Value.Discount), Is.EqualTo(("card-1", (long?)20, 0m)));
        Assert.That(SessionJson.OfferOf(found.Value).Rewards.Single().Name, Is.EqualTo("Five off"));
    }

    [Test]
    public async Task An_accepted_reward_is_taken_off_by_a_discount_that_only_the_session_holds_and_a_declined_one_is_not()
    {
        await IdentifyAsync();

        var accepted = await _shop.Get<SessionCart>().AcceptAsync(_vera, _shop.Store, 3);
        Assert.That(accepted.Success, Is.True, accepted.Error?.Message);
        var discount = _shop.Discounts.Single();
        Assert.That((discount.DiscountAmount, discount.IsActive, discount.RequiresCouponCode, discount.IsCumulative), Is.EqualTo((5m, true, true, true)));
        Assert.That(_shop.Coupons, Is.EqualTo(new[] { discount.CouponCode }));
        Assert.That((await _shop.Get<SessionHold>().FindAsync(_vera.Id, 1))?.DiscountId, Is.EqualTo(discount.Id));
        Assert.That(await _shop.Get<SessionHold>().FindAsync(_vera.Id + 1, 1), Is.Null, "another shopper's coupon is worth nothing");
        Assert.That(SessionHold.Holds(_shop.Session, Guid.NewGuid()), Is.False, "while an order is placed only what it claimed counts");

        var declined = await _shop.Get<SessionCart>().DeclineAsync(_vera, _shop.Store, 3);
        Assert.That(declined.Value.Discount, Is.Zero);
        Assert.That(_shop.Coupons, Is.Empty);
    }

    [Test]
    public async Task The_provider_is_asked_once_for_a_total_and_again_when_the_cart_changes()
    {
        await IdentifyAsync();
        var calls = _shop.Provider.Calls.Count;
        for (var page = 0; page < 3; page++)
            await _shop.Get<SessionCart>().ReviewAsync(_vera, _shop.Store);
        Assert.That(_shop.Provider.Calls, Has.Count.EqualTo(calls));

        _shop.Cart[0].Quantity = 3;
        await _shop.Get<SessionCart>().ReviewAsync(_vera, _shop.Store);

        Assert.That(_shop.Provider.Calls.Skip(calls), Is.EqualTo(new[] { "rewards p1.1x3@10.00" }));
        Assert.That(_shop.Session.Earns, Is.EqualTo(30));
    }

    [Test]
    public async Task A_cart_that_grew_too_small_for_its_reward_loses_it()
    {
        await IdentifyAsync();
        await _shop.Get<SessionCart>().AcceptAsync(_vera, _shop.Store, 3);

        _shop.Prices[_shop.Cart[0].ProductId] = 4m;
        await _shop.Get<SessionCart>().ReviewAsync(_vera, _shop.Store);

        Assert.That(_shop.Session.Discount, Is.Zero);
        Assert.That(_shop.Coupons, Is.Empty);
    }

    [Test]
    public async Task While_the_provider_is_down_nothing_is_taken_off_and_it_is_left_alone_and_the_wish_is_kept()
    {
        await IdentifyAsync();
        await _shop.Get<SessionCart>().AcceptAsync(_vera, _shop.Store, 3);
        _shop.Provider.Fault = () => throw new HttpRequestException("down");
        _shop.Cart[0].Quantity = 3;

        await _shop.Get<SessionCart>().ReviewAsync(_vera, _shop.Store);
        Assert.That((_shop.Session.Discount, _shop.Session.Earns), Is.EqualTo((0m, (long?)null)));
        Assert.That(_shop.Coupons, Is.Empty);
        var calls = _shop.Provider.Calls.Count;
        await _shop.Get<SessionCart>().ReviewAsync(_vera, _shop.Store);
        Assert.That(_shop.Provider.Calls, Has.Count.EqualTo(calls));

        _shop.Provider.Fault = null;
        _shop.Time.Pass(TimeSpan.FromSeconds(31));
        await _shop.Get<SessionCart>().ReviewAsync(_vera, _shop.Store);

        Assert.That(_shop.Session.Discount, Is.EqualTo(5m));
        Assert.That(_shop.Coupons, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_shopper_who_comes_while_the_provider_is_down_is_looked_up_when_it_is_back()
    {
        _shop.Provider.Fault = () => throw new HttpRequestException("down");
        var begun = await IdentifyAsync();
        Assert.That(begun.Success, Is.True, "slow is later, not a refusal");
        Assert.That(begun.Value.LoyaltyId, Is.Null);

        _shop.Provider.Fault = null;
        _shop.Time.Pass(TimeSpan.FromSeconds(31));
        await _shop.Get<SessionCart>().ReviewAsync(_vera, _shop.Store);

        Assert.That(_shop.Session.LoyaltyId, Is.EqualTo("card-1"));
    }

    [Test]
    public async Task A_shopper_whom_nobody_knows_there_is_told_so_and_nothing_is_left_behind()
    {
        var refused = await IdentifyAsync("+49 170 7654321");

        Assert.That((refused.Error?.Code, refused.Error?.Field), Is.EqualTo((LoyaltyErrorCodes.MEMBER_NOT_FOUND, "identifier")));
        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.Failed));
        Assert.That(_shop.Session.SealedIdentifier, Is.Null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_a_shopper_identified_himself_by_is_remembered_when_he_agrees_sealed_and_forgotten_when_he_leaves(bool agrees)
    {
        await IdentifyAsync(remember: agrees);
        Assert.That(_shop.Remembered is not null, Is.EqualTo(agrees));
        Assert.That(_shop.Remembered ?? string.Empty, Does.Not.Contain("1234567"));

        await _shop.Get<SessionCart>().LeaveAsync(_vera, _shop.Store);
        Assert.That(_shop.Remembered, Is.Null);
        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.Failed));
        Assert.That(await _shop.Get<SessionCart>().ReviewAsync(_vera, _shop.Store), Is.Null);
    }

    [Test]
    public async Task A_guest_who_signs_in_takes_his_session_along()
    {
        await IdentifyAsync();
        var member = _shop.World.NewCustomer("vera.b@example.com");

        await _shop.Get<SessionHold>().FollowAsync(_vera.Id, member.Id);

        Assert.That((await _shop.Get<ProviderSessions>().FindActiveAsync(member.Id, 1))?.LoyaltyId, Is.EqualTo("card-1"));
        Assert.That(await _shop.Get<ProviderSessions>().FindActiveAsync(_vera.Id, 1), Is.Null);
    }

    [Test]
    public async Task A_store_that_is_switched_off_asks_nobody()
    {
        await _shop.ConfigureAsync(wanted => wanted.Active = false);

        Assert.That((await IdentifyAsync()).Error?.Code, Is.EqualTo(LoyaltyErrorCodes.INVALID_STATE));
        Assert.That(_shop.Provider.Calls, Is.Empty);
    }
}
