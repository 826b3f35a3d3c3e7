using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of LoyaltyProgram that differ from the defaults
/// </summary>
public class LoyaltyProgramBuilder : NopEntityBuilder<LoyaltyProgram>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(LoyaltyProgram.Name)).AsString(200).NotNullable()
            .WithColumn(nameof(LoyaltyProgram.SystemName)).AsString(100).NotNullable()
            .WithColumn(nameof(LoyaltyProgram.PointName)).AsString(50).NotNullable()
            .WithColumn(nameof(LoyaltyProgram.PointNamePlural)).AsString(50).NotNullable()
            .WithColumn(nameof(LoyaltyProgram.PointSymbol)).AsString(20).Nullable()
            .WithColumn(nameof(LoyaltyProgram.Color)).AsString(7).Nullable()
            .WithColumn(nameof(LoyaltyProgram.AccentColor)).AsString(7).Nullable()
            .WithColumn(nameof(LoyaltyProgram.StoreIds)).AsString(400).Nullable();
    }
}
