using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of EarningPause that differ from the defaults
/// </summary>
public class EarningPauseBuilder : NopEntityBuilder<EarningPause>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(EarningPause.Scope)).AsString(40).NotNullable();
    }
}
