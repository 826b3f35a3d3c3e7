#nullable enable
using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Domain.Providers;

/// <summary>
/// A reward as the provider offered it
/// </summary>
public sealed record OfferedReward(int Id, string Name, string? Description, decimal Amount, long Points, long MissingPoints, bool Accepted);

/// <summary>
/// What a provider answered for a basket, as far as the shop uses it
/// </summary>
public sealed record SessionOffer
{
    /// <summary>
    /// The rewards
    /// </summary>
    public IReadOnlyList<OfferedReward> Rewards { get; init; } = [];

    /// <summary>
    /// Points the basket will earn
    /// </summary>
    public long Earns { get; init; }

    /// <summary>
    /// Points the shopper can spend
    /// </summary>
    public long Points { get; init; }

    /// <summary>
    /// Fewest, most and step of points that can be spent as money; 0 when none can
    /// </summary>
    public long LeastPoints { get; init; }

    /// <inheritdoc cref="LeastPoints" />
    public long MostPoints { get; init; }

    /// <inheritdoc cref="LeastPoints" />
    public long PointStep { get; init; }

    /// <summary>
    /// Points accepted as money, and what they take off
    /// </summary>
    public long AcceptedPoints { get; init; }

    /// <inheritdoc cref="AcceptedPoints" />
    public decimal PointsAmount { get; init; }

    /// <summary>
    /// What all that is accepted takes off
    /// </summary>
    public decimal Discount { get; init; }
}

/// <summary>
/// What a shopper wants of an offer: it is kept while the provider cannot be asked
/// </summary>
public sealed record SessionWish
{
    /// <summary>
    /// The rewards
    /// </summary>
    public IReadOnlyList<int> Rewards { get; init; } = [];

    /// <summary>
    /// Points to spend as money; 0 for none
    /// </summary>
    public long Points { get; init; }

    /// <summary>
    /// Whether nothing is wanted
    /// </summary>
    public bool IsEmpty => Rewards.Count == 0 && Points == 0;

    /// <summary>
    /// The wish with a reward more
    /// </summary>
    public SessionWish With(int rewardId) => Rewards.Contains(rewardId) ? this : this with { Rewards = [.. Rewards, rewardId] };

    /// <summary>
    /// The wish without a reward
    /// </summary>
    public SessionWish Without(int rewardId) => this with { Rewards = Rewards.Where(id => id != rewardId).ToList() };

    /// <summary>
    /// What of the wish is on offer, as far as the shopper's points reach for all of it together
    /// </summary>
    public SessionWish Within(SessionOffer offer)
    {
        var left = offer.Points + offer.Rewards.Where(reward => reward.Accepted).Sum(reward => reward.Points) + offer.AcceptedPoints;
        var kept = new List<int>();
        foreach (var reward in Rewards.Select(id => offer.Rewards.FirstOrDefault(reward => reward.Id == id)).OfType<OfferedReward>().Where(reward => reward.Accepted || reward.MissingPoints == 0))
        {
            if (reward.Points > left)
                continue;

            kept.Add(reward.Id);
            left -= reward.Points;
        }

        return new SessionWish { Rewards = kept, Points = Points <= Math.Min(offer.MostPoints, left) ? Points : 0 };
    }

    /// <summary>
    /// Whether an offer has accepted just this
    /// </summary>
    public bool IsMetBy(SessionOffer offer)
    {
        return AcceptedOf(offer).Order().SequenceEqual(Rewards.Order()) && offer.AcceptedPoints == Points;
    }

    /// <summary>
    /// What an offer holds accepted
    /// </summary>
    public static SessionWish Of(SessionOffer offer) => new() { Rewards = AcceptedOf(offer).ToList(), Points = offer.AcceptedPoints };

    private static IEnumerable<int> AcceptedOf(SessionOffer offer) => offer.Rewards.Where(reward => reward.Accepted).Select(reward => reward.Id);
}

/// <summary>
/// What a provider has booked for a session, all its calls together
/// </summary>
public sealed record SessionSummary(long Earned, long Redeemed, long Points);

/// <summary>
/// How a session keeps these
/// </summary>
public static class SessionJson
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// Writes
    /// </summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, _options);

    /// <summary>
    /// Reads the offer of a session; an empty one before the provider answered
    /// </summary>
    public static SessionOffer OfferOf(ProviderSession session) => Read<SessionOffer>(session.Offer) ?? new SessionOffer();

    /// <summary>
    /// Reads what the shopper wants
    /// </summary>
    public static SessionWish WishOf(ProviderSession session) => Read<SessionWish>(session.Wanted) ?? new SessionWish();

    /// <summary>
    /// Reads what was booked; null before
    /// </summary>
    public static SessionSummary? SummaryOf(ProviderSession session) => Read<SessionSummary>(session.Summary);

    private static T? Read<T>(string? json) where T : class => string.IsNullOrEmpty(json) ? null : JsonSerializer.Deserialize<T>(json, _options);
}
