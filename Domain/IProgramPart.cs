namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// What belongs to one program, and by it to the program's stores
/// </summary>
public interface IProgramPart
{
    /// <summary>
    /// The program
    /// </summary>
    int ProgramId { get; }
}
