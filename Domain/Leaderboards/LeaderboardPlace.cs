using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Leaderboards;

/// <summary>
/// A place on the leaderboard of a month that is over, as it stood then. Names are not kept: who is erased, or does not want to be seen, is named no more
/// </summary>
public class LeaderboardPlace : BaseEntity
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// The month, as 202611
    /// </summary>
    public int Month { get; set; }

    /// <summary>
    /// The place, from 1
    /// </summary>
    public int Rank { get; set; }

    /// <summary>
    /// The member
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// Points earned in the month
    /// </summary>
    public long Points { get; set; }
}
