using System.Globalization;
using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Prepares what shoppers see when they spend points
/// </summary>
public class RedeemModelFactory(CartReview cartReview,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    IShoppingCartService shoppingCartService,
    IStoreContext storeContext,
    IWorkContext workContext,
    RedemptionOffers redemptionOffers,
    RedemptionTexts texts,
    TimeProvider time)
{
    #region Fields

    //of the rewards out of reach the box names the nearest, in the checkout fewer; "My loyalty" has them all
    private const int OUT_OF_REACH_ON_CART = 3;
    private const int OUT_OF_REACH_IN_CHECKOUT = 1;

    #endregion

    #region Utilities

    private async Task<string> TextAsync(string key, params object[] arguments)
    {
        return string.Format(CultureInfo.CurrentCulture, await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Redeem.{key}"), arguments);
    }

    /// <summary>
    /// Format an amount of the primary store currency in the currency the shopper chose
    /// </summary>
    private async Task<string> MoneyAsync(decimal amount)
    {
        return await texts.GetMoneyAsync(amount);
    }

    /// <summary>
    /// What something is worth here where that is less than it could be; null where it is not
    /// </summary>
    private async Task<string> WorthHereAsync(decimal worth, decimal faceValue)
    {
        return Math.Round(worth, 2) < Math.Round(faceValue, 2, MidpointRounding.ToZero)
            ? await TextAsync("WorthHere", await MoneyAsync(worth), await MoneyAsync(faceValue))
            : null;
    }

    private async Task<string> LimitsAsync(LoyaltyProgram program, long min, long max)
    {
        var least = PointsText.Number(min);
        var most = PointsText.Of(program, max);

        return program.RedeemStep > 1
            ? await TextAsync("Limits.Step", least, most, PointsText.Number(program.RedeemStep))
            : await TextAsync("Limits", least, most);
    }

    private async Task PrepareAmountAsync(RedeemBoxModel model, RedemptionOffer offer, string points)
    {
        var applied = offer.Applied.FirstOrDefault(redemption => redemption is { RewardId: null, Status: RedemptionStatus.Reserved });
        model.AmountId = applied?.Id ?? 0;
        model.CanSpendAmount = offer.Problem is null && offer.MaxPoints > 0;
        model.Points = points ?? applied?.Points.ToString(CultureInfo.InvariantCulture);
        if (!model.CanSpendAmount)
        {
            //with points that do not reach, a shopper wants to know how many would
            model.AmountProblem = offer switch
            {
                { Problem: not null } => null,
                { AmountProblem.Obstacle: RedemptionObstacle.Minimum } => await TextAsync("NotEnough", PointsText.Of(offer.Program, offer.AmountProblem.Bound)),
                { AmountProblem: not null } => await texts.GetAsync(offer.AmountProblem),
                _ => null
            };
            return;
        }

        model.Limits = await LimitsAsync(offer.Program, offer.LeastPoints, offer.MaxPoints);
        foreach (var choice in offer.Choices)
        {
            model.Choices.Add(new RedeemChoiceModel
            {
                Points = choice,
                PointsText = PointsText.Of(offer.Program, choice),
                Worth = await WorthHereAsync(offer.AmountWorth(choice), SpendLimits.Worth(choice, offer.Program.PointValue))
                    ?? await FormatWorthAsync(offer.Program, choice),
                Selected = applied?.Points == choice
            });
        }
    }

    private async Task<string> ProblemAsync(LoyaltyProgram program, RewardOffer offer)
    {
        return offer.Problem switch
        {
            null => null,
            { Obstacle: RedemptionObstacle.Balance } => await TextAsync("Missing", PointsText.Of(program, offer.Missing)),
            _ => await texts.GetAsync(offer.Problem)
        };
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the redeem box for the current customer's cart
    /// </summary>
    /// <param name="place">Where it stands</param>
    /// <param name="showNotices">Whether it says itself what happened to reservations; false where the page's order summary does</param>
    /// <param name="points">What the shopper typed, to show it again; null for what is applied</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model; null when points cannot be spent in this store
    /// </returns>
    public async Task<RedeemBoxModel> PrepareBoxModelAsync(RedeemPlace place, bool showNotices, string points = null)
    {
        var notices = await cartReview.RunAsync();
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var cart = await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
        var offer = await redemptionOffers.GetOfferAsync(customer, store, cart);
        if (offer.Program is not { RedemptionEnabled: true } && offer.Applied.Count == 0)
            return null;

        var model = new RedeemBoxModel { Place = place, Guest = offer.Problem?.Obstacle == RedemptionObstacle.Guest };
        if (model.Guest)
            return model;

        model.Balance = PointsText.Of(offer.Program, offer.Balance);
        model.Worth = offer.Program.PointValue > 0 && offer.Balance > 0 ? await FormatWorthAsync(offer.Program, offer.Balance) : null;
        model.Problem = offer.Problem is null ? null : await texts.GetAsync(offer.Problem);
        if (showNotices)
            model.Notices = await texts.GetAsync(notices);
        await PrepareAmountAsync(model, offer, points);
        model.Reservations = await PrepareReservationModelsAsync(offer.Program, offer.Applied);
        foreach (var reservation in model.Reservations)
        {
            if (offer.AppliedWorth.GetValueOrDefault(reservation.Id) is { } here)
                reservation.WorthHere = await WorthHereAsync(here.Worth, here.FaceValue);
        }
        model.ExpiresInSeconds = offer.Applied.Where(redemption => redemption.Status == RedemptionStatus.Reserved)
            .Select(redemption => (long?)Math.Max((long)Math.Ceiling((redemption.ExpiresOnUtc - time.GetUtcNow().UtcDateTime).TotalSeconds), 0)).Min();

        var rewards = offer.Rewards.Where(reward => reward.Problem?.Obstacle != RedemptionObstacle.AlreadyApplied).ToList();
        var outOfReach = rewards.Where(reward => reward.Problem is not null)
            .Skip(place == RedeemPlace.Cart ? OUT_OF_REACH_ON_CART : OUT_OF_REACH_IN_CHECKOUT).ToList();
        model.HasMoreRewards = outOfReach.Count > 0;
        model.Rewards = await PrepareRewardModelsAsync(offer.Program, offer.Balance, rewards.Except(outOfReach));

        return model;
    }

    /// <summary>
    /// Prepare rewards, those within reach first
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="balance">Points that can be spent</param>
    /// <param name="offers">Rewards on offer</param>
    public async Task<IList<RewardModel>> PrepareRewardModelsAsync(LoyaltyProgram program, long balance, IEnumerable<RewardOffer> offers)
    {
        var models = new List<RewardModel>();
        foreach (var offer in offers)
        {
            models.Add(new RewardModel
            {
                Id = offer.Reward.Id,
                Name = offer.Reward.Name,
                Description = offer.Reward.Description,
                Price = PointsText.Of(program, offer.Reward.PointsPrice),
                CanHave = offer.Problem is null,
                Problem = await ProblemAsync(program, offer),
                WorthHere = offer.Worth is { } worth ? await WorthHereAsync(worth, offer.FaceValue) : null,
                Percent = offer.Problem?.Obstacle == RedemptionObstacle.Balance ? (int)(balance * 100m / offer.Reward.PointsPrice) : null,
                Left = offer.Left is > 0 ? await TextAsync("Left", PointsText.Number(offer.Left.Value)) : null
            });
        }

        return models;
    }

    /// <summary>
    /// Prepare reservations
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="redemptions">Live redemptions</param>
    public async Task<IList<ReservationModel>> PrepareReservationModelsAsync(LoyaltyProgram program, IEnumerable<LoyaltyRedemption> redemptions)
    {
        var models = new List<ReservationModel>();
        var today = (await dateTimeHelper.ConvertToUserTimeAsync(time.GetUtcNow().UtcDateTime, DateTimeKind.Utc)).Date;
        foreach (var redemption in redemptions)
        {
            var until = await dateTimeHelper.ConvertToUserTimeAsync(redemption.ExpiresOnUtc, DateTimeKind.Utc);
            models.Add(new ReservationModel
            {
                Id = redemption.Id,
                Name = redemption is { RewardId: null, Amount: > 0 } ? await TextAsync("Off", await MoneyAsync(redemption.Amount)) : redemption.Name,
                Points = PointsText.Of(program, redemption.Points),
                KeptUntil = until.ToString(until.Date == today ? "t" : "g", CultureInfo.CurrentCulture),
                BeingUsed = redemption.Status == RedemptionStatus.Claimed,
                CanRemove = redemption is { Status: RedemptionStatus.Reserved, DiscountId: not null }
            });
        }

        return models;
    }

    /// <summary>
    /// Format what points are worth at the checkout, in the working currency
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="points">Points</param>
    public async Task<string> FormatWorthAsync(LoyaltyProgram program, long points)
    {
        return await MoneyAsync(SpendLimits.Worth(points, program.PointValue));
    }

    #endregion
}
