using System.Globalization;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Services.Catalog;
using Nop.Services.Customers;
using Nop.Services.Directory;
using Nop.Services.Localization;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Prepares the box of the store's loyalty provider, and what it says of an order
/// </summary>
public class SessionBoxFactory(ICurrencyService currencyService,
    ICustomerService customerService,
    ILocalizationService localizationService,
    IPriceFormatter priceFormatter,
    IShoppingCartService shoppingCartService,
    IWorkContext workContext,
    ProviderConfigurations configurations,
    ProviderSessions sessions,
    SessionCart cart)
{
    #region Utilities

    private async Task<string> TextAsync(string key, params object[] arguments)
    {
        return string.Format(CultureInfo.CurrentCulture, await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Session.{key}"), arguments);
    }

    private async Task<string> MoneyAsync(decimal amount)
    {
        var currency = await workContext.GetWorkingCurrencyAsync();

        return await priceFormatter.FormatPriceAsync(await currencyService.ConvertFromPrimaryStoreCurrencyAsync(amount, currency), true, currency);
    }

    private async Task<SessionBoxRewardModel> PrepareAsync(OfferedReward reward)
    {
        return new SessionBoxRewardModel
        {
            Id = reward.Id,
            Name = reward.Name,
            Description = reward.Description,
            Terms = await TextAsync("RewardTerms", await MoneyAsync(reward.Amount), PointsText.Number(reward.Points)),
            Accepted = reward.Accepted,
            Problem = !reward.Accepted && reward.MissingPoints > 0 ? await TextAsync("Missing", PointsText.Number(reward.MissingPoints)) : null
        };
    }

    private async Task<string> NameAsync(ProviderConfiguration configuration)
    {
        return configuration?.DisplayName ?? await TextAsync("Partner");
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the box; null when the cart is empty
    /// </summary>
    public async Task<SessionBoxModel> PrepareBoxModelAsync(ProviderConfiguration configuration, Store store)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if ((await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id)).Count == 0)
            return null;

        await cart.ReviewQuietlyAsync(customer, store);
        var session = await sessions.FindActiveAsync(customer.Id, store.Id);
        var model = new SessionBoxModel
        {
            Title = await TextAsync("Title", await NameAsync(configuration)),
            AsksWho = session is null,
            CanRemember = await customerService.IsRegisteredAsync(customer)
        };
        if (session is null)
            return model;

        model.Later = session.LoyaltyId is null || session.BasketKey is null;
        if (model.Later)
            return model;

        var offer = SessionJson.OfferOf(session);
        model.Greeting = await TextAsync("Greeting", session.ShopperName, PointsText.Number(offer.Points));
        model.Earns = session.Earns is { } earns ? await TextAsync("Earns", PointsText.Number(earns)) : null;
        foreach (var reward in offer.Rewards)
            model.Rewards.Add(await PrepareAsync(reward));

        return model;
    }

    /// <summary>
    /// Prepare what the provider has booked for an order, or will
    /// </summary>
    public async Task<IList<string>> PrepareOrderLinesAsync(Order order, Customer customer)
    {
        var lines = new List<string>();
        if (order.CustomerId != customer.Id)
            return lines;

        var name = await NameAsync(await configurations.FindAsync(order.StoreId));
        foreach (var session in await sessions.GetByOrderAsync(order.Id))
        {
            if (session.Status == ProviderSessionStatus.PendingFinalization)
                lines.Add(await TextAsync("Order.Later", name));
            if (SessionJson.SummaryOf(session) is not { } summary)
                continue;

            lines.Add(await TextAsync("Order.Earned", name, PointsText.Number(summary.Earned)));
            if (summary.Redeemed > 0)
                lines.Add(await TextAsync("Order.Redeemed", name, PointsText.Number(summary.Redeemed)));
        }

        return lines;
    }

    #endregion
}
