using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>What the signed-in customer can spend points on, and spends them on.</summary>
[Route(ApiDefaults.Prefix + "/me/{program}")]
public class LoyaltyMyRedemptionsApiController(ExternalRedemptions redemptions, IMemberService members, IProgramService programs,
    IRedemptionService redemptionService, IShoppingCartService carts, IStoreContext storeContext, RedemptionOffers redemptionOffers) : LoyaltyApiController
{
    private const string ProgramDescription = "The program's system name or number.";

    /// <summary>The rewards on offer, those the customer can have first.</summary>
    /// <remarks>Looks at the customer's cart of this store. Authenticated by the store's own sign-in cookie.</remarks>
    /// <param name="program">The program's system name or number.</param>
    [HttpGet("rewards")]
    [SignedInCustomer]
    [ProducesResponseType<DataResponse<IReadOnlyList<RewardOfferModel>>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> GetRewards([StringLength(100)] string program)
    {
        var store = await storeContext.GetCurrentStoreAsync();
        if (await FindProgramAsync(program, store) is null)
            return NoSuchProgram();

        var offers = await redemptionOffers.GetRewardOffersAsync(Shopper, store);
        return Data<IReadOnlyList<RewardOfferModel>>(offers.Select(offer => offer.ToModel()).ToList());
    }

    /// <summary>The customer's redemptions, newest first.</summary>
    /// <remarks>Read on with the answer's meta.nextBefore as "before".</remarks>
    /// <param name="program">The program's system name or number.</param>
    /// <param name="before">Only redemptions older than this one.</param>
    /// <param name="limit">How many.</param>
    [HttpGet("redemptions")]
    [SignedInCustomer]
    [ProducesResponseType<PageResponse<RedemptionModel, RedemptionsMeta>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> GetRedemptions([StringLength(100)] string program,
        [FromQuery, Range(1, int.MaxValue, ErrorMessage = "Must be a redemption's number, at least 1.")] int? before = null,
        [FromQuery, Range(1, 100, ErrorMessage = "Must be from {1} to {2}.")] int limit = 20)
    {
        var found = await FindProgramAsync(program, await storeContext.GetCurrentStoreAsync());
        if (found is null)
            return NoSuchProgram();

        var member = await members.GetMemberAsync(found.Id, Shopper.Id);
        var rows = member is null ? [] : await redemptions.GetByMemberAsync(member.Id, limit, before);
        return Page(rows.Select(row => row.ToModel()).ToList(), new RedemptionsMeta(limit, rows.Count == limit ? rows[^1].Id : null));
    }

    /// <summary>Spend points, or take a reward, on the customer's cart.</summary>
    /// <remarks>The points are kept for the cart until the order is placed, and come back when the time limit passes.
    /// An amount takes the place of the amount before. Send the antiforgery token of a page in the header RequestVerificationToken.</remarks>
    /// <param name="program">The program's system name or number.</param>
    /// <param name="request">What to redeem.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every redemption.</param>
    [HttpPost("redemptions")]
    [SignedInCustomer]
    [Antiforgery]
    [ProducesResponseType<DataResponse<RedemptionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, ApiErrorCodes.MemberInactive, ApiErrorCodes.InsufficientPoints, ApiErrorCodes.InvalidState, LoyaltyErrorCodes.ACCEPTANCE_REQUIRED, LoyaltyErrorCodes.REWARD_NOT_FOUND)]
    public async Task<IActionResult> RedeemOnCart([StringLength(100)] string program, [JsonBody] CartRedemptionRequest request, [IdempotencyKey] string idempotencyKey = null)
    {
        var store = await storeContext.GetCurrentStoreAsync();
        if (await FindProgramAsync(program, store) is null)
            return NoSuchProgram();
        if (request.Points is null == request.RewardId is null)
            return Refuse(ApiErrorCodes.ValidationFailed, "Give either points or a reward.", "points");

        var cart = await carts.GetShoppingCartAsync(Shopper, ShoppingCartType.ShoppingCart, store.Id);
        var key = ApiIdempotency.LedgerKey($"me:{Shopper.Id.ToString(CultureInfo.InvariantCulture)}", idempotencyKey);
        var consent = new RedemptionConsent(request.AcceptWorth);
        var reserved = request.RewardId is { } rewardId
            ? await redemptionService.ReserveRewardAsync(Shopper, store, cart, rewardId, LoyaltyDefaults.CustomerActor, key, consent)
            : await redemptionService.ReservePointsAsync(Shopper, store, cart, request.Points!.Value, LoyaltyDefaults.CustomerActor, key, consent);
        return reserved.Success ? Data(reserved.Value.ToModel()) : Refuse(reserved.Error);
    }

    /// <summary>Give points back that are kept for the customer's cart.</summary>
    /// <param name="program">The program's system name or number.</param>
    /// <param name="id">The redemption's number.</param>
    /// <param name="idempotencyKey">A key of your choice; repeating the call is harmless without one, too.</param>
    [HttpDelete("redemptions/{id}")]
    [RememberAnswer]
    [SignedInCustomer]
    [Antiforgery]
    [ProducesResponseType<DataResponse<RedemptionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.REDEMPTION_NOT_FOUND)]
    public async Task<IActionResult> ReleaseFromCart([StringLength(100)] string program,
        [Range(1, int.MaxValue, ErrorMessage = "Must be a redemption's number, at least 1.")] int id, [IdempotencyKey] string idempotencyKey = null)
    {
        var found = await FindProgramAsync(program, await storeContext.GetCurrentStoreAsync());
        if (found is null)
            return NoSuchProgram();

        // somebody else's redemption is as unknown as one that never was, and so is one that a till reserved through the API
        var redemption = await redemptionService.GetRedemptionByIdAsync(id);
        if (redemption is null || redemption.DiscountId is null || redemption.CustomerId != Shopper.Id || redemption.ProgramId != found.Id)
            return Refuse(LoyaltyErrorCodes.REDEMPTION_NOT_FOUND, $"There is no redemption {id.ToString(CultureInfo.InvariantCulture)}.");

        var released = await redemptionService.ReleaseAsync(redemption, null, LoyaltyDefaults.CustomerActor);
        return released.Success ? Data(released.Value.ToModel()) : Refuse(released.Error);
    }

    private Customer Shopper => SignedInCustomerAttribute.CustomerOf(HttpContext);

    private async Task<LoyaltyProgram> FindProgramAsync(string name, Store store)
    {
        // redemption is the checkout's, and the checkout knows the store's default program alone
        var program = await programs.GetSavedDefaultProgramAsync(store.Id);
        return program is not null && (program.SystemName == name.ToLowerInvariant() || program.Id.ToString(CultureInfo.InvariantCulture) == name) ? program : null;
    }

    private static IActionResult NoSuchProgram() =>
        Refuse(ApiErrorCodes.ProgramNotFound, "Points of such a program cannot be spent in this store.");
}
