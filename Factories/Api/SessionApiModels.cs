using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Json;

namespace Nop.Plugin.Misc.Loyalty.Factories.Api;

/// <summary>Prepares what the API says of sessions. Neither the loyalty id nor what the shopper identified himself by is told.</summary>
public static class SessionApiModels
{
    /// <summary>Prepares a session.</summary>
    public static SessionModel ToModel(this ProviderSession session)
    {
        var (offer, summary) = (SessionJson.OfferOf(session), SessionJson.SummaryOf(session));

        return new SessionModel
        {
            Id = session.Id,
            Status = ApiJson.FieldName(session.Status.ToString()),
            StoreId = session.StoreId,
            CustomerId = session.CustomerId,
            OrderId = session.OrderId,
            Name = session.ShopperName,
            Earns = session.Earns,
            Discount = session.Discount,
            // an offer for a basket that changed meanwhile is none
            Rewards = session.BasketKey is null ? [] : offer.Rewards.Select(reward => new SessionRewardModel(reward.Id, reward.Name, reward.Description, reward.Amount, reward.Points, reward.MissingPoints, reward.Accepted)).ToList(),
            MostPoints = session.BasketKey is null ? 0 : offer.MostPoints,
            AcceptedPoints = offer.AcceptedPoints,
            Summary = summary is null ? null : new SessionSummaryModel(summary.Earned, summary.Redeemed, summary.Points),
            ErrorCode = session.ErrorCode,
            UpdatedOnUtc = DateTime.SpecifyKind(session.UpdatedOnUtc, DateTimeKind.Utc)
        };
    }
}
