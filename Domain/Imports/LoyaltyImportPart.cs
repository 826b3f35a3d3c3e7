using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Imports;

/// <summary>
/// Some records of an import; deleted when it is over, for they name people
/// </summary>
public class LoyaltyImportPart : BaseEntity
{
    /// <summary>
    /// The import
    /// </summary>
    public int ImportId { get; set; }

    /// <summary>
    /// Number of the part, from 1
    /// </summary>
    public int Number { get; set; }

    /// <summary>
    /// The records, as JSON
    /// </summary>
    public string Records { get; set; }
}
