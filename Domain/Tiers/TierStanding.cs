using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// What a member earned by the tiers' terms, beside the member's own row, which others write
/// </summary>
public class TierStanding : BaseEntity
{
    /// <summary>
    /// The member, unique
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// The tier earned, without overrides by hand
    /// </summary>
    public int? TierId { get; set; }

    /// <summary>
    /// Since when it is earned
    /// </summary>
    public DateTime SinceUtc { get; set; }

    /// <summary>
    /// When the period ends in which it is kept
    /// </summary>
    public DateTime ReviewOnUtc { get; set; }

    /// <summary>
    /// Since when the figure no longer reaches it and grace runs
    /// </summary>
    public DateTime? BelowSinceUtc { get; set; }

    /// <summary>
    /// Customer role given for the tier the member stands in
    /// </summary>
    public int? GrantedRoleId { get; set; }

    /// <summary>
    /// Number of the last change of tier
    /// </summary>
    public int Changes { get; set; }

    /// <summary>
    /// Gets what the engine works with
    /// </summary>
    public TierState ToState()
    {
        return new TierState(TierId, SinceUtc, ReviewOnUtc, BelowSinceUtc);
    }

    /// <summary>
    /// Takes what the engine decided
    /// </summary>
    public void Apply(TierState state)
    {
        (TierId, SinceUtc, ReviewOnUtc, BelowSinceUtc) = (state.TierId, state.SinceUtc, state.ReviewOnUtc, state.BelowSinceUtc);
    }
}
