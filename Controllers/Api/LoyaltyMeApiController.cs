using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>What the signed-in customer may read about themselves.</summary>
[Route(ApiDefaults.Prefix + "/me")]
public class LoyaltyMeApiController(ILedgerService ledger, PointsApiModelFactory points, IStoreContext storeContext, MyProgramApiModels models) : LoyaltyApiController
{
    /// <summary>The store's active programs with the caller's membership, the one the checkout uses first: one call for a widget.</summary>
    /// <remarks>Authenticated by the store's own sign-in cookie. A guest gets the programs, too, with null for the membership.</remarks>
    [HttpGet]
    [SignedInCustomer(AllowGuest = true)]
    [ProducesResponseType<DataResponse<IReadOnlyList<MyProgramModel>>>(StatusCodes.Status200OK)]
    [Answers]
    public async Task<IActionResult> GetMe() =>
        Data(await models.PrepareAsync(SignedInCustomerAttribute.CustomerOf(HttpContext), (await storeContext.GetCurrentStoreAsync()).Id));

    /// <summary>What the caller can spend in the store's checkout.</summary>
    /// <remarks>Authenticated by the store's own sign-in cookie.</remarks>
    [HttpGet("balance")]
    [SignedInCustomer]
    [ProducesResponseType<DataResponse<MyBalanceModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> GetMyBalance() =>
        await models.PrepareBalanceAsync(SignedInCustomerAttribute.CustomerOf(HttpContext), (await storeContext.GetCurrentStoreAsync()).Id) is { } model ? Data(model) : NoProgram();

    /// <summary>One of the store's active programs with the caller's membership.</summary>
    /// <remarks>Authenticated by the store's own sign-in cookie. A guest gets null for the membership.</remarks>
    /// <param name="program">The program's system name or number.</param>
    [HttpGet("{program}")]
    [SignedInCustomer(AllowGuest = true)]
    [ProducesResponseType<DataResponse<MyProgramModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> GetMyProgram([StringLength(100)] string program)
    {
        var model = await models.PrepareAsync(SignedInCustomerAttribute.CustomerOf(HttpContext), (await storeContext.GetCurrentStoreAsync()).Id, program);
        return model is null ? NoProgram() : Data(model);
    }

    /// <summary>The customer's ledger in a program, newest first.</summary>
    /// <remarks>Read on with the answer's meta.nextBefore as "before". Who has not joined has an empty ledger. Authenticated by the store's own sign-in cookie.</remarks>
    /// <param name="program">The program's system name or number.</param>
    /// <param name="before">Only entries with a lower version than this.</param>
    /// <param name="limit">How many entries.</param>
    [HttpGet("{program}/history")]
    [SignedInCustomer]
    [ProducesResponseType<PageResponse<TransactionModel, TransactionsMeta>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> GetMyHistory([StringLength(100)] string program,
        [FromQuery, Range(1L, long.MaxValue, ErrorMessage = "Must be the version of an entry, at least 1.")] long? before = null,
        [FromQuery, Range(1, 100, ErrorMessage = "Must be from {1} to {2}.")] int limit = 20)
    {
        var found = await models.FindAsync(SignedInCustomerAttribute.CustomerOf(HttpContext), (await storeContext.GetCurrentStoreAsync()).Id, program);
        if (found is null)
            return NoProgram();

        var entries = found.Member is null ? [] : await ledger.GetStatementAsync(found.Member.Id, limit, before);
        // below the first entry there is nothing
        long? nextBefore = entries.Count == limit && entries[^1].Version > 1 ? entries[^1].Version : null;
        return Page(entries.Select(points.PrepareTransaction).ToList(), new TransactionsMeta(limit, nextBefore));
    }
}
