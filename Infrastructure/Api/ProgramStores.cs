using System.Security.Claims;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>What a key that is limited to stores may see and change of a programme.</summary>
public static class ProgramStores
{
    /// <summary>Whether a principal may see a programme: one that is open to a store of the key.</summary>
    public static bool MayRead(ClaimsPrincipal user, LoyaltyProgram program) =>
        IsUnlimited(user) || string.IsNullOrEmpty(program.StoreIds) || IdList.Parse(program.StoreIds).Any(storeId => KeyStoreAttribute.Allows(user, storeId));

    /// <summary>Whether a principal may change a programme: one that is open to the key's stores alone.</summary>
    public static bool MayChange(ClaimsPrincipal user, LoyaltyProgram program) =>
        IsUnlimited(user) || (!string.IsNullOrEmpty(program.StoreIds) && IdList.Parse(program.StoreIds).All(storeId => KeyStoreAttribute.Allows(user, storeId)));

    private static bool IsUnlimited(ClaimsPrincipal user) => !user.HasClaim(claim => claim.Type == ApiDefaults.StoreClaim);
}
