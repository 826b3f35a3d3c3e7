using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The grid of stores and the providers they work with
/// </summary>
public record ProviderSearchModel : BaseSearchModel
{
}

/// <summary>
/// A page of stores
/// </summary>
public record ProviderListModel : BasePagedListModel<ProviderRowModel>
{
}

/// <summary>
/// A store in the grid
/// </summary>
public record ProviderRowModel : BaseNopEntityModel
{
    public string Store { get; set; }

    public string Provider { get; set; }

    public string Address { get; set; }

    public bool Active { get; set; }

    public string Breaker { get; set; }

    public string Oldest { get; set; }

    public string Tested { get; set; }
}

/// <summary>
/// What a store works with, on its page. The identifier is the store's
/// </summary>
public record ProviderEditModel : BaseNopEntityModel
{
    public string Store { get; set; }

    public bool Exists { get; set; }

    /// <summary>
    /// Gets or sets what the form was opened with
    /// </summary>
    public int Seen { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Providers.Fields.Active")]
    public bool Active { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Providers.Fields.Provider")]
    public string Provider { get; set; }
    public IList<SelectListItem> AvailableProviders { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Providers.Fields.DisplayName")]
    public string DisplayName { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Providers.Fields.Address")]
    public string Address { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Providers.Fields.ClientId")]
    public string ClientId { get; set; }

    /// <summary>
    /// Gets or sets a new secret; the stored one never comes back to a page
    /// </summary>
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Providers.Fields.ClientSecret")]
    [DataType(DataType.Password)]
    public string ClientSecret { get; set; }

    public bool HasSecret { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Providers.Fields.Program")]
    public string Program { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Providers.Fields.SiteId")]
    public string SiteId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Providers.Fields.BudgetMilliseconds")]
    public int BudgetMilliseconds { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Providers.Fields.FinalizeAtId")]
    public int FinalizeAtId { get; set; }
    public IList<SelectListItem> AvailableMoments { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Providers.Fields.KeepTryingDays")]
    public int KeepTryingDays { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Providers.Fields.AllowedOrigins")]
    public string AllowedOrigins { get; set; }

    public string Breaker { get; set; }

    public string Tested { get; set; }

    public string Oldest { get; set; }
}
