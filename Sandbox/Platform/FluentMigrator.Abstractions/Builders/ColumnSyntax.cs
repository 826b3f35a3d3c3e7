using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders;

/// <summary>Says what type a column has.</summary>
public interface IColumnTypeSyntax<TNext> : IFluentSyntax where TNext : IFluentSyntax
{
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

    TNext Nullable();

    TNext NotNullable();
}

/// <summary>The last link of a chain.</summary>
public interface IInSchemaSyntax : IFluentSyntax;

/// <summary>A deletion.</summary>
public interface IIfExistsOrInSchemaSyntax : IInSchemaSyntax;
