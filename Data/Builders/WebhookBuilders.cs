using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of Webhook that differ from the defaults
/// </summary>
public class WebhookBuilder : NopEntityBuilder<Webhook>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(Webhook.Name)).AsString(200).NotNullable()
            .WithColumn(nameof(Webhook.Url)).AsString(WebhookAddress.MaxLength).NotNullable()
            .WithColumn(nameof(Webhook.Secret)).AsString(1000).NotNullable()
            .WithColumn(nameof(Webhook.Events)).AsString(1000).Nullable()
            .WithColumn(nameof(Webhook.ProgramIds)).AsString(400).Nullable()
            .WithColumn(nameof(Webhook.StoreIds)).AsString(400).Nullable();
    }
}

/// <summary>
/// Column types of WebhookDelivery that differ from the defaults
/// </summary>
public class WebhookDeliveryBuilder : NopEntityBuilder<WebhookDelivery>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(WebhookDelivery.EventName)).AsString(60).NotNullable()
            .WithColumn(nameof(WebhookDelivery.Body)).AsString(int.MaxValue).NotNullable();
    }
}

/// <summary>
/// Column types of WebhookAttempt that differ from the defaults
/// </summary>
public class WebhookAttemptBuilder : NopEntityBuilder<WebhookAttempt>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(WebhookAttempt.Answer)).AsString(1000).Nullable()
            .WithColumn(nameof(WebhookAttempt.Error)).AsString(400).Nullable();
    }
}
