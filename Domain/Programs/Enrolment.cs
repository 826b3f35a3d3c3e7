// the namespace is in the names under which the texts of its values are stored
namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// How customers become members of a program
/// </summary>
public enum Enrolment
{
    /// <summary>
    /// By themselves, with the first points they earn
    /// </summary>
    FirstEarning = 0,

    /// <summary>
    /// By themselves, when they register
    /// </summary>
    Registration = 10,

    /// <summary>
    /// By hand alone: others earn nothing
    /// </summary>
    ByHand = 20
}
