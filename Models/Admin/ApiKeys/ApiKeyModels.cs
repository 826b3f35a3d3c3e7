using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin.ApiKeys;

/// <summary>Grid of API keys.</summary>
public record ApiKeySearchModel : BaseSearchModel;

/// <summary>Rows of the grid of API keys.</summary>
public record ApiKeyListModel : BasePagedListModel<ApiKeyModel>;

/// <summary>One API key in the grid.</summary>
public record ApiKeyModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.ApiKeys.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ApiKeys.Fields.Prefix")]
    public string Prefix { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ApiKeys.Fields.Scopes")]
    public string Scopes { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ApiKeys.Fields.Stores")]
    public string Stores { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ApiKeys.Fields.CreatedOn")]
    public DateTime CreatedOn { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ApiKeys.Fields.LastUsedOn")]
    public DateTime? LastUsedOn { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ApiKeys.Fields.Active")]
    public bool Active { get; set; }
}

/// <summary>Form that makes an API key.</summary>
public record ApiKeyCreateModel : BaseNopModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.ApiKeys.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ApiKeys.Fields.CanRead")]
    public bool CanRead { get; set; } = true;

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ApiKeys.Fields.CanWrite")]
    public bool CanWrite { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ApiKeys.Fields.CanAdminister")]
    public bool CanAdminister { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.ApiKeys.Fields.Stores")]
    public IList<int> SelectedStoreIds { get; set; } = new List<int>();

    public IList<SelectListItem> AvailableStores { get; set; } = new List<SelectListItem>();
}

/// <summary>The one time an API key's secret is shown.</summary>
public record ApiKeyCreatedModel : BaseNopModel
{
    public string Name { get; set; }

    public string Secret { get; set; }

    public string Scopes { get; set; }

    public string StoreUrl { get; set; }
}
