using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Tiers;

/// <summary>
/// Tiers and the members' standing in them
/// </summary>
public interface ITierService
{
    /// <summary>
    /// Gets a tier; null when it does not exist
    /// </summary>
    Task<LoyaltyTier> GetTierByIdAsync(int tierId);

    /// <summary>
    /// Gets a programme's tiers, lowest threshold first
    /// </summary>
    Task<IList<LoyaltyTier>> GetTiersAsync(int programId);

    /// <summary>
    /// Gets a programme's tiers in the order in which people see them
    /// </summary>
    Task<IList<LoyaltyTier>> GetTiersInDisplayOrderAsync(int programId);

    /// <summary>
    /// Adds a tier and places the members anew
    /// </summary>
    Task InsertTierAsync(LoyaltyTier tier);

    /// <summary>
    /// Saves a tier and places the members anew
    /// </summary>
    Task UpdateTierAsync(LoyaltyTier tier);

    /// <summary>
    /// Deletes a tier; its members fall to the tier their spend earns among the rest
    /// </summary>
    Task DeleteTierAsync(LoyaltyTier tier);

    /// <summary>
    /// Puts a member into the tier the figures (or an override) say: role, event and audit entry included
    /// </summary>
    Task EvaluateAsync(LoyaltyMember member);

    /// <summary>
    /// Evaluates every member of a programme
    /// </summary>
    /// <returns>Number of members who moved</returns>
    Task<int> EvaluateAllAsync(int programId);

    /// <summary>
    /// Gets the member's tier and the way to the next
    /// </summary>
    Task<TierProgress> GetProgressAsync(LoyaltyMember member);
}
