using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Setup;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>Operating the service: is it up, and does the ledger add up.</summary>
[Route(ApiDefaults.Prefix)]
public class LoyaltyServiceApiController(ILedgerService ledger, IProgramService programs, ServiceHealth health) : LoyaltyApiController
{
    /// <summary>Whether the API is up.</summary>
    /// <remarks>Open to everybody. Warnings are codes: "xa_transactions" means that the database is used with XA transactions, which a crash can leave open;
    /// "cached_prices" that product prices are kept for everybody, while which rewards on products, categories and manufacturers are not offered.
    /// The breakers are those of the web node that answers.</remarks>
    [HttpGet("health")]
    [AllowAnonymous]
    [ProducesResponseType<DataResponse<HealthModel>>(StatusCodes.Status200OK)]
    [Answers]
    public async Task<IActionResult> GetHealth()
    {
        await programs.GetProgramsAsync();
        return Data(await health.GetAsync());
    }

    /// <summary>Recompute every balance from the ledger.</summary>
    /// <remarks>Changes nothing; reports what does not add up. The ledger spans all stores, so a key that is limited to stores may not ask.</remarks>
    [HttpPost("verify")]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<VerificationModel>>(StatusCodes.Status200OK)]
    [Answers]
    public async Task<IActionResult> Verify()
    {
        if (User.HasClaim(claim => claim.Type == ApiDefaults.StoreClaim))
            return Refuse(ApiErrorCodes.StoreIsolation, "The ledger spans all stores; this key is limited to some of them.");

        var report = await ledger.VerifyAsync();
        var drifts = report.Drifts.Select(drift => new DriftModel(drift.MemberId, drift.Figure, drift.Stored, drift.Computed)).ToList();
        return Data(new VerificationModel(report.Ok, report.Members, report.Entries, Math.Round(report.Seconds, 3), drifts));
    }
}
