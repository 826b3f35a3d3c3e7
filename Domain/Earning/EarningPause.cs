using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Earning;

/// <summary>
/// A time in which nothing is earned: by a suspended member, in a program or in a store where it is switched off
/// </summary>
public class EarningPause : BaseEntity
{
    /// <summary>
    /// Who or what pauses, for example "member:7"
    /// </summary>
    public string Scope { get; set; }

    /// <summary>
    /// When it began
    /// </summary>
    public DateTime FromUtc { get; set; }

    /// <summary>
    /// When it ended; null while it lasts
    /// </summary>
    public DateTime? UntilUtc { get; set; }
}
