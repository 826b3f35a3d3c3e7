using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the admin pages of the tiers' terms, previews and overrides
/// </summary>
public interface ITierModelFactory
{
    /// <summary>
    /// Prepare the page of a program's tiers
    /// </summary>
    Task<TierPolicyModel> PreparePolicyModelAsync(TierPolicyModel model, LoyaltyProgram program, TierPolicy policy);

    /// <summary>
    /// Prepare the benefits of a tier in all languages; what the model has stays
    /// </summary>
    Task PrepareBenefitsAsync(TierModel model, LoyaltyTier tier);

    /// <summary>
    /// Prepare a preview
    /// </summary>
    Task<TierPreviewModel> PreparePreviewModelAsync(TierPreviewReport report, string key, bool asks);

    /// <summary>
    /// Prepare a member's standing in the tiers
    /// </summary>
    Task<MemberTierModel> PrepareMemberTierModelAsync(LoyaltyMember member);
}
