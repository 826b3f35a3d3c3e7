using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of RuleAward that differ from the defaults
/// </summary>
public class RuleAwardBuilder : NopEntityBuilder<RuleAward>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(RuleAward.EventKey)).AsString(100).NotNullable()
            .WithColumn(nameof(RuleAward.Reason)).AsString(50).Nullable()
            .WithColumn(nameof(RuleAward.Inputs)).AsString(int.MaxValue).Nullable();
    }
}
