// the namespace is in the names under which the texts of its values are stored
namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// How far an import has come
/// </summary>
public enum ImportStatus
{
    /// <summary>
    /// The file is being taken in
    /// </summary>
    Receiving = 5,

    /// <summary>
    /// Every line is looked at, and nothing booked
    /// </summary>
    Checking = 10,

    /// <summary>
    /// Looked at; an admin decides
    /// </summary>
    Checked = 20,

    /// <summary>
    /// Being booked
    /// </summary>
    Running = 30,

    /// <summary>
    /// Booked
    /// </summary>
    Done = 40,

    /// <summary>
    /// Given up by an admin; what was booked until then stays
    /// </summary>
    Cancelled = 50
}
