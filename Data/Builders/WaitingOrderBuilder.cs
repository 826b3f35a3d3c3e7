using FluentMigrator.Builders.Create.Table;
using Nop.Data.Mapping.Builders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Data.Builders;

/// <summary>
/// Column types of WaitingOrder that differ from the defaults; none
/// </summary>
public class WaitingOrderBuilder : NopEntityBuilder<WaitingOrder>
{
    /// <summary>
    /// Describes the columns
    /// </summary>
    /// <param name="table">Create table expression builder</param>
    public override void MapEntity(CreateTableExpressionBuilder table)
    {
    }
}
