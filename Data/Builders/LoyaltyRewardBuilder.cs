using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of LoyaltyReward that differ from the defaults
/// </summary>
public class LoyaltyRewardBuilder : NopEntityBuilder<LoyaltyReward>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(LoyaltyReward.Name)).AsString(400).NotNullable()
            .WithColumn(nameof(LoyaltyReward.TierIds)).AsString(400).Nullable();
    }
}
