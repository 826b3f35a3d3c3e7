using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The search of the audit log
/// </summary>
public record AuditSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Audit.Search.Actor")]
    public string SearchActor { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Audit.Search.Action")]
    public string SearchAction { get; set; }
    public IList<SelectListItem> AvailableActions { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Audit.Search.EntityName")]
    public string SearchEntityName { get; set; }
    public IList<SelectListItem> AvailableEntityNames { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Audit.Search.EntityId")]
    public int SearchEntityId { get; set; }

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
/// A page of the audit log
/// </summary>
public record AuditListModel : BasePagedListModel<AuditEntryModel>
{
}

/// <summary>
/// One line of the audit log
/// </summary>
public record AuditEntryModel : BaseNopEntityModel
{
    public DateTime On { get; set; }

    public string Actor { get; set; }

    public string Action { get; set; }

    public string Subject { get; set; }

    public string OldValue { get; set; }

    public string NewValue { get; set; }
}
