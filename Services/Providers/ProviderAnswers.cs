#nullable enable
using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Believes a provider only what can be: an answer to this very call, in the shop's money, that takes off no more than the basket costs. Pure
/// </summary>
public static class ProviderAnswers
{
    /// <summary>
    /// Most rewards that are taken up; a shopper reads no more
    /// </summary>
    public const int MOST_REWARDS = 50;

    private const int MOST_LETTERS = 400;
    private const long MOST_POINTS = LoyaltyDefaults.MaxPoints;

    /// <summary>
    /// Takes up an offer
    /// </summary>
    /// <param name="answer">The answer</param>
    /// <param name="session">Name of the session that was asked about</param>
    /// <param name="sequence">Number of the call</param>
    /// <param name="currency">Currency of the shop</param>
    /// <param name="basket">The basket</param>
    /// <param name="fault">What cannot be; null when all can</param>
    public static SessionOffer? Read(ProviderSessionModel? answer, string session, int sequence, string currency, ProviderBasket basket, out string? fault)
    {
        fault = FaultOf(answer, session, sequence, currency, basket);
        if (fault is not null || answer is null)
            return null;

        return new SessionOffer
        {
            Rewards = answer.Rewards.Select(reward => new OfferedReward(reward.RewardId, Short(reward.Name) ?? $"#{reward.RewardId}", Short(reward.Description), Money(reward.Amount) ?? 0, reward.Points, reward.MissingPoints,
                reward.Accepted)).ToList(),
            Earns = answer.Earns,
            Points = answer.Points,
            LeastPoints = answer.Spend?.Least ?? 0,
            MostPoints = answer.Spend?.Most ?? 0,
            PointStep = Math.Max(answer.Spend?.Step ?? 1, 1),
            AcceptedPoints = answer.Spend?.Accepted ?? 0,
            PointsAmount = Money(answer.Spend?.Amount) ?? 0,
            Discount = Money(answer.Discount) ?? 0
        };
    }

    /// <summary>
    /// Takes up what was booked
    /// </summary>
    public static SessionSummary? Read(ProviderSummaryModel? answer, string session, int sequence, out string? fault)
    {
        fault = answer is null ? "no answer" : answer.Session != session ? "another session" : answer.Sequence != sequence ? "another call" : answer.Status != "finalized" ? "not finalized"
            : answer.Earned is < 0 or > MOST_POINTS || answer.Redeemed is < 0 or > MOST_POINTS ? "points that cannot be" : null;

        return fault is null ? new SessionSummary(answer!.Earned, answer.Redeemed, answer.Points) : null;
    }

    private static string? FaultOf(ProviderSessionModel? answer, string session, int sequence, string currency, ProviderBasket basket)
    {
        if (answer is null)
            return "no answer";
        if (answer.Session != session)
            return "another session";
        if (answer.Sequence != sequence)
            return "another call";
        if (!string.Equals(answer.Currency, currency, StringComparison.OrdinalIgnoreCase))
            return "another currency";
        if (answer.Status is not ("active" or "pendingFinalization"))
            return "an unknown state";
        if (Money(answer.Total) != basket.Total)
            return "another total";
        if (answer.Rewards is null || answer.Rewards.Count > MOST_REWARDS || answer.Rewards.Any(reward => reward is null) || answer.Rewards.Select(reward => reward.RewardId).Distinct().Count() < answer.Rewards.Count)
            return "rewards that cannot be";
        if (answer.Earns is < 0 or > MOST_POINTS || Math.Abs(answer.Points) > MOST_POINTS)
            return "points that cannot be";

        var lines = basket.Lines.Select(line => line.LineId).ToHashSet();
        foreach (var reward in answer.Rewards)
        {
            if (Money(reward.Amount) is not { } amount || amount < 0 || amount > basket.Total)
                return "a reward of more than the basket costs, or of less than nothing";
            if (reward.Points is < 0 or > MOST_POINTS)
                return "points that cannot be";
            if (reward.LineIds?.Any(line => !lines.Contains(line)) == true)
                return "a line that is not in the basket";
        }

        return FaultOfDiscount(answer, basket);
    }

    private static string? FaultOfDiscount(ProviderSessionModel answer, ProviderBasket basket)
    {
        if (Money(answer.Discount) is not { } discount || discount < 0 || discount > basket.Total)
            return "a discount of more than the basket costs, or of less than nothing";
        if (answer.Spend is { } spend && (Money(spend.Amount) is not { } amount || amount < 0 || amount > basket.Total || spend.Accepted < 0))
            return "points as money that cannot be";

        // what is taken off is what is accepted, and nothing else
        var accepted = answer.Rewards.Where(reward => reward.Accepted).Sum(reward => Money(reward.Amount) ?? 0) + (Money(answer.Spend?.Amount) ?? 0);

        return discount == accepted ? null : "a discount that is not the sum of what is accepted";
    }

    private static decimal? Money(string? text)
    {
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }

    private static string? Short(string? text) => text is { Length: > MOST_LETTERS } ? text[..MOST_LETTERS] : text;
}
