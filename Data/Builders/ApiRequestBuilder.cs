using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of ApiRequest that differ from the defaults
/// </summary>
public class ApiRequestBuilder : NopEntityBuilder<ApiRequest>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
        table.WithColumn(nameof(ApiRequest.RequestKey)).AsString(200).NotNullable()
            .WithColumn(nameof(ApiRequest.RequestHash)).AsString(64).NotNullable()
            .WithColumn(nameof(ApiRequest.Answer)).AsString(int.MaxValue).Nullable();
    }
}
