using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of PointsDayPass that differ from the defaults
/// </summary>
public class PointsDayPassBuilder : NopEntityBuilder<PointsDayPass>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(PointsDayPass.TimeZoneId)).AsString(100).NotNullable();
    }
}
