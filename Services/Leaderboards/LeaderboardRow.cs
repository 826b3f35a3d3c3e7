#nullable enable
using System.Globalization;

namespace Nop.Plugin.Misc.Loyalty.Services.Leaderboards;

/// <summary>
/// One place on the leaderboard
/// </summary>
public sealed record LeaderboardRow(int Rank, int CustomerId, string Name, long Points, string? Tier);

/// <summary>
/// One part of the leaderboard
/// </summary>
/// <param name="Rows">The places</param>
/// <param name="Next">Where the next part begins; null at the end</param>
public sealed record LeaderboardPage(IReadOnlyList<LeaderboardRow> Rows, LeaderboardCursor? Next);

/// <summary>
/// A member's own place
/// </summary>
/// <param name="Rank">The place, from 1</param>
/// <param name="Points">The points</param>
/// <param name="Behind">Points that are missing to the place above; null for the first</param>
public sealed record OwnPlace(int Rank, long Points, long? Behind);

/// <summary>
/// A place of a month that is over
/// </summary>
/// <param name="Month">The month, as 202611</param>
/// <param name="Rank">The place</param>
/// <param name="Points">Points earned in the month</param>
/// <param name="CustomerId">The customer</param>
/// <param name="Name">The masked name; null for somebody who is not shown any more</param>
public sealed record WinnerRow(int Month, int Rank, long Points, int CustomerId, string? Name);

/// <summary>
/// A place to read on from: the last one of the part before
/// </summary>
public sealed record LeaderboardCursor(long Points, DateTime ReachedOnUtc, int MemberId)
{
    /// <summary>
    /// Reads a cursor as an address says it; null where it says none
    /// </summary>
    public static LeaderboardCursor? Parse(string? text)
    {
        var parts = text?.Split('-') ?? [];

        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var points)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= LoyaltyDefaults.Never.Ticks && ticks >= LoyaltyDefaults.LongAgo.Ticks
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var memberId)
                ? new LeaderboardCursor(points, new DateTime(ticks), memberId)
                : null;
    }

    /// <inheritdoc />
    public override string ToString()
    {
        return string.Create(CultureInfo.InvariantCulture, $"{Points}-{ReachedOnUtc.Ticks}-{MemberId}");
    }
}

/// <summary>
/// What the leaderboard counts
/// </summary>
public enum LeaderboardMetric
{
    /// <summary>
    /// Spendable points
    /// </summary>
    Balance,

    /// <summary>
    /// Points ever earned
    /// </summary>
    Lifetime,

    /// <summary>
    /// Points earned this month
    /// </summary>
    Month,

    /// <summary>
    /// Points earned this year
    /// </summary>
    Year
}
