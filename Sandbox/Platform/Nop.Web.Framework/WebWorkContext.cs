using Microsoft.AspNetCore.Localization;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Tax;
using Nop.Core.Http;
using Nop.Services.Authentication;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Directory;
using Nop.Services.ScheduleTasks;

namespace Nop.Web.Framework;

/// <summary>Customer, language and currency of the request; an unknown visitor becomes a new guest with a cookie</summary>
public class WebWorkContext(
    CurrencySettings currencySettings,
    IAuthenticationService authenticationService,
    ICurrencyService currencyService,
    ICustomerService customerService,
    IGenericAttributeService genericAttributeService,
    IHttpContextAccessor httpContextAccessor,
    ILanguageService languageService,
    IStoreContext storeContext,
    TaxSettings taxSettings) : IWorkContext
{
    protected const int CUSTOMER_COOKIE_HOURS = 24 * 365;

    protected Customer _customer;
    protected Customer _impersonator;
    protected Language _language;
    protected Currency _currency;

    public virtual Customer OriginalCustomerIfImpersonated => _impersonator;

    public virtual async Task<Customer> GetCurrentCustomerAsync()
    {
        if (_customer is null)
            await SetCurrentCustomerAsync();

        return _customer;
    }

    public virtual async Task SetCurrentCustomerAsync(Customer customer = null)
    {
        customer ??= await FindCustomerAsync() ?? await customerService.InsertGuestCustomerAsync();
        if (!Usable(customer))
            return;

        SetCustomerCookie(customer.CustomerGuid);
        _customer = customer;
    }

    public virtual async Task<Language> GetWorkingLanguageAsync()
    {
        if (_language is not null)
            return _language;

        var customer = await GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var languages = await languageService.GetAllLanguagesAsync(storeId: store.Id);
        return _language = languages.FirstOrDefault(language => language.Id == customer.LanguageId)
                           ?? languages.FirstOrDefault(language => language.Id == store.DefaultLanguageId)
                           ?? languages.FirstOrDefault()
                           ?? (await languageService.GetAllLanguagesAsync()).FirstOrDefault();
    }

    public virtual async Task SetWorkingLanguageAsync(Language language)
    {
        var customer = await GetCurrentCustomerAsync();
        if (!customer.IsSystemAccount)
        {
            customer.LanguageId = language?.Id;
            await customerService.UpdateCustomerAsync(customer);
        }

        _language = null;
        if (language is not null)
            SetCookie(NopCookieDefaults.CultureCookie,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language.LanguageCulture)), httpOnly: false);
    }

    public virtual async Task<Currency> GetWorkingCurrencyAsync()
    {
        if (_currency is not null)
            return _currency;

        //the admin area shows the currency in which prices are kept
        var path = httpContextAccessor.HttpContext?.Request.Path ?? default;
        var primary = await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId);
        if (primary is not null && path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase))
            return _currency = primary;

        var customer = await GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var currencies = await currencyService.GetAllCurrenciesAsync(storeId: store.Id);
        return _currency = currencies.FirstOrDefault(currency => currency.Id == customer.CurrencyId)
                           ?? currencies.FirstOrDefault()
                           ?? primary;
    }

    public virtual async Task SetWorkingCurrencyAsync(Currency currency)
    {
        var customer = await GetCurrentCustomerAsync();
        if (!customer.IsSystemAccount)
        {
            customer.CurrencyId = currency?.Id;
            await customerService.UpdateCustomerAsync(customer);
        }

        _currency = null;
    }

    private async Task<Customer> FindCustomerAsync()
    {
        //work that no request asked for is done in the name of the background account
        var context = httpContextAccessor.HttpContext;
        if (context is null || context.Request.Path.Equals($"/{NopTaskDefaults.ScheduleTaskPath}", StringComparison.OrdinalIgnoreCase))
            return await customerService.GetOrCreateBackgroundTaskUserAsync();

        var signedIn = await authenticationService.GetAuthenticatedCustomerAsync();
        if (Usable(signedIn))
            return await ImpersonatedByAsync(signedIn) ?? signedIn;

        if (!Guid.TryParse(httpContextAccessor.HttpContext.Request.Cookies[NameOf(NopCookieDefaults.CustomerCookie)], out var guid))
            return null;

        var known = await customerService.GetCustomerByGuidAsync(guid);
        return Usable(known) && !await customerService.IsRegisteredAsync(known) ? known : null;
    }

    private async Task<Customer> ImpersonatedByAsync(Customer signedIn)
    {
        var id = await genericAttributeService.GetAttributeAsync<int?>(signedIn, NopCustomerDefaults.ImpersonatedCustomerIdAttribute);
        var impersonated = id > 0 ? await customerService.GetCustomerByIdAsync(id.Value) : null;
        if (!Usable(impersonated))
            return null;

        _impersonator = signedIn;
        return impersonated;
    }

    private static bool Usable(Customer customer) => customer is { Deleted: false, Active: true, RequireReLogin: false };

    private void SetCustomerCookie(Guid customerGuid) => SetCookie(NopCookieDefaults.CustomerCookie, customerGuid.ToString(), httpOnly: true);

    private void SetCookie(string name, string value, bool httpOnly)
    {
        var context = httpContextAccessor.HttpContext;
        if (context is null || context.Response.HasStarted)
            return;

        context.Response.Cookies.Append(NameOf(name), value, new CookieOptions
        {
            HttpOnly = httpOnly,
            Expires = DateTimeOffset.UtcNow.AddHours(CUSTOMER_COOKIE_HOURS),
            Secure = context.Request.IsHttps
        });
    }

    private static string NameOf(string cookie) => $"{NopCookieDefaults.Prefix}{cookie}";

    /// <summary>Whether prices are shown with tax; nobody chooses otherwise here</summary>
    public virtual Task<TaxDisplayType> GetTaxDisplayTypeAsync() => Task.FromResult(taxSettings.TaxDisplayType);
}
