using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Public;

/// <summary>
/// The public leaderboard
/// </summary>
public record LeaderboardModel : BaseNopModel
{
    #region Properties

    public string ProgramName { get; set; }

    /// <summary>
    /// Gets or sets what the page's address says to show this program; null for the first, which needs nothing
    /// </summary>
    public string ProgramAddress { get; set; }

    /// <summary>
    /// Gets or sets the program's colours as the declarations of a style
    /// </summary>
    public string Look { get; set; }

    public string PointName { get; set; }

    public IList<ProgramChoiceModel> Programs { get; set; } = new List<ProgramChoiceModel>();

    public IList<LeaderboardPeriodModel> Periods { get; set; } = new List<LeaderboardPeriodModel>();

    /// <summary>
    /// Gets or sets what the page's address says of the shown period; null for the month, which needs nothing
    /// </summary>
    public string PeriodAddress { get; set; }

    /// <summary>
    /// Gets or sets what is shown, in words: "Points earned in November 2026"
    /// </summary>
    public string Title { get; set; }

    public IList<LeaderboardRowModel> Rows { get; set; } = new List<LeaderboardRowModel>();

    /// <summary>
    /// Gets or sets a value indicating whether the shown part is not the first
    /// </summary>
    public bool ShowsLaterPage { get; set; }

    /// <summary>
    /// Gets or sets where the next part begins; null on the last
    /// </summary>
    public string Next { get; set; }

    /// <summary>
    /// Gets or sets the shopper's own place in words; null for those who are no members
    /// </summary>
    public string Own { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the visitor is signed in
    /// </summary>
    public bool SignedIn { get; set; }

    public bool HiddenFromLeaderboard { get; set; }

    public IList<LeaderboardMonthModel> Winners { get; set; } = new List<LeaderboardMonthModel>();

    #endregion
}

/// <summary>
/// A period to look at
/// </summary>
public record LeaderboardPeriodModel : BaseNopModel
{
    public string Name { get; set; }

    /// <summary>
    /// Gets or sets what the page's address says to show it; null for the month
    /// </summary>
    public string Address { get; set; }

    public bool Shown { get; set; }
}

/// <summary>
/// A place
/// </summary>
public record LeaderboardRowModel : BaseNopModel
{
    public string Rank { get; set; }

    public string Name { get; set; }

    public string Points { get; set; }

    public string Tier { get; set; }

    public bool Own { get; set; }
}

/// <summary>
/// A month that is over, with those who stood first
/// </summary>
public record LeaderboardMonthModel : BaseNopModel
{
    public string Name { get; set; }

    public IList<LeaderboardRowModel> Rows { get; set; } = new List<LeaderboardRowModel>();
}
