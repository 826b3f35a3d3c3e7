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

    public TNext AsBinary() => As(DbType.Binary);

    public TNext AsBinary(int size) => As(DbType.Binary, size);

    public TNext AsBoolean() => As(DbType.Boolean);

    public TNext AsDateTime2() => As(DbType.DateTime2);

    public TNext AsDecimal(int size, int precision) => As(DbType.Decimal, size, precision);

    public TNext AsGuid() => As(DbType.Guid);

    public TNext AsInt32() => As(DbType.Int32);

    public TNext AsInt64() => As(DbType.Int64);

    public TNext AsString() => As(DbType.String);

    public TNext AsString(int size) => As(DbType.String, size);

    public TNext AsCustom(string customType)
    {
        GetColumnForType().CustomType = customType;
        return (TNext)(object)this;
    }

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
    IColumnOptionSyntax<TNext, TNextFk>,
    IForeignKeyCascadeSyntax<TNext, TNextFk>
    where TExpression : class, IMigrationExpression
    where TNext : IFluentSyntax
    where TNextFk : IFluentSyntax
{
    private readonly IMigrationContext _context;
    private ForeignKeyDefinition _foreignKey;

    private protected ColumnOptionBuilder(TExpression expression, IMigrationContext context) : base(expression)
    {
        _context = context;
    }

    private protected abstract string Table { get; }

    TNext IColumnOptionSyntax<TNext, TNextFk>.WithDefaultValue(object value) => Set(column => column.DefaultValue = value);

    TNext IColumnOptionSyntax<TNext, TNextFk>.Identity() => Set(column => column.IsIdentity = true);

    TNext IColumnOptionSyntax<TNext, TNextFk>.Indexed() => Index(null, false);

    TNext IColumnOptionSyntax<TNext, TNextFk>.Indexed(string indexName) => Index(indexName, false);

    TNext IColumnOptionSyntax<TNext, TNextFk>.PrimaryKey() => Set(column => column.IsPrimaryKey = true);

    TNext IColumnOptionSyntax<TNext, TNextFk>.PrimaryKey(string primaryKeyName) => Set(column =>
    {
        column.IsPrimaryKey = true;
        column.PrimaryKeyName = primaryKeyName;
    });

    TNext IColumnOptionSyntax<TNext, TNextFk>.Nullable() => Set(column => column.IsNullable = true);

    TNext IColumnOptionSyntax<TNext, TNextFk>.NotNullable() => Set(column => column.IsNullable = false);

    TNext IColumnOptionSyntax<TNext, TNextFk>.Unique() => Index(null, true);

    TNext IColumnOptionSyntax<TNext, TNextFk>.Unique(string indexName) => Index(indexName, true);

    TNextFk IColumnOptionSyntax<TNext, TNextFk>.ForeignKey(string primaryTableName, string primaryColumnName) =>
        Refer(null, primaryTableName, primaryColumnName);

    TNextFk IColumnOptionSyntax<TNext, TNextFk>.ForeignKey(string foreignKeyName, string primaryTableName, string primaryColumnName) =>
        Refer(foreignKeyName, primaryTableName, primaryColumnName);

    TNextFk IForeignKeyCascadeSyntax<TNext, TNextFk>.OnDelete(Rule rule)
    {
        _foreignKey.OnDelete = rule;
        return (TNextFk)(object)this;
    }

    TNextFk IForeignKeyCascadeSyntax<TNext, TNextFk>.OnUpdate(Rule rule)
    {
        _foreignKey.OnUpdate = rule;
        return (TNextFk)(object)this;
    }

    private TNext Set(Action<ColumnDefinition> change)
    {
        change(GetColumnForType());
        return (TNext)(object)this;
    }

    private TNext Index(string name, bool unique)
    {
        var column = GetColumnForType();
        column.IsIndexed |= !unique;
        column.IsUnique |= unique;
        _context.Expressions.Add(new CreateIndexExpression
        {
            Index = new IndexDefinition
            {
                Name = name,
                TableName = Table,
                IsUnique = unique,
                Columns = { new IndexColumnDefinition { Name = column.Name } }
            }
        });
        return (TNext)(object)this;
    }

    private TNextFk Refer(string name, string primaryTable, string primaryColumn)
    {
        var column = GetColumnForType();
        _foreignKey = new ForeignKeyDefinition
        {
            Name = name,
            ForeignTable = Table,
            ForeignColumns = { column.Name },
            PrimaryTable = primaryTable,
            PrimaryColumns = { primaryColumn }
        };
        column.IsForeignKey = true;
        column.ForeignKey = _foreignKey;
        _context.Expressions.Add(new CreateForeignKeyExpression { ForeignKey = _foreignKey });
        return (TNextFk)(object)this;
    }
}
