using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Messages;

/// <summary>
/// How far a program's entries were looked through for points to tell members of
/// </summary>
public class EarnedMailPass : BaseEntity
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Entries booked before this moment are done
    /// </summary>
    public DateTime DoneUntilUtc { get; set; }
}
