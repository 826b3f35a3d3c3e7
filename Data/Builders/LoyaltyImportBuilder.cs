using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of LoyaltyImport that differ from the defaults
/// </summary>
public class LoyaltyImportBuilder : NopEntityBuilder<LoyaltyImport>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(LoyaltyImport.FileName)).AsString(200).NotNullable()
            .WithColumn(nameof(LoyaltyImport.FileHash)).AsString(64).NotNullable()
            .WithColumn(nameof(LoyaltyImport.Columns)).AsString(int.MaxValue).NotNullable()
            .WithColumn(nameof(LoyaltyImport.State)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(LoyaltyImport.Actor)).AsString(200).NotNullable();
    }
}
