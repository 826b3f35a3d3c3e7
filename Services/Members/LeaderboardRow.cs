namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// One place on the leaderboard
/// </summary>
public sealed record LeaderboardRow(int Rank, int CustomerId, string Name, long Points, string Tier);

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
    Lifetime
}
