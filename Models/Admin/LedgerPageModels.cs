using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The search of a program's transactions
/// </summary>
public record LedgerPageSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.Program")]
    public int SearchProgramId { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Transactions.Search.Member")]
    public string SearchMember { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Transactions.Search.Type")]
    public int SearchTypeId { get; set; }
    public IList<SelectListItem> AvailableTypes { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Transactions.Search.Reference")]
    public string SearchReference { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Grids.From")]
    [UIHint("DateNullable")]
    public DateTime? SearchFrom { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Grids.To")]
    [UIHint("DateNullable")]
    public DateTime? SearchTo { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Grids.Sort")]
    public int SearchSortId { get; set; }
    public IList<SelectListItem> AvailableSorts { get; set; } = new List<SelectListItem>();
}

/// <summary>
/// A grid's button that downloads what the grid finds
/// </summary>
/// <param name="Url">Where the file comes from</param>
/// <param name="Filters">Names of the search fields</param>
public record GridExportModel(string Url, params string[] Filters);
