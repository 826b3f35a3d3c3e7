using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of LoyaltyPartner that differ from the defaults
/// </summary>
public class LoyaltyPartnerBuilder : NopEntityBuilder<LoyaltyPartner>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(LoyaltyPartner.Name)).AsString(200).NotNullable()
            .WithColumn(nameof(LoyaltyPartner.ClientId)).AsString(40).NotNullable()
            .WithColumn(nameof(LoyaltyPartner.SecretHash)).AsString(KeyHash.LENGTH).NotNullable()
            .WithColumn(nameof(LoyaltyPartner.PreviousSecretHash)).AsString(KeyHash.LENGTH).Nullable()
            .WithColumn(nameof(LoyaltyPartner.ProgramIds)).AsString(400).Nullable()
            .WithColumn(nameof(LoyaltyPartner.StoreIds)).AsString(400).Nullable();
    }
}
