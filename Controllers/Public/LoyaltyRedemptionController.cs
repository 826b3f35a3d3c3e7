using System.Globalization;
using System.Numerics;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Http;
using Nop.Plugin.Misc.Loyalty.Components;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Services.Common;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Orders;
using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Public;

/// <summary>
/// Spending points on the cart. A form is led back to the page it came from; a script gets the parts of the page that changed
/// </summary>
[AutoValidateAntiforgeryToken]
public class LoyaltyRedemptionController(HeaderBalance headerBalance,
    IGenericAttributeService genericAttributeService,
    ILocalizationService localizationService,
    INotificationService notificationService,
    IOrderProcessingService orderProcessingService,
    RedeemModelFactory redeemModelFactory,
    IRedemptionService redemptionService,
    IShoppingCartService shoppingCartService,
    IStoreContext storeContext,
    IWebHelper webHelper,
    IWorkContext workContext,
    RedemptionTexts texts) : BasePublicController
{
    #region Methods

    /// <summary>
    /// Spend a number of points, in place of those spent before
    /// </summary>
    /// <param name="loyaltyPoints">What was typed</param>
    /// <param name="loyaltyChoice">The number on the button that was pressed instead</param>
    /// <param name="loyaltyAccept">The answer to the question whether it may be worth less; null before it was asked</param>
    /// <param name="loyaltyReplaces">The amount that the page showed as applied, 0 for none</param>
    /// <param name="loyaltyPlace">Where the box stands</param>
    [HttpPost]
    public async Task<IActionResult> ApplyPoints(string loyaltyPoints, string loyaltyChoice, string loyaltyAccept, string loyaltyReplaces, RedeemPlace loyaltyPlace)
    {
        var (asked, acceptWorth) = ReadAnswer(loyaltyAccept);
        var typed = asked ?? (string.IsNullOrEmpty(loyaltyChoice) ? loyaltyPoints : loyaltyChoice)?.Trim() ?? string.Empty;
        var (points, problem) = await ReadPointsAsync(typed);
        if (problem is not null)
            return await AnswerAsync(loyaltyPlace, false, problem, typed);

        var (customer, store, cart) = await LoadAsync();
        var consent = new RedemptionConsent(acceptWorth,
            int.TryParse(loyaltyReplaces, NumberStyles.None, CultureInfo.InvariantCulture, out var replaces) ? replaces : null);
        var result = await redemptionService.ReservePointsAsync(customer, store, cart, points, LoyaltyDefaults.CustomerActor, consent: consent);

        return result.Success
            ? await AnswerAsync(loyaltyPlace, true, await TextAsync("Applied", PointsText.Number(result.Value.Points)))
            : await RefuseAsync(loyaltyPlace, result.Error, typed, null);
    }

    /// <summary>
    /// Spend points on a reward
    /// </summary>
    /// <param name="loyaltyReward">Identifier of the reward</param>
    /// <param name="loyaltyAccept">The answer to the question whether it may be worth less; null before it was asked</param>
    /// <param name="loyaltyPlace">Where the box stands</param>
    [HttpPost]
    public async Task<IActionResult> ApplyReward(string loyaltyReward, string loyaltyAccept, RedeemPlace loyaltyPlace)
    {
        var (asked, acceptWorth) = ReadAnswer(loyaltyAccept);
        loyaltyReward = asked ?? loyaltyReward;
        if (!int.TryParse(loyaltyReward, NumberStyles.None, CultureInfo.InvariantCulture, out var rewardId))
            return await AnswerAsync(loyaltyPlace, false, await TextAsync("Invalid.Reward"));

        var (customer, store, cart) = await LoadAsync();
        var result = await redemptionService.ReserveRewardAsync(customer, store, cart, rewardId, LoyaltyDefaults.CustomerActor,
            consent: new RedemptionConsent(acceptWorth));

        return result.Success
            ? await AnswerAsync(loyaltyPlace, true, await TextAsync("Applied.Reward", result.Value.Name))
            : await RefuseAsync(loyaltyPlace, result.Error, null, loyaltyReward);
    }

    /// <summary>
    /// Give reserved points back
    /// </summary>
    /// <param name="loyaltyRedemption">Identifier of the redemption</param>
    /// <param name="loyaltyPlace">Where the box stands</param>
    [HttpPost]
    public async Task<IActionResult> Remove(string loyaltyRedemption, RedeemPlace loyaltyPlace)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var redemption = int.TryParse(loyaltyRedemption, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await redemptionService.GetRedemptionByIdAsync(id)
            : null;

        //those of others are as if they did not exist; those reserved by other programs are not the cart's
        if (redemption is null || redemption.CustomerId != customer.Id || redemption.DiscountId is null)
            return await AnswerAsync(loyaltyPlace, false, await TextAsync("Invalid.Redemption"));

        var result = await redemptionService.ReleaseAsync(redemption, null, LoyaltyDefaults.CustomerActor);

        return result.Success
            ? await AnswerAsync(loyaltyPlace, true, await TextAsync("Removed", PointsText.Number(redemption.Points)))
            : await AnswerAsync(loyaltyPlace, false, await texts.GetAsync(result.Error));
    }

    /// <summary>
    /// Get the box and what depends on it, as they are now
    /// </summary>
    /// <param name="loyaltyPlace">Where the box stands</param>
    [HttpGet]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public Task<IActionResult> Box(RedeemPlace loyaltyPlace)
    {
        return PartsAsync(loyaltyPlace, true, null, null, null);
    }

    #endregion

    #region Utilities

    private async Task<string> TextAsync(string key, params object[] arguments)
    {
        return string.Format(CultureInfo.CurrentCulture, await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Redeem.{key}"), arguments);
    }

    private async Task<(Customer Customer, Nop.Core.Domain.Stores.Store Store, IList<ShoppingCartItem> Cart)> LoadAsync()
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();

        return (customer, store, await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id));
    }

    /// <summary>
    /// Reads a number of points as people write it: digits of any script. Signs, fractions and words are refused, not guessed at
    /// </summary>
    private async Task<(long Points, string Problem)> ReadPointsAsync(string typed)
    {
        if (typed.Length == 0)
            return (0, await TextAsync("Invalid.Points.Empty"));

        var digits = string.Concat(typed.Select(letter => char.IsDigit(letter)
            ? ((int)char.GetNumericValue(letter)).ToString(CultureInfo.InvariantCulture)
            : letter.ToString()));
        if (typed.Length > 40 || !BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return (0, await TextAsync("Invalid.Points.NotWhole"));
        if (number < 1)
            return (0, await TextAsync("Invalid.Points.NotPositive"));

        return number > LoyaltyDefaults.MaxPoints ? (0, await TextAsync("Invalid.Points.TooMany")) : ((long)number, null);
    }

    /// <summary>
    /// Reads what a question was answered with: what was asked for, and the least worth that is agreed to
    /// </summary>
    private static (string Asked, decimal? AcceptWorth) ReadAnswer(string answer)
    {
        var parts = answer?.Split('@') ?? [];

        return parts.Length == 2 && decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var worth)
            ? (parts[0], worth)
            : (null, null);
    }

    private async Task<IActionResult> RefuseAsync(RedeemPlace place, LoyaltyError error, string points, string reward)
    {
        if (error.Problem is not { Asks: true } problem)
            return await AnswerAsync(place, false, await texts.GetAsync(error), points);

        return await AnswerAsync(place, false, string.Empty, points, new RedeemQuestionModel
        {
            Text = await texts.GetQuestionAsync(problem),
            IsReward = reward is not null,
            Answer = string.Create(CultureInfo.InvariantCulture, $"{reward ?? points}@{problem.Worth}")
        });
    }

    private async Task<IActionResult> AnswerAsync(RedeemPlace place, bool success, string message, string typed = null, RedeemQuestionModel question = null)
    {
        if (webHelper.IsAjaxRequest(Request))
            return await PartsAsync(place, success, message, typed, question);

        if (question is not null)
            RedeemQuestions.Leave(TempData, question);
        else if (success)
            notificationService.SuccessNotification(message);
        else
            notificationService.ErrorNotification(message);

        if (place == RedeemPlace.Confirm && await LacksPaymentMethodAsync(place))
        {
            notificationService.WarningNotification(await TextAsync("ChoosePayment"));
            return RedirectToRoute(NopRouteNames.Standard.CHECKOUT_PAYMENT_METHOD);
        }

        return RedirectToRoute(RouteOf(place));
    }

    /// <summary>
    /// The parts of the page that changed, for a script
    /// </summary>
    private async Task<IActionResult> PartsAsync(RedeemPlace place, bool success, string message, string typed, RedeemQuestionModel question)
    {
        var model = await redeemModelFactory.PrepareBoxModelAsync(place, showNotices: true, points: typed);
        if (model is not null)
            model.Question = question;
        var (customer, store, _) = await LoadAsync();
        var unpaid = await LacksPaymentMethodAsync(place);

        return Json(new
        {
            success,
            message = unpaid && place == RedeemPlace.OpcConfirm ? $"{message} {await TextAsync("ChoosePayment")}" : message,
            box = model is null ? string.Empty : await RenderViewComponentToStringAsync(typeof(RedeemBoxViewComponent),
                new { widgetZone = string.Empty, additionalData = model }),
            summary = place == RedeemPlace.OpcConfirm
                ? await RenderPartialViewToStringAsync("~/Plugins/Misc.Loyalty/Views/Components/_OrderSummary.cshtml", null)
                : null,
            page = place is RedeemPlace.OpcPayment or RedeemPlace.OpcConfirm ? null : Url.RouteUrl(RouteOf(place)),
            leave = unpaid && place == RedeemPlace.Confirm ? Url.RouteUrl(NopRouteNames.Standard.CHECKOUT_PAYMENT_METHOD) : null,
            balance = await headerBalance.GetAsync(customer, store)
        });
    }

    /// <summary>
    /// Whether the shopper stands before an order that points paid for in full a moment ago, so that no payment method was chosen
    /// </summary>
    private async Task<bool> LacksPaymentMethodAsync(RedeemPlace place)
    {
        if (place is not (RedeemPlace.Confirm or RedeemPlace.OpcConfirm))
            return false;

        var (customer, store, cart) = await LoadAsync();

        return cart.Any()
            && await orderProcessingService.IsPaymentWorkflowRequiredAsync(cart)
            && string.IsNullOrEmpty(await genericAttributeService.GetAttributeAsync<string>(customer,
                NopCustomerDefaults.SelectedPaymentMethodAttribute, store.Id));
    }

    private static string RouteOf(RedeemPlace place)
    {
        return place switch
        {
            RedeemPlace.Payment => NopRouteNames.Standard.CHECKOUT_PAYMENT_METHOD,
            RedeemPlace.Confirm => NopRouteNames.Standard.CHECKOUT_CONFIRM,
            RedeemPlace.OpcPayment or RedeemPlace.OpcConfirm => NopRouteNames.Standard.CHECKOUT_ONE_PAGE,
            RedeemPlace.MyLoyalty => LoyaltyDefaults.MyLoyaltyRouteName,
            _ => NopRouteNames.General.CART
        };
    }

    #endregion
}
