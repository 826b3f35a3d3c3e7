using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Sandbox.Store.Areas.Admin.Models;

/// <summary>
/// Order settings
/// </summary>
public record OrderSettingsModel : BaseNopModel, ISettingsModel
{
    public int ActiveStoreScopeConfiguration { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Settings.Order.OnePageCheckoutEnabled")]
    public bool OnePageCheckoutEnabled { get; set; }
    public bool OnePageCheckoutEnabled_OverrideForStore { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Settings.Order.AnonymousCheckoutAllowed")]
    public bool AnonymousCheckoutAllowed { get; set; }
    public bool AnonymousCheckoutAllowed_OverrideForStore { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Settings.Order.MinOrderSubtotalAmount")]
    public decimal MinOrderSubtotalAmount { get; set; }
    public bool MinOrderSubtotalAmount_OverrideForStore { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Settings.Order.MinOrderTotalAmount")]
    public decimal MinOrderTotalAmount { get; set; }
    public bool MinOrderTotalAmount_OverrideForStore { get; set; }

    public string PrimaryStoreCurrencyCode { get; set; }
}

/// <summary>
/// What the list of all settings is searched by
/// </summary>
public record SettingSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Admin.Configuration.Settings.AllSettings.SearchSettingName")]
    public string SearchSettingName { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Settings.AllSettings.SearchSettingValue")]
    public string SearchSettingValue { get; set; }
}

/// <summary>
/// One stored setting
/// </summary>
public record SettingModel : BaseNopEntityModel
{
    public string Name { get; set; }

    public string Value { get; set; }

    public string Store { get; set; }

    public int StoreId { get; set; }
}

/// <summary>
/// Tax settings
/// </summary>
public record TaxSettingsModel : BaseNopModel, ISettingsModel
{
    public int ActiveStoreScopeConfiguration { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Settings.Tax.PricesIncludeTax")]
    public bool PricesIncludeTax { get; set; }
    public bool PricesIncludeTax_OverrideForStore { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Settings.Tax.TaxDisplayType")]
    public int TaxDisplayType { get; set; }
    public bool TaxDisplayType_OverrideForStore { get; set; }

    public IList<SelectListItem> TaxDisplayTypeValues { get; set; } = [];

    [NopResourceDisplayName("Admin.Configuration.Settings.Tax.HideZeroTax")]
    public bool HideZeroTax { get; set; }
    public bool HideZeroTax_OverrideForStore { get; set; }
}
