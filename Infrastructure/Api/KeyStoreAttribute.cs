using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Refuses an API key outside the stores it is limited to.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeyStoreAttribute : Attribute, IAsyncAuthorizationFilter
{
    /// <inheritdoc />
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var user = context.HttpContext.User;
        if (context.Result is not null || !user.HasClaim(claim => claim.Type == ApiDefaults.StoreClaim))
            return;

        var store = await context.HttpContext.RequestServices.GetRequiredService<IStoreContext>().GetCurrentStoreAsync();
        if (!Allows(user, store.Id))
            context.Result = ApiProblem.Of(ApiErrorCodes.StoreIsolation).ToResult();
    }

    /// <summary>Whether a principal may act in a store: a key without store claims may act everywhere.</summary>
    public static bool Allows(ClaimsPrincipal user, int storeId) => ProgramStores.ScopeOf(user).Includes(storeId);
}
