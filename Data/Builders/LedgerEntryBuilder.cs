using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of LedgerEntry that differ from the defaults
/// </summary>
public class LedgerEntryBuilder : NopEntityBuilder<LedgerEntry>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(LedgerEntry.IdempotencyKey)).AsString(200).NotNullable()
            .WithColumn(nameof(LedgerEntry.RequestHash)).AsString(64).NotNullable()
            .WithColumn(nameof(LedgerEntry.ReferenceType)).AsString(40).Nullable()
            .WithColumn(nameof(LedgerEntry.ReferenceId)).AsString(100).Nullable()
            .WithColumn(nameof(LedgerEntry.Actor)).AsString(200).NotNullable()
            .WithColumn(nameof(LedgerEntry.Description)).AsString(400).Nullable();
    }
}
