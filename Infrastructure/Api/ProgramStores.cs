using System.Globalization;
using System.Security.Claims;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>What a key that is limited to stores may see and change of a program.</summary>
public static class ProgramStores
{
    /// <summary>Whether a principal may see a program: one that is open to a store of the key.</summary>
    public static bool MayRead(ClaimsPrincipal user, LoyaltyProgram program) => ScopeOf(user).MaySee(program.StoreIds);

    /// <summary>Whether a principal may change a program: one that is open to the key's stores alone.</summary>
    public static bool MayChange(ClaimsPrincipal user, LoyaltyProgram program) => ScopeOf(user).MayChange(program.StoreIds);

    /// <summary>The stores a principal may act in: a key without store claims may act everywhere.</summary>
    public static StoreScope ScopeOf(ClaimsPrincipal user)
    {
        var stores = user.FindAll(ApiDefaults.StoreClaim).Select(claim => int.Parse(claim.Value, CultureInfo.InvariantCulture)).ToList();
        return stores.Count == 0 ? StoreScope.All : StoreScope.Only(stores);
    }
}
