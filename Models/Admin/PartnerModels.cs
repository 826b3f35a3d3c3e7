using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The grid of partners
/// </summary>
public record PartnerSearchModel : BaseSearchModel
{
}

/// <summary>
/// A page of partners
/// </summary>
public record PartnerListModel : BasePagedListModel<PartnerRowModel>
{
}

/// <summary>
/// A partner in the grid
/// </summary>
public record PartnerRowModel : BaseNopEntityModel
{
    public string Name { get; set; }

    public string ClientId { get; set; }

    public string Programs { get; set; }

    public string Stores { get; set; }

    public DateTime? LastUsedOn { get; set; }

    public bool Active { get; set; }
}

/// <summary>
/// A partner on its page
/// </summary>
public record PartnerEditModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Partners.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Partners.Fields.Programs")]
    public IList<int> SelectedProgramIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Partners.Fields.Stores")]
    public IList<int> SelectedStoreIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableStores { get; set; } = new List<SelectListItem>();

    /// <summary>
    /// Gets or sets what the form was opened with
    /// </summary>
    public int Seen { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Partners.Fields.ClientId")]
    public string ClientId { get; set; }

    public DateTime? RevokedOn { get; set; }

    public DateTime? PreviousEndsOn { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Partners.Fields.OverlapHours")]
    public int OverlapHours { get; set; } = 24;
}

/// <summary>
/// The one time a partner's secret is shown
/// </summary>
public record PartnerSecretModel : BaseNopEntityModel
{
    public string Name { get; set; }

    public string ClientId { get; set; }

    public string Secret { get; set; }

    public string StoreUrl { get; set; }

    public DateTime? PreviousEndsOn { get; set; }
}
