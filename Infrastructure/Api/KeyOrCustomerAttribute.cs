using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Domain.Customers;
using IAuthenticationService = Nop.Services.Authentication.IAuthenticationService;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>
/// Lets a route answer to an API key with a scope, and to the customer who is signed in to the store. Whoever sends a key is judged by it alone; whoever changes something by a
/// cookie has to send the store's antiforgery token too
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KeyOrCustomerAttribute(string scope) : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    private static readonly object _key = new();

    /// <summary>The scope a key needs.</summary>
    public string Scope => scope;

    /// <summary>Before the filter that keeps keys to their stores, which looks at the key found here.</summary>
    public int Order => -1;

    /// <inheritdoc />
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.Request.Headers.ContainsKey(ApiDefaults.KeyHeader) || http.Request.Headers.Authorization.Count > 0)
        {
            var known = await http.AuthenticateAsync(ApiDefaults.KeyScheme);
            if (known is not { Succeeded: true, Principal: { } principal })
                context.Result = ApiProblem.Of(ApiErrorCodes.Unauthorized).ToResult();
            else if (!principal.HasClaim(ApiDefaults.ScopeClaim, scope))
                context.Result = ApiProblem.Of(ApiErrorCodes.Forbidden).ToResult();
            else
                http.User = principal;

            return;
        }

        var customer = await http.RequestServices.GetRequiredService<IAuthenticationService>().GetAuthenticatedCustomerAsync();
        if (customer is null)
        {
            context.Result = ApiProblem.Of(ApiErrorCodes.Unauthorized).ToResult();
            return;
        }
        http.Items[_key] = customer;
        if (HttpMethods.IsGet(http.Request.Method) || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            return;

        const string message = "Send the token of a page of the store in this header.";
        context.Result = ApiProblem.Of(ApiErrorCodes.ValidationFailed, message, new Dictionary<string, string[]> { ["RequestVerificationToken"] = [message] }).ToResult();
    }

    /// <summary>The customer this filter let through; null where a key calls.</summary>
    public static Customer CustomerOf(HttpContext context) => (Customer)context.Items[_key];
}
