using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>
/// Demands the store's antiforgery token on a route that changes something for whoever is signed in: another site could make
/// the customer's browser send the cookie, but not the token
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AntiforgeryAttribute : Attribute, IAsyncAuthorizationFilter
{
    /// <inheritdoc />
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (context.Result is not null)
            return;

        var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        if (await antiforgery.IsRequestValidAsync(context.HttpContext))
            return;

        const string message = "Send the token of a page of the store in this header.";
        context.Result = ApiProblem.Of(ApiErrorCodes.ValidationFailed, message,
            new Dictionary<string, string[]> { ["RequestVerificationToken"] = [message] }).ToResult();
    }
}
