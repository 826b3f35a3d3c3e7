using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Services.Json;
using Nop.Plugin.Misc.Loyalty.Services.Partners;

namespace Nop.Plugin.Misc.Loyalty.Services.Partners;

/// <summary>Prepares what the provider answers to partners.</summary>
public static class PartnerAnswers
{
    /// <summary>An amount as the contract writes it.</summary>
    public static string Amount(decimal amount) => amount.ToString("0.00##", CultureInfo.InvariantCulture);

    /// <summary>Reads the lines of a basket.</summary>
    public static IReadOnlyList<PartnerLine> ToLines(this IReadOnlyList<ProviderLineRequest> lines) => lines.Select(line =>
        new PartnerLine(line.LineId, string.IsNullOrWhiteSpace(line.Sku) ? null : line.Sku.Trim(), Read(line.Quantity), Read(line.UnitPrice))).ToList();

    /// <summary>Prepares what a basket comes to.</summary>
    public static ProviderSessionModel ToModel(this PartnerEvaluation evaluation, PartnerSession session, PartnerSessionStatus status, LoyaltyProgram program, string currency)
    {
        var money = evaluation.Accepted.FirstOrDefault(reward => reward.RewardId is null);

        return new ProviderSessionModel
        {
            Session = session.Name,
            Sequence = session.Sequence,
            Status = NameOf(status),
            Program = program.SystemName,
            Currency = currency,
            Total = Amount(evaluation.Total),
            Discount = Amount(evaluation.Accepted.Sum(reward => reward.Amount)),
            Earns = evaluation.Earns,
            Points = evaluation.Balance,
            Rewards = evaluation.Offers.Select(ToModel).ToList(),
            Spend = new ProviderSpendModel(evaluation.LeastPoints, evaluation.MostPoints, Math.Max(program.RedeemStep, 1), Amount(program.PointValue), money?.Points ?? 0, Amount(money?.Amount ?? 0)),
            Lost = evaluation.Lost.Select(reward => new ProviderLostModel(reward.RewardId, reward.Points)).ToList()
        };
    }

    /// <summary>Prepares what a session has booked.</summary>
    public static ProviderSummaryModel ToModel(this PartnerSummary summary, PartnerSession session) => new()
    {
        Session = session.Name,
        Sequence = session.Sequence,
        Status = NameOf(PartnerSessionStatus.Finalized),
        Earned = summary.Earned,
        Redeemed = summary.Redeemed,
        Points = summary.Balance,
        Rewards = summary.Rewards.Select(reward => new ProviderUsedModel(reward.RewardId, reward.Points, Amount(reward.Amount))).ToList()
    };

    /// <summary>Prepares where a session stands.</summary>
    public static ProviderStateModel ToModel(this PartnerSession session, PartnerSessionStatus status) =>
        new(session.Name, session.Sequence, NameOf(status), session.SiteId, Amount(session.Total), session.UpdatedOnUtc);

    private static ProviderRewardModel ToModel(PartnerOffer offer) => new()
    {
        RewardId = offer.Reward.Id,
        Name = offer.Reward.Name,
        Description = offer.Reward.Description,
        Level = offer.Lines.Count == 0 ? "order" : "line",
        LineIds = offer.Lines.Select(line => line.LineId).ToList(),
        Amount = Amount(offer.Amount),
        Points = offer.Reward.PointsPrice,
        MissingPoints = offer.Missing,
        Accepted = offer.Accepted
    };

    private static string NameOf(PartnerSessionStatus status) => ApiJson.FieldName(status.ToString());

    private static decimal Read(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
