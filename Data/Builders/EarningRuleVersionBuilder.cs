using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of EarningRuleVersion that differ from the defaults
/// </summary>
public class EarningRuleVersionBuilder : NopEntityBuilder<EarningRuleVersion>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(EarningRuleVersion.Name)).AsString(400).NotNullable()
            .WithColumn(nameof(EarningRuleVersion.Definition)).AsString(int.MaxValue).NotNullable()
            .WithColumn(nameof(EarningRuleVersion.Actor)).AsString(200).NotNullable();
    }
}
