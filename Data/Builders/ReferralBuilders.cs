using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of Referral that differ from the defaults
/// </summary>
public class ReferralBuilder : NopEntityBuilder<Referral>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(Referral.RefereeKey)).AsString(60).NotNullable()
            .WithColumn(nameof(Referral.IpAddress)).AsString(100).Nullable()
            .WithColumn(nameof(Referral.Actor)).AsString(100).Nullable();
    }
}

/// <summary>
/// Column types of ReferralCode that differ from the defaults
/// </summary>
public class ReferralCodeBuilder : NopEntityBuilder<ReferralCode>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(ReferralCode.Code)).AsString(20).NotNullable();
    }
}
