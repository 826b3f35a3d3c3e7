using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// Whose turn it is to write a row: there only while a transaction that changes the row runs
/// </summary>
public class RowTurn : BaseEntity
{
    /// <summary>
    /// The row, unique
    /// </summary>
    public string RowKey { get; set; }
}
