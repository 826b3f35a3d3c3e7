using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
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

    /// <summary>The partner that calls, as ledger and audit log name it.</summary>
    protected string PartnerActor => $"partner:{PartnerId}";

    /// <summary>Gets the partner that calls.</summary>
    protected Task<LoyaltyPartner> GetPartnerAsync() => partners.FindActiveAsync(PartnerId);

    /// <summary>Gets the store that is called.</summary>
    protected async Task<int> GetStoreIdAsync() => (await storeContext.GetCurrentStoreAsync()).Id;
}
