namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// An expected failure: a stable code, a sentence for people and the field at fault, if one is
/// </summary>
public sealed record LoyaltyError(string Code, string Message, string Field = null)
{
    /// <summary>
    /// What stood in the way of a redemption, for those who tell the shopper in his own words; null for other failures
    /// </summary>
    public RedemptionProblem Problem { get; init; }

    /// <summary>
    /// The key of a request belongs to another one
    /// </summary>
    public static LoyaltyError IdempotencyConflict { get; } = new(LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT, "This idempotency key was used for another request.", "idempotencyKey");
}
