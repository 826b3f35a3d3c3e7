#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Providers;

/// <summary>
/// What a transition of a session is judged by
/// </summary>
/// <param name="Status">Present state; null for a session that does not exist yet</param>
public sealed record ProviderSessionFacts(ProviderSessionStatus? Status)
{
    /// <summary>
    /// Whether the provider has told who the shopper is
    /// </summary>
    public bool HasShopper { get; init; }

    /// <summary>
    /// Whether an attempt to place an order claims it
    /// </summary>
    public bool BeingPlaced { get; init; }

    /// <summary>
    /// Whether its order is known
    /// </summary>
    public bool HasOrder { get; init; }

    /// <summary>
    /// Whether the provider keeps the rewards for that order
    /// </summary>
    public bool Claimed { get; init; }

    /// <summary>
    /// Whether somebody, or the last day, gave a reason to try no longer
    /// </summary>
    public bool HasReason { get; init; }
}

/// <summary>
/// Which state follows on which, and what has to be so before. The one place that decides it. Pure
/// </summary>
public static class ProviderSessionTransitions
{
    /// <summary>
    /// The state that an action leads to, or INVALID_STATE with what stands in its way
    /// </summary>
    public static Result<ProviderSessionStatus> Next(ProviderSessionFacts facts, ProviderSessionAction action)
    {
        if (After(facts.Status, action) is not { } next)
            return Invalid($"The session is {facts.Status?.ToString() ?? "not there"}: that does not allow {action}.");

        return Obstacle(facts, action) is { } obstacle ? Invalid(obstacle) : next;
    }

    private static ProviderSessionStatus? After(ProviderSessionStatus? status, ProviderSessionAction action)
    {
        return (status, action) switch
        {
            (null, ProviderSessionAction.Open) => ProviderSessionStatus.Active,
            (ProviderSessionStatus.Active, ProviderSessionAction.Identify or ProviderSessionAction.GetRewards or ProviderSessionAction.Accept or ProviderSessionAction.Place or ProviderSessionAction.Withdraw)
                => ProviderSessionStatus.Active,
            (ProviderSessionStatus.Active, ProviderSessionAction.Attach) => ProviderSessionStatus.PendingFinalization,
            // what a provider that was down has missed is made up for before the claim
            (ProviderSessionStatus.PendingFinalization, ProviderSessionAction.Identify or ProviderSessionAction.GetRewards or ProviderSessionAction.Accept or ProviderSessionAction.Claim)
                => ProviderSessionStatus.PendingFinalization,
            (ProviderSessionStatus.PendingFinalization, ProviderSessionAction.Finalize) => ProviderSessionStatus.Finalized,
            (ProviderSessionStatus.Finalized, ProviderSessionAction.Correct) => ProviderSessionStatus.Finalized,
            (ProviderSessionStatus.Active or ProviderSessionStatus.PendingFinalization, ProviderSessionAction.Cancel or ProviderSessionAction.GiveUp) => ProviderSessionStatus.Failed,
            _ => null
        };
    }

    private static string? Obstacle(ProviderSessionFacts facts, ProviderSessionAction action)
    {
        return action switch
        {
            ProviderSessionAction.Identify when facts.HasShopper => "The shopper is known already.",
            ProviderSessionAction.GetRewards or ProviderSessionAction.Accept or ProviderSessionAction.Claim when !facts.HasShopper => "The provider has not told yet who the shopper is.",
            ProviderSessionAction.GetRewards or ProviderSessionAction.Accept when facts.Claimed => "The rewards are kept for the order already.",
            ProviderSessionAction.Identify or ProviderSessionAction.GetRewards or ProviderSessionAction.Accept or ProviderSessionAction.Place or ProviderSessionAction.Cancel or ProviderSessionAction.GiveUp
                when facts.Status == ProviderSessionStatus.Active && facts.BeingPlaced => "An order with it is just being placed.",
            ProviderSessionAction.Withdraw when !facts.BeingPlaced => "No order with it is being placed.",
            ProviderSessionAction.Attach when !facts.HasOrder => "Its order is not known.",
            ProviderSessionAction.Claim when facts.Claimed => "The rewards are kept for the order already.",
            ProviderSessionAction.Finalize when !facts.Claimed => "The provider does not keep the rewards for the order yet.",
            ProviderSessionAction.GiveUp when !facts.HasReason => "Say why.",
            _ => null
        };
    }

    private static LoyaltyError Invalid(string message) => new(LoyaltyErrorCodes.INVALID_STATE, message);
}
