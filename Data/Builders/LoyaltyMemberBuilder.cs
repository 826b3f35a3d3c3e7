using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of LoyaltyMember that differ from the defaults
/// </summary>
public class LoyaltyMemberBuilder : NopEntityBuilder<LoyaltyMember>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(LoyaltyMember.CardNumber)).AsString(32).NotNullable()
            .WithColumn(nameof(LoyaltyMember.StatusReason)).AsString(400).Nullable()
            .WithColumn(nameof(LoyaltyMember.ExternalId)).AsString(100).Nullable()
            .WithColumn(nameof(LoyaltyMember.ExternalType)).AsString(40).Nullable();
    }
}
