using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of LoyaltyTier that differ from the defaults
/// </summary>
public class LoyaltyTierBuilder : NopEntityBuilder<LoyaltyTier>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(LoyaltyTier.Name)).AsString(100).NotNullable()
            .WithColumn(nameof(LoyaltyTier.Color)).AsString(20).Nullable()
            .WithColumn(nameof(LoyaltyTier.Icon)).AsString(20).Nullable()
            .WithColumn(nameof(LoyaltyTier.Benefits)).AsString(int.MaxValue).Nullable();
    }
}
