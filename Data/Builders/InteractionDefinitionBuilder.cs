using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of InteractionDefinition that differ from the defaults
/// </summary>
public class InteractionDefinitionBuilder : NopEntityBuilder<InteractionDefinition>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(InteractionDefinition.SystemName)).AsString(100).NotNullable()
            .WithColumn(nameof(InteractionDefinition.Name)).AsString(400).NotNullable()
            .WithColumn(nameof(InteractionDefinition.Description)).AsString(int.MaxValue).Nullable();
    }
}
