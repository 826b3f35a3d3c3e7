using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Imports;

/// <summary>
/// Why a line of an import is bad
/// </summary>
public class LoyaltyImportFault : BaseEntity
{
    /// <summary>
    /// The import
    /// </summary>
    public int ImportId { get; set; }

    /// <summary>
    /// The part it stands in
    /// </summary>
    public int Part { get; set; }

    /// <summary>
    /// The line of the file
    /// </summary>
    public int Line { get; set; }

    /// <summary>
    /// The column; null when it is the whole line
    /// </summary>
    public string ColumnName { get; set; }

    /// <summary>
    /// The reason, a name that the texts of the plugin explain
    /// </summary>
    public string Reason { get; set; }

    /// <summary>
    /// What the ledger said, where it refused
    /// </summary>
    public string Detail { get; set; }
}
