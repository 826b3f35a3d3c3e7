using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Services.Partners;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>What the routes for partners share: other shops and tills that use the programs of this store. They are a contract of their own (docs/provider-protocol.md).</summary>
[ApiExplorerSettings(GroupName = ApiDefaults.ProviderGroup)]
public abstract class LoyaltyProviderApiController(PartnerService partners, IStoreContext storeContext) : LoyaltyApiController
{
    /// <summary>Partners.</summary>
    protected PartnerService Partners => partners;

    /// <summary>The number of the partner that calls.</summary>
    protected int PartnerId => int.Parse(User.FindFirst(ApiDefaults.PartnerIdClaim)!.Value, CultureInfo.InvariantCulture);

    /// <summary>Gets the store that is called.</summary>
    protected async Task<int> GetStoreIdAsync() => (await storeContext.GetCurrentStoreAsync()).Id;

    /// <summary>Gets who calls, and the store that is called.</summary>
    protected async Task<PartnerCaller> GetCallerAsync() => new(await partners.FindActiveAsync(PartnerId), await GetStoreIdAsync());
}
