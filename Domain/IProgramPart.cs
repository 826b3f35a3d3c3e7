namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// What belongs to one programme, and by it to the programme's stores
/// </summary>
public interface IProgramPart
{
    /// <summary>
    /// The programme
    /// </summary>
    int ProgramId { get; }
}
