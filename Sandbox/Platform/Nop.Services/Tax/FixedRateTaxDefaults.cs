namespace Nop.Services.Tax;

public static class FixedRateTaxDefaults
{
    /// <summary>Setting key of a rate in percent; {0} is the tax category.</summary>
    public const string RATE_SETTING_KEY = "Tax.TaxProvider.FixedOrByCountryStateZip.TaxCategoryId{0}.Rate";
}
