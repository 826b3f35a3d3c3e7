using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of LoyaltyRedemption that differ from the defaults
/// </summary>
public class LoyaltyRedemptionBuilder : NopEntityBuilder<LoyaltyRedemption>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(LoyaltyRedemption.CouponCode)).AsString(100).Nullable()
            .WithColumn(nameof(LoyaltyRedemption.Name)).AsString(400).NotNullable()
            .WithColumn(nameof(LoyaltyRedemption.ExternalReference)).AsString(200).Nullable()
            .WithColumn(nameof(LoyaltyRedemption.Reason)).AsString(100).Nullable();
    }
}
