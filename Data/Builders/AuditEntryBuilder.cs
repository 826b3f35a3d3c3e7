using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of AuditEntry that differ from the defaults
/// </summary>
public class AuditEntryBuilder : NopEntityBuilder<AuditEntry>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(AuditEntry.Actor)).AsString(200).NotNullable()
            .WithColumn(nameof(AuditEntry.Action)).AsString(100).NotNullable()
            .WithColumn(nameof(AuditEntry.EntityName)).AsString(100).NotNullable()
            .WithColumn(nameof(AuditEntry.StoreIds)).AsString(400).Nullable();
    }
}
