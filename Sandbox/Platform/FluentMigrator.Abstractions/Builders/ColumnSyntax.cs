using System.Data;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders;

/// <summary>Says what type a column has.</summary>
public interface IColumnTypeSyntax<TNext> : IFluentSyntax where TNext : IFluentSyntax
{
    TNext AsBinary();

    TNext AsBinary(int size);

    TNext AsBoolean();

    TNext AsCustom(string customType);

    TNext AsDateTime2();

    TNext AsDecimal(int size, int precision);

    TNext AsGuid();

    TNext AsInt32();

    TNext AsInt64();

    TNext AsString();

    TNext AsString(int size);
}

/// <summary>Says what else holds for a column.</summary>
public interface IColumnOptionSyntax<TNext, TNextFk> : IFluentSyntax
    where TNext : IFluentSyntax
    where TNextFk : IFluentSyntax
{
    TNext WithDefaultValue(object value);

    TNext Identity();

    TNext Indexed();

    TNext Indexed(string indexName);

    TNext PrimaryKey();

    TNext PrimaryKey(string primaryKeyName);

    TNext Nullable();

    TNext NotNullable();

    TNext Unique();

    TNext Unique(string indexName);

    TNextFk ForeignKey(string primaryTableName, string primaryColumnName);

    TNextFk ForeignKey(string foreignKeyName, string primaryTableName, string primaryColumnName);
}

/// <summary>Says what happens to referring rows.</summary>
public interface IForeignKeyCascadeSyntax<TNext, TNextFk> : IFluentSyntax
    where TNext : IFluentSyntax
    where TNextFk : IFluentSyntax
{
    TNextFk OnDelete(Rule rule);

    TNextFk OnUpdate(Rule rule);
}

/// <summary>Names a schema; the last link of a chain.</summary>
public interface IInSchemaSyntax : IFluentSyntax
{
    void InSchema(string schemaName);
}

/// <summary>Makes a deletion conditional.</summary>
public interface IIfExistsOrInSchemaSyntax : IInSchemaSyntax
{
    IInSchemaSyntax IfExists();
}
