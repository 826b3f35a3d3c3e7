using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of LoyaltyImportFault that differ from the defaults
/// </summary>
public class LoyaltyImportFaultBuilder : NopEntityBuilder<LoyaltyImportFault>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(LoyaltyImportFault.ColumnName)).AsString(100).Nullable()
            .WithColumn(nameof(LoyaltyImportFault.Reason)).AsString(60).NotNullable()
            .WithColumn(nameof(LoyaltyImportFault.Detail)).AsString(400).Nullable();
    }
}
