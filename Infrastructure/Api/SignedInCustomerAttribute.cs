using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Domain.Customers;
using Nop.Services.Authentication;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>
/// Lets a route answer only to the customer who is signed in to the store. The work context is never asked:
/// for a stranger it would insert a guest.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SignedInCustomerAttribute : Attribute, IAsyncAuthorizationFilter
{
    private static readonly object _key = new();

    /// <summary>Whether the route answers others, too; for them there is no customer.</summary>
    public bool AllowGuest { get; set; }

    /// <inheritdoc />
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var authentication = context.HttpContext.RequestServices.GetRequiredService<IAuthenticationService>();
        var customer = await authentication.GetAuthenticatedCustomerAsync();
        if (customer is null && !AllowGuest)
            context.Result = ApiProblem.Of(ApiErrorCodes.Unauthorized, "Sign in to the store first.").ToResult();
        else
            context.HttpContext.Items[_key] = customer;
    }

    /// <summary>The customer this filter let through; null for a guest.</summary>
    public static Customer CustomerOf(HttpContext context) => (Customer)context.Items[_key];
}
