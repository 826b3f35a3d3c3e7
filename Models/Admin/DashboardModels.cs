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

    public IList<DashboardRangeModel> Ranges { get; set; } = new List<DashboardRangeModel>();

    public IList<ChartModel> Charts { get; set; } = new List<ChartModel>();

    /// <summary>
    /// Gets or sets the members with the most points ever earned, a table without a chart
    /// </summary>
    public ChartModel TopMembers { get; set; }

    #endregion
}

/// <summary>
/// One figure in large letters
/// </summary>
public record DashboardTileModel(string Id, string Label, string Value, string Note);

/// <summary>
/// A range of days that one click shows
/// </summary>
public record DashboardRangeModel(string Label, DateTime From, DateTime To, bool IsShown);

/// <summary>
/// A chart, drawn by Chart.js, and the same figures as a table
/// </summary>
public record ChartModel
{
    #region Properties

    public string Id { get; set; }

    public string Title { get; set; }

    /// <summary>
    /// Gets or sets what the chart shows, for those who do not see it
    /// </summary>
    public string Description { get; set; }

    /// <summary>
    /// Gets or sets what there is to know to read it; null when it speaks for itself
    /// </summary>
    public string Note { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the chart takes the page's whole width
    /// </summary>
    public bool Wide { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether bars lie below one another, each with its name beside it
    /// </summary>
    public bool Lying { get; set; }

    public IList<ChartSeriesModel> Series { get; set; } = new List<ChartSeriesModel>();

    /// <summary>
    /// Gets or sets the titles of the table's columns, the first one of what the lines stand for
    /// </summary>
    public IList<string> Columns { get; set; } = new List<string>();

    public IList<ChartRowModel> Rows { get; set; } = new List<ChartRowModel>();

    #endregion
}

/// <summary>
/// The figures of one kind
/// </summary>
/// <param name="Label">What they are</param>
/// <param name="Color">Their color</param>
/// <param name="Values">One for each line of the table; null where there is none</param>
/// <param name="IsLine">Whether they are a line, with an axis of its own, and not bars</param>
public record ChartSeriesModel(string Label, string Color, IList<long?> Values, bool IsLine = false);

/// <summary>
/// One line of a chart's table
/// </summary>
/// <param name="Label">What it stands for, in the chart too</param>
/// <param name="Cells">The figures in words, without the label</param>
/// <param name="Url">Where the label leads; null for nowhere</param>
public record ChartRowModel(string Label, IList<string> Cells, string Url = null);
