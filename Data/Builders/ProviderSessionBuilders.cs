using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of ProviderSession that differ from the defaults
/// </summary>
public class ProviderSessionBuilder : NopEntityBuilder<ProviderSession>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(ProviderSession.Name)).AsString(64).NotNullable()
            .WithColumn(nameof(ProviderSession.SealedIdentifier)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(ProviderSession.LoyaltyId)).AsString(100).Nullable()
            .WithColumn(nameof(ProviderSession.ShopperName)).AsString(200).Nullable()
            .WithColumn(nameof(ProviderSession.BasketKey)).AsString(KeyHash.LENGTH).Nullable()
            .WithColumn(nameof(ProviderSession.Offer)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(ProviderSession.Wanted)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(ProviderSession.FinalizedKey)).AsString(KeyHash.LENGTH).Nullable()
            .WithColumn(nameof(ProviderSession.Summary)).AsString(400).Nullable()
            .WithColumn(nameof(ProviderSession.ErrorCode)).AsString(60).Nullable()
            .WithColumn(nameof(ProviderSession.Reason)).AsString(400).Nullable();
    }
}

/// <summary>
/// Column types of ProviderSessionStep that differ from the defaults
/// </summary>
public class ProviderSessionStepBuilder : NopEntityBuilder<ProviderSessionStep>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(ProviderSessionStep.Request)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(ProviderSessionStep.Answer)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(ProviderSessionStep.Code)).AsString(60).Nullable()
            .WithColumn(nameof(ProviderSessionStep.Reason)).AsString(400).Nullable()
            .WithColumn(nameof(ProviderSessionStep.Actor)).AsString(100).NotNullable();
    }
}
