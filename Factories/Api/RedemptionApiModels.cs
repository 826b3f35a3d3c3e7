using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Json;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

namespace Nop.Plugin.Misc.Loyalty.Factories.Api;

/// <summary>Prepares what the API answers about redemptions.</summary>
public static class RedemptionApiModels
{
    /// <summary>Prepares a redemption.</summary>
    public static RedemptionModel ToModel(this LoyaltyRedemption redemption) => new()
    {
        Id = redemption.Id,
        Status = ApiJson.FieldName(redemption.Status.ToString()),
        CustomerId = redemption.CustomerId,
        StoreId = redemption.StoreId,
        Name = redemption.Name,
        Points = redemption.Points,
        UsedPoints = redemption.UsedPoints,
        Worth = redemption.Amount,
        RewardId = redemption.RewardId,
        OrderId = redemption.OrderId,
        Reference = redemption.ExternalReference,
        Reason = redemption.Reason,
        ReservedOnUtc = DateTime.SpecifyKind(redemption.CreatedOnUtc, DateTimeKind.Utc),
        ExpiresOnUtc = DateTime.SpecifyKind(redemption.ExpiresOnUtc, DateTimeKind.Utc)
    };

    /// <summary>Prepares a reward on offer.</summary>
    public static RewardOfferModel ToModel(this RewardOffer offer) => new()
    {
        Id = offer.Reward.Id,
        Name = offer.Reward.Name,
        Description = offer.Reward.Description,
        PointsPrice = offer.Reward.PointsPrice,
        MissingPoints = offer.Missing,
        Left = offer.Left,
        Available = offer.Problem is null,
        Reason = offer.Problem?.ToError().Message
    };
}
