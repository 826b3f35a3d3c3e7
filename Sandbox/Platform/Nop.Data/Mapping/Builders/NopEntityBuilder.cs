using FluentMigrator.Builders.Create.Table;
using Nop.Core;

namespace Nop.Data.Mapping.Builders;

/// <summary>Describes the columns of a table that differ from the defaults.</summary>
public partial interface IEntityBuilder
{
    void MapEntity(CreateTableExpressionBuilder table);
}

public abstract partial class NopEntityBuilder<TEntity> : IEntityBuilder where TEntity : BaseEntity
{
    public abstract void MapEntity(CreateTableExpressionBuilder table);
}
