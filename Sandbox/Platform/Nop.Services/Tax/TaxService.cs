using Nop.Core.Domain.Tax;
using Nop.Services.Configuration;

namespace Nop.Services.Tax;

/// <summary>Adds tax to prices or takes it out of them; each tax category has one fixed rate.</summary>
public partial class TaxService(
    ICustomerService customerService,
    ISettingService settingService,
    IWorkContext workContext,
    TaxSettings taxSettings) : ITaxService
{
    public virtual async Task<(decimal price, decimal taxRate)> GetProductPriceAsync(Product product, decimal price) =>
        await GetProductPriceAsync(product, price, await workContext.GetCurrentCustomerAsync());

    public virtual async Task<(decimal price, decimal taxRate)> GetProductPriceAsync(Product product, decimal price, Customer customer) =>
        await GetProductPriceAsync(product, price, ShowsTax, customer);

    public virtual async Task<(decimal price, decimal taxRate)> GetProductPriceAsync(Product product, decimal price,
        bool includingTax, Customer customer) => await GetProductPriceAsync(product, 0, price, includingTax, customer, taxSettings.PricesIncludeTax);

    public virtual async Task<(decimal price, decimal taxRate)> GetProductPriceAsync(Product product, int taxCategoryId, decimal price,
        bool includingTax, Customer customer,
        bool priceIncludesTax)
    {
        if (price == decimal.Zero)
            return (price, decimal.Zero);

        if (taxCategoryId == 0 && product != null)
            taxCategoryId = product.TaxCategoryId;

        var taxRate = taxCategoryId == 0
            ? decimal.Zero
            : await settingService.GetSettingByKeyAsync<decimal>(string.Format(FixedRateTaxDefaults.RATE_SETTING_KEY, taxCategoryId));
        var isTaxable = !await IsTaxExemptAsync(product, customer);

        var wantsTax = includingTax && isTaxable;
        if (priceIncludesTax && !wantsTax)
            price -= price / (100 + taxRate) * taxRate;
        else if (!priceIncludesTax && wantsTax)
            price *= 1 + taxRate / 100;

        return (price, isTaxable ? taxRate : decimal.Zero);
    }

    public virtual async Task<bool> IsTaxExemptAsync(Product product, Customer customer)
    {
        if (product is { IsTaxExempt: true } || customer is { IsTaxExempt: true })
            return true;

        return customer != null && (await customerService.GetCustomerRolesAsync(customer)).Any(role => role.TaxExempt);
    }

    public virtual async Task<(decimal price, decimal taxRate)> GetShippingPriceAsync(decimal price, Customer customer) =>
        await GetShippingPriceAsync(price, ShowsTax, customer);

    public virtual async Task<(decimal price, decimal taxRate)> GetShippingPriceAsync(decimal price, bool includingTax, Customer customer)
    {
        if (!taxSettings.ShippingIsTaxable)
            return (price, decimal.Zero);

        return await GetProductPriceAsync(null, taxSettings.ShippingTaxClassId, price, includingTax, customer,
            taxSettings.ShippingPriceIncludesTax);
    }

    public virtual async Task<(decimal price, decimal taxRate)> GetPaymentMethodAdditionalFeeAsync(decimal price, Customer customer) =>
        await GetPaymentMethodAdditionalFeeAsync(price, ShowsTax, customer);

    public virtual async Task<(decimal price, decimal taxRate)> GetPaymentMethodAdditionalFeeAsync(decimal price, bool includingTax, Customer customer)
    {
        if (!taxSettings.PaymentMethodAdditionalFeeIsTaxable)
            return (price, decimal.Zero);

        return await GetProductPriceAsync(null, taxSettings.PaymentMethodAdditionalFeeTaxClassId, price, includingTax, customer,
            taxSettings.PaymentMethodAdditionalFeeIncludesTax);
    }

    private bool ShowsTax => taxSettings.TaxDisplayType == TaxDisplayType.IncludingTax;
}
