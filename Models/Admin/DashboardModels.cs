using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The dashboard of a program
/// </summary>
public record DashboardModel : BaseNopModel
{
    #region Properties

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Dashboard.Fields.ProgramId")]
    public int ProgramId { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Dashboard.Fields.From")]
    public DateTime From { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Dashboard.Fields.To")]
    public DateTime To { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Dashboard.Fields.BucketId")]
    public int BucketId { get; set; }
    public IList<SelectListItem> AvailableBuckets { get; set; } = new List<SelectListItem>();

    /// <summary>
    /// Gets or sets a value indicating whether who looks may have the figures added up anew
    /// </summary>
    public bool CanManage { get; set; }

    /// <summary>
    /// Gets or sets the moment the figures of what is owed are from
    /// </summary>
    public string TakenOn { get; set; }

    /// <summary>
    /// Gets or sets what is said of nopCommerce's own reward points; null while they are off
    /// </summary>
    public RewardPointsNoticeModel RewardPoints { get; set; }

    public IList<DashboardTileModel> Tiles { get; set; } = new List<DashboardTileModel>();

    public IList<BarChartModel> Charts { get; set; } = new List<BarChartModel>();

    public IList<BarListModel> Lists { get; set; } = new List<BarListModel>();

    public IList<DashboardRowModel> Rows { get; set; } = new List<DashboardRowModel>();

    #endregion
}

/// <summary>
/// One figure in large letters
/// </summary>
public record DashboardTileModel(string Id, string Label, string Value, string Note);

/// <summary>
/// One line of the table below the charts
/// </summary>
public record DashboardRowModel(string Period, string Earned, string Redeemed, string Expired, string Held, string TakenBack, string Adjusted, string NewMembers);

/// <summary>
/// One bar
/// </summary>
/// <param name="Label">What it stands for</param>
/// <param name="Value">How long it is; nothing is drawn below zero</param>
/// <param name="Text">The value in words</param>
public record BarModel(string Label, long Value, string Text)
{
    /// <summary>
    /// Gets or sets a second text, for example an amount of money
    /// </summary>
    public string Detail { get; init; }

    /// <summary>
    /// Gets or sets where the label leads
    /// </summary>
    public string Url { get; init; }

    /// <summary>
    /// Gets or sets a color of its own
    /// </summary>
    public string Color { get; init; }
}

/// <summary>
/// Bars side by side, one for each part of the time
/// </summary>
public record BarChartModel
{
    public string Id { get; set; }

    public string Title { get; set; }

    public string Total { get; set; }

    /// <summary>
    /// Gets or sets what the chart shows, for those who do not see it
    /// </summary>
    public string Description { get; set; }

    public string Color { get; set; }

    public IList<BarModel> Bars { get; set; } = new List<BarModel>();

    /// <summary>
    /// Gets or sets the value at the upper edge
    /// </summary>
    public string TopText { get; set; }
}

/// <summary>
/// Bars below one another, in a table with their figures
/// </summary>
public record BarListModel
{
    public string Id { get; set; }

    public string Title { get; set; }

    public string LabelTitle { get; set; }

    public string TextTitle { get; set; }

    /// <summary>
    /// Gets or sets the title of the second text; null when there is none
    /// </summary>
    public string DetailTitle { get; set; }

    public string Color { get; set; }

    public IList<BarModel> Bars { get; set; } = new List<BarModel>();
}
