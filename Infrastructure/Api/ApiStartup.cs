using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nop.Core.Infrastructure;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Services.ApiKeys;
using Nop.Plugin.Misc.Loyalty.Services.Partners;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>
/// Puts the API's own error answers, body limit and rate limit in front of its routes: after authentication
/// (500), before authorization (600) and endpoints (900).
/// </summary>
public class ApiStartup : INopStartup
{
    /// <summary>Registers the key scheme, the scope policies and the API's services.</summary>
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IApiKeyService, ApiKeyService>();
        services.AddScoped<ApiRequests>();
        services.AddScoped<PointsApiModelFactory>();
        services.AddScoped<ApiKeyModelFactory>();
        services.AddScoped<MyProgramApiModels>();
        services.AddScoped<PartnerService>();
        services.AddScoped<PartnerPrograms>();
        services.AddScoped<PartnerCustomers>();
        services.AddSingleton<PartnerTokens>();
        services.AddScoped<PartnerEngine>();
        services.AddScoped<PartnerBaskets>();
        services.AddScoped<PartnerBooking>();
        services.AddScoped<PartnerSessions>();
        services.AddScoped<PartnerSessionWork>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ApiRouteTable>();

        // the limiter's middleware wants these services; its limits are our own (ApiRateLimit)
        services.AddRateLimiter(_ => { });

        services.Configure<AuthenticationOptions>(options =>
        {
            if (!options.SchemeMap.ContainsKey(ApiDefaults.KeyScheme))
                options.AddScheme<ApiKeyAuthenticationHandler>(ApiDefaults.KeyScheme, displayName: null);
            if (!options.SchemeMap.ContainsKey(ApiDefaults.PartnerScheme))
                options.AddScheme<PartnerAuthenticationHandler>(ApiDefaults.PartnerScheme, displayName: null);
        });
        services.AddTransient<ApiKeyAuthenticationHandler>();
        services.AddTransient<PartnerAuthenticationHandler>();

        services.AddAuthorization(options =>
        {
            AddScopePolicy(options, ApiDefaults.ReadPolicy, ApiDefaults.ReadScope);
            AddScopePolicy(options, ApiDefaults.WritePolicy, ApiDefaults.WriteScope);
            AddScopePolicy(options, ApiDefaults.AdminPolicy, ApiDefaults.AdminScope);
            options.AddPolicy(ApiDefaults.PartnerPolicy, builder => builder
                .AddAuthenticationSchemes(ApiDefaults.PartnerScheme)
                .RequireAuthenticatedUser()
                .RequireClaim(ApiDefaults.PartnerIdClaim));
        });
    }

    /// <summary>Adds the API's branch of the pipeline.</summary>
    public void Configure(IApplicationBuilder application)
    {
        application.UseWhen(context => ApiDefaults.Covers(context.Request.Path), branch =>
        {
            branch.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ApiExceptionAnswer.HandleAsync });
            branch.Use(OriginGuard.InvokeAsync);
            branch.Use(ApiRateLimit.NameClientAsync);
            branch.UseRateLimiter(ApiRateLimit.CreateOptions());
            branch.Use(GuardAsync);
        });
    }

    /// <summary>Between authentication and authorization.</summary>
    public int Order => 550;

    private static void AddScopePolicy(Microsoft.AspNetCore.Authorization.AuthorizationOptions options, string policy, string scope) =>
        options.AddPolicy(policy, builder => builder
            .AddAuthenticationSchemes(ApiDefaults.KeyScheme)
            .RequireAuthenticatedUser()
            .RequireClaim(ApiDefaults.ScopeClaim, scope));

    private static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        // the store replaces empty error answers by pages of its own
        if (context.Features.Get<IStatusCodePagesFeature>() is { } statusPages)
            statusPages.Enabled = false;

        var most = context.Request.Path.StartsWithSegments("/" + ProviderProtocol.PREFIX) ? ApiDefaults.MaximumBasketBytes : ApiDefaults.MaximumBodyBytes;
        if (context.Request.ContentLength > most)
        {
            await ApiProblem.Of(ApiErrorCodes.PayloadTooLarge).WriteAsync(context);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bodySize)
            bodySize.MaxRequestBodySize = most;

        await next(context);
    }
}
