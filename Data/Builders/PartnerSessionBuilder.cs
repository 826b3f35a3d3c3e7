using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of PartnerSession that differ from the defaults
/// </summary>
public class PartnerSessionBuilder : NopEntityBuilder<PartnerSession>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(PartnerSession.Name)).AsString(PartnerSession.NAME_LENGTH).NotNullable()
            .WithColumn(nameof(PartnerSession.NameHash)).AsString(KeyHash.LENGTH).NotNullable()
            .WithColumn(nameof(PartnerSession.SiteId)).AsString(50).Nullable()
            .WithColumn(nameof(PartnerSession.RequestHash)).AsString(KeyHash.LENGTH).Nullable()
            .WithColumn(nameof(PartnerSession.Answer)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(PartnerSession.Lines)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(PartnerSession.Accepted)).AsString(int.MaxValue).Nullable()
            .WithColumn(nameof(PartnerSession.Terms)).AsString(int.MaxValue).Nullable();
    }
}
