using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of EarningRule that differ from the defaults
/// </summary>
public class EarningRuleBuilder : NopEntityBuilder<EarningRule>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(EarningRule.Name)).AsString(400).NotNullable()
            .WithColumn(nameof(EarningRule.Description)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(EarningRule.Definition)).AsString(int.MaxValue).NotNullable();
    }
}
