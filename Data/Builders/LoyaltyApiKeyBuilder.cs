using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of LoyaltyApiKey that differ from the defaults
/// </summary>
public class LoyaltyApiKeyBuilder : NopEntityBuilder<LoyaltyApiKey>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(LoyaltyApiKey.Name)).AsString(200).NotNullable()
            .WithColumn(nameof(LoyaltyApiKey.Prefix)).AsString(20).NotNullable()
            .WithColumn(nameof(LoyaltyApiKey.KeyHash)).AsString(64).NotNullable()
            .WithColumn(nameof(LoyaltyApiKey.Scopes)).AsString(200).NotNullable()
            .WithColumn(nameof(LoyaltyApiKey.StoreIds)).AsString(400).Nullable();
    }
}
