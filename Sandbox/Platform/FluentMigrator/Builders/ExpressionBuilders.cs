using System.Data;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders;

/// <summary>Builds one expression.</summary>
public abstract class ExpressionBuilderBase<T> where T : class, IMigrationExpression
{
    protected ExpressionBuilderBase(T expression)
    {
        Expression = expression;
    }

    public T Expression { get; }
}

/// <summary>Builds an expression that gives columns a type.</summary>
public abstract class ExpressionBuilderWithColumnTypesBase<TExpression, TNext> : ExpressionBuilderBase<TExpression>, IColumnTypeSyntax<TNext>
    where TExpression : class, IMigrationExpression
    where TNext : IFluentSyntax
{
    protected ExpressionBuilderWithColumnTypesBase(TExpression expression) : base(expression)
    {
    }

    public abstract ColumnDefinition GetColumnForType();

    public TNext AsBinary(int size) => As(DbType.Binary, size);

    public TNext AsBoolean() => As(DbType.Boolean);

    public TNext AsDateTime2() => As(DbType.DateTime2);

    public TNext AsDecimal(int size, int precision) => As(DbType.Decimal, size, precision);

    public TNext AsGuid() => As(DbType.Guid);

    public TNext AsInt32() => As(DbType.Int32);

    public TNext AsInt64() => As(DbType.Int64);

    public TNext AsString() => As(DbType.String);

    public TNext AsString(int size) => As(DbType.String, size);

    private TNext As(DbType type, int? size = null, int? precision = null)
    {
        var column = GetColumnForType();
        column.Type = type;
        column.Size = size;
        column.Precision = precision;
        return (TNext)(object)this;
    }
}

/// <summary>
/// The column options that tables, columns and alterations share. They are reached through the syntax interfaces only,
/// so that no caller binds to this class, which the real library does not have.
/// </summary>
public abstract class ColumnOptionBuilder<TExpression, TNext, TNextFk> : ExpressionBuilderWithColumnTypesBase<TExpression, TNext>,
    IColumnOptionSyntax<TNext, TNextFk>
    where TExpression : class, IMigrationExpression
    where TNext : IFluentSyntax
    where TNextFk : IFluentSyntax
{
    private protected ColumnOptionBuilder(TExpression expression) : base(expression)
    {
    }

    TNext IColumnOptionSyntax<TNext, TNextFk>.WithDefaultValue(object value) => Set(column => column.DefaultValue = value);

    TNext IColumnOptionSyntax<TNext, TNextFk>.Nullable() => Set(column => column.IsNullable = true);

    TNext IColumnOptionSyntax<TNext, TNextFk>.NotNullable() => Set(column => column.IsNullable = false);

    private TNext Set(Action<ColumnDefinition> change)
    {
        change(GetColumnForType());
        return (TNext)(object)this;
    }
}
