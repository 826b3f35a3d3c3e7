using FluentValidation;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Nop.Core.Http;
using Nop.Web.Framework.Mvc.ModelBinding;
using Nop.Web.Framework.Mvc.Routing;
using Nop.Web.Framework.Validators;

namespace Nop.Web.Framework.Infrastructure;

/// <summary>Controllers, views, JSON and validation</summary>
public class NopMvcStartup : INopStartup
{
    public int Order => 1000;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        var mvc = services.AddControllersWithViews();
        mvc.AddCookieTempDataProvider(options =>
        {
            options.Cookie.Name = $"{NopCookieDefaults.Prefix}{NopCookieDefaults.TempDataCookie}";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        mvc.AddMvcOptions(options =>
        {
            options.ModelBinderProviders.Insert(1, new NopModelBinderProvider());
            options.ModelValidatorProviders.Insert(0, new FluentModelValidatorProvider());
            options.ModelBindingMessageProvider.SetValueMustNotBeNullAccessor(_ => NopValidationDefaults.NotNullValidationLocaleName);
        });
        AddValidators(mvc);
        services.AddScoped<IActionResultExecutor<RedirectResult>, NopRedirectResultExecutor>();
        services.AddScoped<IActionResultExecutor<LocalRedirectResult>, NopLocalRedirectResultExecutor>();

        //as services, so that a plugin can put its own in their place
        mvc.AddControllersAsServices();
    }

    public void Configure(IApplicationBuilder application)
    {
    }

    private static void AddValidators(IMvcBuilder mvc)
    {
        var assemblies = mvc.PartManager.ApplicationParts
            .OfType<AssemblyPart>()
            .Select(part => part.Assembly)
            .Where(assembly => assembly.GetName().Name is { } name && (name.StartsWith("Nop") || name.StartsWith("Sandbox")));

        foreach (var found in AssemblyScanner.FindValidatorsInAssemblies(assemblies))
            mvc.Services.AddScoped(found.InterfaceType, found.ValidatorType);
    }
}
