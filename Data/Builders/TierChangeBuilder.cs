using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of TierChange that differ from the defaults
/// </summary>
public class TierChangeBuilder : NopEntityBuilder<TierChange>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(TierChange.FromName)).AsString(100).Nullable()
            .WithColumn(nameof(TierChange.ToName)).AsString(100).Nullable();
    }
}
