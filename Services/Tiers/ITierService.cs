using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Services.Tiers;

/// <summary>
/// Tiers and the members' standing in them
/// </summary>
public interface ITierService : IBookingFollower
{
    /// <summary>
    /// Gets a tier; null when it does not exist
    /// </summary>
    Task<LoyaltyTier> GetTierByIdAsync(int tierId);

    /// <summary>
    /// Gets a program's tiers, lowest threshold first
    /// </summary>
    Task<IList<LoyaltyTier>> GetTiersAsync(int programId);

    /// <summary>
    /// Gets a program's tiers as they were last saved, lowest threshold first, from memory. The rows are shared: they are not to be changed
    /// </summary>
    Task<IReadOnlyList<LoyaltyTier>> GetSavedTiersAsync(int programId);

    /// <summary>
    /// Gets a program's tiers in the order in which people see them
    /// </summary>
    Task<IList<LoyaltyTier>> GetTiersInDisplayOrderAsync(int programId);

    /// <summary>
    /// Adds a tier; the scheduled task evaluates the members
    /// </summary>
    /// <param name="tier">The tier</param>
    /// <param name="actor">Who does it</param>
    Task InsertTierAsync(LoyaltyTier tier, string actor);

    /// <summary>
    /// Saves a tier; the scheduled task evaluates the members when it matters to them
    /// </summary>
    /// <param name="tier">The tier</param>
    /// <param name="actor">Who does it</param>
    Task UpdateTierAsync(LoyaltyTier tier, string actor);

    /// <summary>
    /// Deletes a tier; the scheduled task puts its members into the tier their figure reaches among the rest
    /// </summary>
    /// <param name="tier">The tier</param>
    /// <param name="actor">Who does it</param>
    Task DeleteTierAsync(LoyaltyTier tier, string actor);

    /// <summary>
    /// Puts a member into the tier the figures (or an override) say: role, event and audit entry included
    /// </summary>
    Task EvaluateAsync(LoyaltyMember member);

    /// <summary>
    /// Gets the member's tier and the way to the next
    /// </summary>
    Task<TierProgress> GetProgressAsync(LoyaltyMember member);

    /// <summary>
    /// Gets the member's tier and the way to the next, of what was read of the membership already
    /// </summary>
    Task<TierProgress> GetProgressAsync(Membership membership);
}
