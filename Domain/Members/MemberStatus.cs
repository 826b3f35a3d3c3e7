// the namespace is in the names under which the texts of its values are stored
namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// Standing of a member
/// </summary>
public enum MemberStatus
{
    /// <summary>
    /// Earns and spends
    /// </summary>
    Active = 10,

    /// <summary>
    /// Stopped for a time by an admin
    /// </summary>
    Suspended = 20,

    /// <summary>
    /// Has left the program
    /// </summary>
    Inactive = 30
}
