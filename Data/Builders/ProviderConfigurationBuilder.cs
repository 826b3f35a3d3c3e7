using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of ProviderConfiguration that differ from the defaults
/// </summary>
public class ProviderConfigurationBuilder : NopEntityBuilder<ProviderConfiguration>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(ProviderConfiguration.ProviderName)).AsString(100).NotNullable()
            .WithColumn(nameof(ProviderConfiguration.DisplayName)).AsString(ProviderConfiguration.TEXT_LENGTH).Nullable()
            .WithColumn(nameof(ProviderConfiguration.Address)).AsString(ProviderConfiguration.ADDRESS_LENGTH).Nullable()
            .WithColumn(nameof(ProviderConfiguration.ClientId)).AsString(ProviderConfiguration.TEXT_LENGTH).Nullable()
            .WithColumn(nameof(ProviderConfiguration.SealedSecret)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(ProviderConfiguration.Program)).AsString(ProviderConfiguration.TEXT_LENGTH).Nullable()
            .WithColumn(nameof(ProviderConfiguration.SiteId)).AsString(ProviderConfiguration.SITE_LENGTH).Nullable()
            .WithColumn(nameof(ProviderConfiguration.AllowedOrigins)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(ProviderConfiguration.TestCode)).AsString(60).Nullable();
    }
}
