namespace Sandbox.Store.Areas.Admin.Models;

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

public record SettingSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Admin.Configuration.Settings.AllSettings.SearchSettingName")]
    public string SearchSettingName { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Settings.AllSettings.SearchSettingValue")]
    public string SearchSettingValue { get; set; }
}

public record SettingModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Admin.Configuration.Settings.AllSettings.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Settings.AllSettings.Fields.Value")]
    public string Value { get; set; }

    [NopResourceDisplayName("Admin.Configuration.Settings.AllSettings.Fields.StoreName")]
    public string Store { get; set; }
    public int StoreId { get; set; }
}

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
