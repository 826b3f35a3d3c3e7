using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// How far the evaluation of all members of a program has come, so that it goes on where it stopped
/// </summary>
public class TierPass : BaseEntity
{
    /// <summary>
    /// The program, unique
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// When it was last asked for
    /// </summary>
    public DateTime RequestedOnUtc { get; set; }

    /// <summary>
    /// The request that the pass under way, or the last one, serves; null before the first
    /// </summary>
    public DateTime? ServesRequestOnUtc { get; set; }

    /// <summary>
    /// The last member looked at; 0 before the first
    /// </summary>
    public int LastMemberId { get; set; }

    /// <summary>
    /// When the last pass was through; null while one is under way
    /// </summary>
    public DateTime? DoneOnUtc { get; set; }

    /// <summary>
    /// Whether there is nothing to do
    /// </summary>
    public bool IsDone => DoneOnUtc is not null && ServesRequestOnUtc >= RequestedOnUtc;
}
