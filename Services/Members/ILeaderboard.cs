using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// The members with the most points
/// </summary>
public interface ILeaderboard
{
    /// <summary>
    /// Gets the best members with masked names; on equal points whoever got there first stands higher
    /// </summary>
    Task<IList<LeaderboardRow>> GetAsync(int programId, LeaderboardMetric by, int top);
}
