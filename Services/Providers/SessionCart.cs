using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Services.Customers;
using Nop.Services.Logging;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// A shopper's cart at the side of a provider: who he is there, what the basket earns, and the rewards he takes. The provider is asked at most once for each total that is shown,
/// and when it is slow or down the cart goes on without it
/// </summary>
public class SessionCart(ICustomerService customerService,
    ILogger logger,
    IShoppingCartService shoppingCartService,
    ProviderConfigurations configurations,
    ProviderSessions sessions,
    SessionBaskets baskets,
    SessionDialogue dialogue,
    SessionDiscounts discounts,
    SessionIdentifiers identifiers,
    StoreSeal seal)
{
    private bool _reviewed;

    /// <summary>
    /// Says who the shopper is at the provider, and begins his session. A provider that cannot be asked now is asked later
    /// </summary>
    /// <param name="customer">Shopper</param>
    /// <param name="store">Store</param>
    /// <param name="typed">What was typed</param>
    /// <param name="remember">Whether the shopper agrees that it is remembered</param>
    public async Task<Result<ProviderSession>> IdentifyAsync(Customer customer, Store store, string typed, bool remember)
    {
        if (await configurations.FindActiveAsync(store.Id) is not { } configuration)
            return Closed();
        var read = SessionIdentifiers.Read(typed);
        if (!read.Success)
            return read.Error;
        if (await sessions.FindActiveAsync(customer.Id, store.Id) is { } before && (await LeaveAsync(customer, before, null)).Error is { } obstacle)
            return obstacle;

        var session = await OpenAsync(configuration, customer, read.Value.Kind, read.Value.Text);
        var known = await dialogue.IdentifyAsync(session, configuration, ProviderPatience.Page, LoyaltyDefaults.CustomerActor);
        if (!known.Success && known.Error.Code != LoyaltyErrorCodes.PROVIDER_UNAVAILABLE)
        {
            // nobody there is known by it: there is nothing to go on with
            await LeaveAsync(customer, await sessions.GetByIdAsync(session.Id), known.Error.Code);

            return known.Error with { Field = "identifier" };
        }
        if (await customerService.IsRegisteredAsync(customer))
            await identifiers.RememberAsync(customer, store.Id, remember ? read.Value.Text : null);

        return await ReviewAsync(customer, store) ?? await sessions.GetByIdAsync(session.Id);
    }

    /// <summary>
    /// Leaves the program: everything accepted goes back, and nothing is remembered
    /// </summary>
    public async Task<Result<ProviderSession>> LeaveAsync(Customer customer, Store store)
    {
        await identifiers.RememberAsync(customer, store.Id, null);

        return await sessions.FindActiveAsync(customer.Id, store.Id) is { } session ? await LeaveAsync(customer, session, null) : NoSession();
    }

    /// <summary>
    /// Accepts a reward
    /// </summary>
    public Task<Result<ProviderSession>> AcceptAsync(Customer customer, Store store, int rewardId)
    {
        return WishAsync(customer, store, wish => wish.With(rewardId));
    }

    /// <summary>
    /// Declines a reward
    /// </summary>
    public Task<Result<ProviderSession>> DeclineAsync(Customer customer, Store store, int rewardId)
    {
        return WishAsync(customer, store, wish => wish.Without(rewardId));
    }

    /// <summary>
    /// Spends points as money; 0 for none
    /// </summary>
    public Task<Result<ProviderSession>> SpendAsync(Customer customer, Store store, long points)
    {
        return WishAsync(customer, store, wish => wish with { Points = points });
    }

    /// <summary>
    /// Looks at the cart once for the page being made. A failure does not take the page with it
    /// </summary>
    public async Task ReviewQuietlyAsync(Customer customer, Store store)
    {
        if (_reviewed)
            return;

        // a failure must not make the next part of the page try again
        _reviewed = true;
        try
        {
            await ReviewAsync(customer, store);
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync("Loyalty: the provider's rewards could not be looked at", exception);
        }
    }

    /// <summary>
    /// Brings a session in line with the cart: asks who the shopper is and what the basket earns where that is not known yet, and takes off what is accepted
    /// </summary>
    /// <returns>The session; null when there is none</returns>
    public async Task<ProviderSession> ReviewAsync(Customer customer, Store store)
    {
        if (await configurations.FindActiveAsync(store.Id) is not { } configuration)
            return null;
        if (await sessions.FindActiveAsync(customer.Id, store.Id) is not { } session && (session = await RememberedAsync(configuration, customer, store)) is null)
            return null;
        if (session.AttemptId is not null)
            return session;

        var quiet = session.QuietUntilUtc > sessions.NowUtc;
        if (session.LoyaltyId is null && !quiet)
            session = await GoOnAsync(session, await dialogue.IdentifyAsync(session, configuration, ProviderPatience.Page, LoyaltyDefaults.CustomerActor));
        if (session.LoyaltyId is null)
            return session;

        var cart = await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
        var basket = await baskets.OfCartAsync(customer, cart, session.DiscountId);
        if (basket.Lines.Count == 0)
            return await ParkAsync(session, customer);
        if (session.BasketKey != basket.Key)
        {
            if (quiet)
                return await ParkAsync(session, customer);

            var asked = await dialogue.GetRewardsAsync(session, configuration, basket, ProviderPatience.Page, LoyaltyDefaults.CustomerActor);
            if (!asked.Success)
                return await ParkAsync(await sessions.GetByIdAsync(session.Id), customer);

            session = await WishAgainAsync(asked.Value, configuration, basket);
        }

        return await discounts.ApplyAsync(session, customer);
    }

    private async Task<Result<ProviderSession>> WishAsync(Customer customer, Store store, Func<SessionWish, SessionWish> change)
    {
        if (await configurations.FindActiveAsync(store.Id) is not { } configuration)
            return Closed();
        if (await ReviewAsync(customer, store) is not { } session)
            return NoSession();
        if (session.LoyaltyId is null || session.BasketKey is null)
            return new LoyaltyError(LoyaltyErrorCodes.PROVIDER_UNAVAILABLE, "The loyalty provider cannot be reached now.");

        var cart = await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
        var basket = await baskets.OfCartAsync(customer, cart, session.DiscountId);
        var accepted = await dialogue.AcceptAsync(session, configuration, basket, change(SessionWish.Of(SessionJson.OfferOf(session))), ProviderPatience.Page, LoyaltyDefaults.CustomerActor);
        if (!accepted.Success)
        {
            // whether the provider has taken it, nobody knows: what is shown is asked anew
            if (accepted.Error.Code == LoyaltyErrorCodes.PROVIDER_UNAVAILABLE && await sessions.GetByIdAsync(session.Id) is { } stored)
                await ParkAsync(stored, customer);

            return accepted.Error;
        }

        return await discounts.ApplyAsync(accepted.Value, customer);
    }

    /// <summary>
    /// What the shopper wanted before the provider was away is asked for again, as far as it is on offer and his points reach
    /// </summary>
    private async Task<ProviderSession> WishAgainAsync(ProviderSession session, ProviderConfiguration configuration, ProviderBasket basket)
    {
        var (offer, wish) = (SessionJson.OfferOf(session), SessionJson.WishOf(session));
        var possible = wish.Within(offer);
        if (possible.IsMetBy(offer))
            return session;

        return await GoOnAsync(session, await dialogue.AcceptAsync(session, configuration, basket, possible, ProviderPatience.Page, LoyaltyDefaults.CustomerActor));
    }

    /// <summary>
    /// Takes off nothing as long as nobody knows what the basket's rewards are worth: the price that is shown is the price that is paid
    /// </summary>
    private async Task<ProviderSession> ParkAsync(ProviderSession session, Customer customer)
    {
        if (session.Discount > 0 || session.BasketKey is not null)
        {
            session = await sessions.ScheduleAsync(session.Id, row =>
            {
                row.Discount = 0;
                row.BasketKey = null;
                row.Earns = null;
            }) ?? session;
        }

        return await discounts.ApplyAsync(session, customer);
    }

    private async Task<ProviderSession> RememberedAsync(ProviderConfiguration configuration, Customer customer, Store store)
    {
        if (!await customerService.IsRegisteredAsync(customer) || await identifiers.GetRememberedAsync(customer, store.Id) is not { } remembered)
            return null;

        return (await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id)).Count == 0 ? null : await OpenAsync(configuration, customer, remembered.Kind, remembered.Text);
    }

    private Task<ProviderSession> OpenAsync(ProviderConfiguration configuration, Customer customer, ProviderIdentifierKind kind, string text)
    {
        return sessions.OpenAsync(new ProviderSession
        {
            StoreId = configuration.StoreId, ConfigurationId = configuration.Id, CustomerId = customer.Id, IdentifierKind = kind, SealedIdentifier = seal.Seal(StoreSeal.IDENTIFIER, text)
        }, LoyaltyDefaults.CustomerActor);
    }

    private async Task<Result<ProviderSession>> LeaveAsync(Customer customer, ProviderSession session, string reason)
    {
        var configuration = await configurations.FindAsync(session.StoreId);
        var left = configuration is null ? null : await dialogue.CancelAsync(session, configuration, ProviderPatience.Page, LoyaltyDefaults.CustomerActor, reason);
        if (left is { Success: true })
            return await DetachedAsync(left.Value, customer);

        // a provider that is down lets its reservation run out by itself; the shopper goes on at once
        var stored = await sessions.GetByIdAsync(session.Id);
        var given = await sessions.MoveAsync(stored, new SessionStep(ProviderSessionAction.GiveUp, LoyaltyDefaults.CustomerActor) { Reason = reason ?? "left" },
            row => SessionDialogue.Close(row, reason ?? "left"), prepare: row => row.Reason = reason ?? "left");

        return given.Success ? await DetachedAsync(given.Value, customer) : given;
    }

    private async Task<ProviderSession> DetachedAsync(ProviderSession session, Customer customer)
    {
        if (session.DiscountId > 0)
            await discounts.DetachAsync(session.DiscountId, customer);

        return session;
    }

    /// <summary>
    /// The session after a call, however it ended
    /// </summary>
    private async Task<ProviderSession> GoOnAsync(ProviderSession session, Result<ProviderSession> answer)
    {
        return answer.Success ? answer.Value : await sessions.GetByIdAsync(session.Id) ?? session;
    }

    private static LoyaltyError Closed() => new(LoyaltyErrorCodes.INVALID_STATE, "This store works with no loyalty provider.");

    private static LoyaltyError NoSession() => new(LoyaltyErrorCodes.SESSION_NOT_FOUND, "There is no session for the cart.");
}
