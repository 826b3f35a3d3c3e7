using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of RowTurn that differ from the defaults
/// </summary>
public class RowTurnBuilder : NopEntityBuilder<RowTurn>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(RowTurn.RowKey)).AsString(100).NotNullable();
    }
}
