namespace Nop.Services.Directory;

/// <summary>Currencies and conversion between them, by way of the rates kept with each currency.</summary>
public partial class CurrencyService(CurrencySettings currencySettings, IRepository<Currency> currencyRepository) : ICurrencyService
{
    private static readonly CacheKey _allKey = new("Nop.currency.all.{0}");

    public virtual async Task<Currency> GetCurrencyByIdAsync(int currencyId) => await currencyRepository.GetByIdAsync(currencyId, cache => default);

    public virtual async Task<Currency> GetCurrencyByCodeAsync(string currencyCode)
    {
        if (string.IsNullOrEmpty(currencyCode))
            return null;

        return (await GetAllCurrenciesAsync(true))
            .FirstOrDefault(currency => string.Equals(currency.CurrencyCode, currencyCode, StringComparison.OrdinalIgnoreCase));
    }

    public virtual async Task<IList<Currency>> GetAllCurrenciesAsync(bool showHidden = false, int storeId = 0) =>
        await currencyRepository.GetAllAsync(query => query
            .Where(currency => showHidden || currency.Published)
            .OrderBy(currency => currency.DisplayOrder)
            .ThenBy(currency => currency.Id), cache => cache.PrepareKeyForDefaultCache(_allKey, showHidden));

    public virtual async Task InsertCurrencyAsync(Currency currency) => await currencyRepository.InsertAsync(currency);

    public virtual decimal ConvertCurrency(decimal amount, decimal exchangeRate) =>
        amount != decimal.Zero && exchangeRate != decimal.Zero ? amount * exchangeRate : decimal.Zero;

    public virtual async Task<decimal> ConvertFromPrimaryStoreCurrencyAsync(decimal amount, Currency targetCurrencyCode) =>
        await ConvertCurrencyAsync(amount, await GetPrimaryStoreCurrencyAsync(), targetCurrencyCode);

    public virtual async Task<decimal> ConvertToPrimaryStoreCurrencyAsync(decimal amount, Currency sourceCurrencyCode) =>
        await ConvertCurrencyAsync(amount, sourceCurrencyCode, await GetPrimaryStoreCurrencyAsync());

    public virtual Task<decimal> ConvertCurrencyAsync(decimal amount, Currency sourceCurrencyCode, Currency targetCurrencyCode)
    {
        ArgumentNullException.ThrowIfNull(sourceCurrencyCode);
        ArgumentNullException.ThrowIfNull(targetCurrencyCode);

        if (amount == decimal.Zero || sourceCurrencyCode.Id == targetCurrencyCode.Id)
            return Task.FromResult(amount);
        if (sourceCurrencyCode.Rate == decimal.Zero)
            throw new NopException($"Exchange rate not found for currency [{sourceCurrencyCode.Name}]");

        return Task.FromResult(amount / sourceCurrencyCode.Rate * targetCurrencyCode.Rate);
    }

    private async Task<Currency> GetPrimaryStoreCurrencyAsync() =>
        await GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId)
            ?? throw new NopException("Primary store currency is not set");
}
