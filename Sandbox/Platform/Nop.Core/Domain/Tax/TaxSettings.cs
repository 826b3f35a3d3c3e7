namespace Nop.Core.Domain.Tax;

public partial class TaxSettings : ISettings
{
    public TaxDisplayType TaxDisplayType { get; set; }
    public bool PricesIncludeTax { get; set; }
    public bool DisplayTaxSuffix { get; set; }
    public bool DisplayTaxRates { get; set; }
    public bool HideZeroTax { get; set; }
    public bool HideTaxInOrderSummary { get; set; }
    public int DefaultTaxCategoryId { get; set; }
    public bool ShippingIsTaxable { get; set; }
    public bool ShippingPriceIncludesTax { get; set; }
    public int ShippingTaxClassId { get; set; }
    public bool PaymentMethodAdditionalFeeIsTaxable { get; set; }
    public bool PaymentMethodAdditionalFeeIncludesTax { get; set; }
    public int PaymentMethodAdditionalFeeTaxClassId { get; set; }
}
