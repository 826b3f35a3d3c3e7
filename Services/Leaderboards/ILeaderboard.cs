using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Leaderboards;

/// <summary>
/// The members with the most points. On equal points whoever got there first stands higher; who opted out, is not active or is gone is left out
/// </summary>
public interface ILeaderboard
{
    /// <summary>
    /// Gets one part of the leaderboard, with masked names
    /// </summary>
    /// <param name="programId">Program</param>
    /// <param name="by">What counts</param>
    /// <param name="count">How many places</param>
    /// <param name="after">The place to read on from; null for the first part. Spendable points have no other part</param>
    Task<LeaderboardPage> GetPageAsync(int programId, LeaderboardMetric by, int count, LeaderboardCursor after = null);

    /// <summary>
    /// Gets the place of a member who can be on the leaderboard; null where nothing counts for him
    /// </summary>
    /// <param name="account">The member's figures</param>
    /// <param name="by">What counts; not the spendable points</param>
    Task<OwnPlace> GetPlaceAsync(PointsAccount account, LeaderboardMetric by);

    /// <summary>
    /// Gets what counts for a member at this moment
    /// </summary>
    long GetPoints(PointsAccount account, LeaderboardMetric by);

    /// <summary>
    /// Gets the first three of the last months that are over, the newest first
    /// </summary>
    Task<IReadOnlyList<WinnerRow>> GetWinnersAsync(int programId);
}
