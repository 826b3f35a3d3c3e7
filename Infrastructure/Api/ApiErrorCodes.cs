using Microsoft.AspNetCore.Http;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>The stable codes an error answer carries; clients branch on these, not on texts.</summary>
public static class ApiErrorCodes
{
    public const string ValidationFailed = LoyaltyErrorCodes.VALIDATION_FAILED;
    public const string Unauthorized = "UNAUTHORIZED";
    public const string Forbidden = LoyaltyErrorCodes.FORBIDDEN;
    public const string StoreIsolation = LoyaltyErrorCodes.STORE_ISOLATION;
    public const string NotFound = "NOT_FOUND";
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
    public const string MemberNotFound = LoyaltyErrorCodes.MEMBER_NOT_FOUND;
    public const string MemberInactive = LoyaltyErrorCodes.MEMBER_INACTIVE;
    public const string ProgramNotFound = LoyaltyErrorCodes.PROGRAM_NOT_FOUND;
    public const string InsufficientPoints = LoyaltyErrorCodes.INSUFFICIENT_POINTS;
    public const string IdempotencyConflict = LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT;
    public const string InvalidState = LoyaltyErrorCodes.INVALID_STATE;
    public const string PreconditionFailed = "PRECONDITION_FAILED";
    public const string PayloadTooLarge = "PAYLOAD_TOO_LARGE";
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";
    public const string RateLimited = "RATE_LIMITED";
    public const string InternalError = "INTERNAL_ERROR";

    private static readonly Dictionary<string, (int Status, string Title)> _answers = new()
    {
        [ValidationFailed] = (StatusCodes.Status400BadRequest, "The request is not valid."),
        [Unauthorized] = (StatusCodes.Status401Unauthorized, "Sign in or send a valid API key."),
        [Forbidden] = (StatusCodes.Status403Forbidden, "The API key lacks the scope this route needs."),
        [StoreIsolation] = (StatusCodes.Status403Forbidden, "The API key is not valid for this store."),
        [NotFound] = (StatusCodes.Status404NotFound, "There is nothing at this address."),
        [MethodNotAllowed] = (StatusCodes.Status405MethodNotAllowed, "This address does not answer that method."),
        [MemberNotFound] = (StatusCodes.Status404NotFound, "The customer is not a member of the program."),
        [MemberInactive] = (StatusCodes.Status422UnprocessableEntity, "The membership is not active."),
        [LoyaltyErrorCodes.MEMBER_ALREADY_ENROLLED] = (StatusCodes.Status409Conflict, "The customer is a member already."),
        [LoyaltyErrorCodes.TIER_NOT_FOUND] = (StatusCodes.Status404NotFound, "There is no such tier."),
        [LoyaltyErrorCodes.RULE_NOT_FOUND] = (StatusCodes.Status404NotFound, "There is no such earning rule."),
        [LoyaltyErrorCodes.INTERACTION_NOT_FOUND] = (StatusCodes.Status404NotFound, "There is no such interaction."),
        [LoyaltyErrorCodes.PRODUCT_NOT_FOUND] = (StatusCodes.Status404NotFound, "There is no such product."),
        [LoyaltyErrorCodes.REWARD_NOT_FOUND] = (StatusCodes.Status404NotFound, "There is no such reward."),
        [LoyaltyErrorCodes.REDEMPTION_NOT_FOUND] = (StatusCodes.Status404NotFound, "There is no such redemption."),
        [LoyaltyErrorCodes.REDEMPTION_EXPIRED] = (StatusCodes.Status410Gone, "The reservation has expired."),
        [LoyaltyErrorCodes.REFERRAL_NOT_FOUND] = (StatusCodes.Status404NotFound, "There is no such referral."),
        [LoyaltyErrorCodes.WEBHOOK_NOT_FOUND] = (StatusCodes.Status404NotFound, "There is no such webhook."),
        [LoyaltyErrorCodes.DELIVERY_NOT_FOUND] = (StatusCodes.Status404NotFound, "There is no such message of the webhook."),
        [LoyaltyErrorCodes.SESSION_NOT_FOUND] = (StatusCodes.Status404NotFound, "There is no such session."),
        [LoyaltyErrorCodes.STORE_NOT_FOUND] = (StatusCodes.Status404NotFound, "There is no such store."),
        [LoyaltyErrorCodes.PROVIDER_UNAVAILABLE] = (StatusCodes.Status503ServiceUnavailable, "The loyalty provider cannot be reached now."),
        [LoyaltyErrorCodes.DUPLICATE_REFERRAL] = (StatusCodes.Status409Conflict, "The customer was referred before."),
        [LoyaltyErrorCodes.SELF_REFERRAL] = (StatusCodes.Status422UnprocessableEntity, "Nobody can refer himself."),
        [LoyaltyErrorCodes.REFERRAL_LIMIT_EXCEEDED] = (StatusCodes.Status429TooManyRequests, "The member has referred as many friends as the period allows."),
        [ProgramNotFound] = (StatusCodes.Status404NotFound, "This store has no active loyalty program."),
        [InsufficientPoints] = (StatusCodes.Status422UnprocessableEntity, "The member does not have that many points."),
        [IdempotencyConflict] = (StatusCodes.Status409Conflict, "The idempotency key was used for another request."),
        [LoyaltyErrorCodes.ACCEPTANCE_REQUIRED] = (StatusCodes.Status409Conflict, "Something has to be agreed to first."),
        [InvalidState] = (StatusCodes.Status409Conflict, "The current state does not allow this."),
        [PreconditionFailed] = (StatusCodes.Status412PreconditionFailed, "Somebody else changed this meanwhile."),
        [PayloadTooLarge] = (StatusCodes.Status413PayloadTooLarge, "The request body is too large."),
        [UnsupportedMediaType] = (StatusCodes.Status415UnsupportedMediaType, "Send the body as application/json."),
        [RateLimited] = (StatusCodes.Status429TooManyRequests, "Too many requests. Try again later."),
        [InternalError] = (StatusCodes.Status500InternalServerError, "Something went wrong on our side.")
    };

    /// <summary>All codes, for the documentation.</summary>
    public static IReadOnlyCollection<string> All => _answers.Keys;

    /// <summary>The HTTP status that goes with a code.</summary>
    public static int StatusOf(string code) => _answers[code].Status;

    /// <summary>The short text that goes with a code.</summary>
    public static string TitleOf(string code) => _answers[code].Title;
}
