using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of RuleReplay that differ from the defaults
/// </summary>
public class RuleReplayBuilder : NopEntityBuilder<RuleReplay>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(RuleReplay.RuleIds)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(RuleReplay.State)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(RuleReplay.Actor)).AsString(200).NotNullable();
    }
}
