using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>Carts and orders at the store's loyalty provider: for keys, and for the signed-in customer's own.</summary>
[Route(ApiDefaults.Prefix)]
public class LoyaltySessionsApiController(ProviderSessions sessions, SessionCart cart, SessionFinalization finalization, ICustomerService customers, IStoreContext storeContext) : LoyaltyApiController
{
    private const string SessionMessage = "Must be a session's number, at least 1.";

    /// <summary>Begin a session: say who the customer is at the store's loyalty provider.</summary>
    /// <remarks>Takes the place of a session the customer's cart has already. A provider that cannot be reached now is asked later: the session is there, without a name and rewards.
    /// A signed-in customer sends the antiforgery token of a page in the header RequestVerificationToken.</remarks>
    /// <param name="request">Who it is.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every call.</param>
    [HttpPost("session")]
    [RememberAnswer]
    [KeyOrCustomer(ApiDefaults.WriteScope)]
    [ProducesResponseType<DataResponse<SessionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ValidationFailed, ApiErrorCodes.MemberNotFound, ApiErrorCodes.MemberInactive, ApiErrorCodes.ProgramNotFound, ApiErrorCodes.InvalidState,
        ApiErrorCodes.IdempotencyConflict, ApiErrorCodes.PayloadTooLarge, ApiErrorCodes.UnsupportedMediaType)]
    public async Task<IActionResult> BeginSession([JsonBody] SessionRequest request, [IdempotencyKey] string idempotencyKey = null)
    {
        var customer = Shopper ?? (request.CustomerId is { } id ? await customers.GetCustomerByIdAsync(id) : null);
        if (customer is null || customer.Deleted || (Shopper is not null && request.CustomerId is { } other && other != Shopper.Id))
            return Refuse(ApiErrorCodes.ValidationFailed, Shopper is null ? "Must be a customer of the store." : "Must be the customer who is signed in, or left out.", "customerId");

        return Answer(await cart.IdentifyAsync(customer, await storeContext.GetCurrentStoreAsync(), request.Identifier, request.Remember));
    }

    /// <summary>Where a session stands.</summary>
    /// <param name="id">The session's number.</param>
    [HttpGet("session/{id}")]
    [KeyOrCustomer(ApiDefaults.ReadScope)]
    [ProducesResponseType<DataResponse<SessionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ValidationFailed, LoyaltyErrorCodes.SESSION_NOT_FOUND)]
    public async Task<IActionResult> GetCustomerSession([Range(1, int.MaxValue, ErrorMessage = SessionMessage)] int id)
    {
        var (session, refusal) = await FindAsync(id);
        return refusal ?? Data(session.ToModel());
    }

    /// <summary>Get the rewards for the cart as it is now.</summary>
    /// <remarks>The provider is asked when the cart has changed since; otherwise its last answer is told.</remarks>
    /// <param name="request">The session.</param>
    [HttpPost("rewards")]
    [KeyOrCustomer(ApiDefaults.WriteScope)]
    [ProducesResponseType<DataResponse<SessionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ValidationFailed, LoyaltyErrorCodes.SESSION_NOT_FOUND, ApiErrorCodes.InvalidState, ApiErrorCodes.PayloadTooLarge, ApiErrorCodes.UnsupportedMediaType)]
    public async Task<IActionResult> GetCartRewards([JsonBody] SessionRewardsRequest request)
    {
        var (session, customer, refusal) = await FindOpenAsync(request.SessionId!.Value, ProviderSessionAction.GetRewards);
        if (refusal is not null)
            return refusal;

        return Data((await cart.ReviewAsync(customer, await storeContext.GetCurrentStoreAsync()) ?? session).ToModel());
    }

    /// <summary>Accept a reward, or points as money.</summary>
    /// <param name="id">The session's number.</param>
    /// <param name="request">What the customer takes.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every call.</param>
    [HttpPost("session/{id}/accept")]
    [RememberAnswer]
    [KeyOrCustomer(ApiDefaults.WriteScope)]
    [ProducesResponseType<DataResponse<SessionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ValidationFailed, LoyaltyErrorCodes.SESSION_NOT_FOUND, LoyaltyErrorCodes.REWARD_NOT_FOUND, ApiErrorCodes.InsufficientPoints, ApiErrorCodes.InvalidState,
        LoyaltyErrorCodes.PROVIDER_UNAVAILABLE, ApiErrorCodes.IdempotencyConflict, ApiErrorCodes.PayloadTooLarge, ApiErrorCodes.UnsupportedMediaType)]
    public async Task<IActionResult> AcceptReward([Range(1, int.MaxValue, ErrorMessage = SessionMessage)] int id, [JsonBody] SessionChoiceRequest request, [IdempotencyKey] string idempotencyKey = null)
    {
        if (request.RewardId is null == request.Points is null)
            return Refuse(ApiErrorCodes.ValidationFailed, "Give either a reward or points.", "rewardId");

        var (_, customer, refusal) = await FindOpenAsync(id, ProviderSessionAction.Accept);
        if (refusal is not null)
            return refusal;

        var store = await storeContext.GetCurrentStoreAsync();
        return Answer(request.RewardId is { } rewardId ? await cart.AcceptAsync(customer, store, rewardId) : await cart.SpendAsync(customer, store, request.Points!.Value));
    }

    /// <summary>Decline a reward, or the points that were accepted as money.</summary>
    /// <param name="id">The session's number.</param>
    /// <param name="request">What the customer does not take.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every call.</param>
    [HttpPost("session/{id}/decline")]
    [RememberAnswer]
    [KeyOrCustomer(ApiDefaults.WriteScope)]
    [ProducesResponseType<DataResponse<SessionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ValidationFailed, LoyaltyErrorCodes.SESSION_NOT_FOUND, ApiErrorCodes.InvalidState, LoyaltyErrorCodes.PROVIDER_UNAVAILABLE,
        ApiErrorCodes.IdempotencyConflict, ApiErrorCodes.PayloadTooLarge, ApiErrorCodes.UnsupportedMediaType)]
    public async Task<IActionResult> DeclineReward([Range(1, int.MaxValue, ErrorMessage = SessionMessage)] int id, [JsonBody] SessionChoiceRequest request, [IdempotencyKey] string idempotencyKey = null)
    {
        if (request.Points is not null)
            return Refuse(ApiErrorCodes.ValidationFailed, "Leave the points out: all that were accepted are declined.", "points");

        var (_, customer, refusal) = await FindOpenAsync(id, ProviderSessionAction.Accept);
        if (refusal is not null)
            return refusal;

        var store = await storeContext.GetCurrentStoreAsync();
        return Answer(request.RewardId is { } rewardId ? await cart.DeclineAsync(customer, store, rewardId) : await cart.SpendAsync(customer, store, 0));
    }

    /// <summary>Do now what is due for the session's order.</summary>
    /// <remarks>For keys alone: an order is finalized when it is fulfilled, by itself. What is due is decided by the order as it is; nothing is finalized before.</remarks>
    /// <param name="id">The session's number.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every call.</param>
    [HttpPost("session/{id}/finalize")]
    [RememberAnswer]
    [KeyOrCustomer(ApiDefaults.WriteScope)]
    [ProducesResponseType<DataResponse<SessionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ValidationFailed, LoyaltyErrorCodes.SESSION_NOT_FOUND, ApiErrorCodes.InvalidState, ApiErrorCodes.IdempotencyConflict)]
    public async Task<IActionResult> FinalizeCustomerSession([Range(1, int.MaxValue, ErrorMessage = SessionMessage)] int id, [IdempotencyKey] string idempotencyKey = null)
    {
        var (session, refusal) = await FindAsync(id);
        if (refusal is not null)
            return refusal;
        if (Shopper is not null)
            return Refuse(ApiErrorCodes.InvalidState, "The store does that when the order is fulfilled.");
        if (session.Status is ProviderSessionStatus.Active or ProviderSessionStatus.Failed)
            return Refuse(await sessions.JudgeAsync(session, ProviderSessionAction.Finalize, Actor));

        return Data((await finalization.AdvanceQuietlyAsync(id, ProviderPatience.Page, Actor) ?? session).ToModel());
    }

    /// <summary>Cancel the session of a cart.</summary>
    /// <remarks>What was accepted goes back. The session of an order is cancelled with the order.</remarks>
    /// <param name="id">The session's number.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every call.</param>
    [HttpPost("session/{id}/cancel")]
    [RememberAnswer]
    [KeyOrCustomer(ApiDefaults.WriteScope)]
    [ProducesResponseType<DataResponse<SessionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.Unauthorized, ApiErrorCodes.ValidationFailed, LoyaltyErrorCodes.SESSION_NOT_FOUND, ApiErrorCodes.InvalidState, ApiErrorCodes.IdempotencyConflict)]
    public async Task<IActionResult> CancelCustomerSession([Range(1, int.MaxValue, ErrorMessage = SessionMessage)] int id, [IdempotencyKey] string idempotencyKey = null)
    {
        var (_, customer, refusal) = await FindOpenAsync(id, ProviderSessionAction.Cancel);

        return refusal ?? Answer(await cart.LeaveAsync(customer, await storeContext.GetCurrentStoreAsync()));
    }

    private Customer Shopper => KeyOrCustomerAttribute.CustomerOf(HttpContext);

    private string Doer => Shopper is null ? Actor : LoyaltyDefaults.CustomerActor;

    /// <summary>Another customer's session is as unknown as one that never was; another store's is refused to a key.</summary>
    private async Task<(ProviderSession, IActionResult)> FindAsync(int id)
    {
        var found = await sessions.GetByIdAsync(id);
        if (found is null || (Shopper is not null && found.CustomerId != Shopper.Id))
            return (null, Refuse(LoyaltyErrorCodes.SESSION_NOT_FOUND, $"There is no session {id.ToString(CultureInfo.InvariantCulture)}."));

        return found.StoreId == (await storeContext.GetCurrentStoreAsync()).Id ? (found, null) : (null, Refuse(ApiErrorCodes.StoreIsolation, "The session belongs to another store."));
    }

    /// <summary>The session of a cart, and whose it is.</summary>
    private async Task<(ProviderSession, Customer, IActionResult)> FindOpenAsync(int id, ProviderSessionAction action)
    {
        var (session, refusal) = await FindAsync(id);
        if (refusal is not null)
            return (null, null, refusal);
        if (session.Status != ProviderSessionStatus.Active)
        {
            var error = await sessions.JudgeAsync(session, action, Doer) ?? new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "The order was placed; its session follows the order.");
            return (null, null, Refuse(error));
        }

        var customer = Shopper ?? await customers.GetCustomerByIdAsync(session.CustomerId);
        return (session, customer, null);
    }

    private static IActionResult Answer(Result<ProviderSession> answer) => answer.Success ? Data(answer.Value.ToModel()) : Refuse(answer.Error);
}
