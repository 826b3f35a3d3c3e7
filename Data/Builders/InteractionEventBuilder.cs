using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of InteractionEvent that differ from the defaults
/// </summary>
public class InteractionEventBuilder : NopEntityBuilder<InteractionEvent>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(InteractionEvent.Outcome)).AsString(200).Nullable()
            .WithColumn(nameof(InteractionEvent.Scope)).AsString(200).Nullable()
            .WithColumn(nameof(InteractionEvent.Status)).AsString(200).Nullable()
            .WithColumn(nameof(InteractionEvent.EventType)).AsString(200).Nullable()
            .WithColumn(nameof(InteractionEvent.Metadata)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(InteractionEvent.IdempotencyKey)).AsString(200).NotNullable()
            .WithColumn(nameof(InteractionEvent.RequestHash)).AsString(64).NotNullable()
            .WithColumn(nameof(InteractionEvent.Actor)).AsString(200).NotNullable();
    }
}
