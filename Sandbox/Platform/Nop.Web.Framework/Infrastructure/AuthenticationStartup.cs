using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication;
using Nop.Core.Http;
using Nop.Services.Authentication;

namespace Nop.Web.Framework.Infrastructure;

/// <summary>Sign-in by cookie; whoever must sign in first is led to the login page</summary>
public class AuthenticationStartup : INopStartup
{
    public int Order => 500;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication(NopAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(NopAuthenticationDefaults.AuthenticationScheme, options =>
            {
                options.Cookie.Name = $"{NopCookieDefaults.Prefix}{NopCookieDefaults.AuthenticationCookie}";
                options.Cookie.HttpOnly = true;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.LoginPath = NopAuthenticationDefaults.LoginPath;
                options.AccessDeniedPath = NopAuthenticationDefaults.AccessDeniedPath;
                options.ReturnUrlParameter = NopAuthenticationDefaults.ReturnUrlParameter;
                options.Events.OnRedirectToLogin = context => RedirectAsync(context, StatusCodes.Status401Unauthorized);
                options.Events.OnRedirectToAccessDenied = context => RedirectAsync(context, StatusCodes.Status403Forbidden);
            });
    }

    public void Configure(IApplicationBuilder application) => application.UseAuthentication();

    /// <summary>As on .NET 9, where API controllers are redirected too and only script requests get a bare status</summary>
    private static Task RedirectAsync(RedirectContext<CookieAuthenticationOptions> context, int statusForScripts)
    {
        if (context.Request.Headers.XRequestedWith != "XMLHttpRequest")
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }

        context.Response.Headers.Location = context.RedirectUri;
        context.Response.StatusCode = statusForScripts;
        return Task.CompletedTask;
    }
}
