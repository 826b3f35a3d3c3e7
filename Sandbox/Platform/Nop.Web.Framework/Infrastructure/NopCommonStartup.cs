using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Localization;
using Nop.Core.Http;

namespace Nop.Web.Framework.Infrastructure;

/// <summary>Session, antiforgery, key storage and the request's culture</summary>
public class NopCommonStartup : INopStartup
{
    public int Order => 100;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddDistributedMemoryCache();
        services.AddSession(options =>
        {
            options.Cookie.Name = $"{NopCookieDefaults.Prefix}{NopCookieDefaults.SessionCookie}";
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = $"{NopCookieDefaults.Prefix}{NopCookieDefaults.AntiforgeryCookie}";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddDataProtection()
            .PersistKeysToFileSystem(new DirectoryInfo(CommonHelper.DefaultFileProvider.MapPath("~/App_Data/DataProtectionKeys")));
        services.AddLocalization();
    }

    public void Configure(IApplicationBuilder application)
    {
        application.UseSession();
        application.UseRequestLocalization(options =>
        {
            var cultures = EngineContext.Current.Resolve<ILanguageService>().GetAllLanguagesAsync().GetAwaiter().GetResult()
                .OrderBy(language => language.DisplayOrder)
                .Select(language => new CultureInfo(language.LanguageCulture))
                .ToList();
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.DefaultRequestCulture = new RequestCulture(cultures.FirstOrDefault() ?? new CultureInfo("en-US"));
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider { CookieName = $"{NopCookieDefaults.Prefix}{NopCookieDefaults.CultureCookie}" }
            ];
        });
    }
}
