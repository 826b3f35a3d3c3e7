using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of RedemptionStep that differ from the defaults
/// </summary>
public class RedemptionStepBuilder : NopEntityBuilder<RedemptionStep>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(RedemptionStep.Reason)).AsString(100).Nullable()
            .WithColumn(nameof(RedemptionStep.Actor)).AsString(200).NotNullable();
    }
}
