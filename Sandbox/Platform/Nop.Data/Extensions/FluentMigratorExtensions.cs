using System.ComponentModel.DataAnnotations.Schema;
using System.Data;
using System.Reflection;
using FluentMigrator.Builders.Create;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Model;
using Nop.Core;
using Nop.Core.Infrastructure;
using Nop.Data.Mapping;
using Nop.Data.Mapping.Builders;

namespace Nop.Data.Extensions;

/// <summary>Tables described by entity types.</summary>
public static class FluentMigratorExtensions
{
    private const int DATE_TIME_PRECISION = 6;

    public static ICreateTableColumnOptionOrWithColumnSyntax AsNopDateTime2(this ICreateTableColumnAsTypeSyntax syntax) => DataSettingsManager.LoadSettings().DataProvider switch
    {
        DataProviderType.MySql => syntax.AsCustom($"datetime({DATE_TIME_PRECISION})"),
        DataProviderType.SqlServer => syntax.AsCustom($"datetime2({DATE_TIME_PRECISION})"),
        _ => syntax.AsDateTime2()
    };

    public static void TableFor<TEntity>(this ICreateExpressionRoot expressionRoot) where TEntity : BaseEntity
    {
        var builder = (CreateTableExpressionBuilder)expressionRoot.Table(NameCompatibilityManager.GetTableName(typeof(TEntity)));
        builder.RetrieveTableExpressions(typeof(TEntity));
    }

    /// <summary>Lets the type's entity builder speak first, then adds the key and the columns it left out.</summary>
    public static void RetrieveTableExpressions(this CreateTableExpressionBuilder builder, Type type)
    {
        var entityBuilder = Singleton<ITypeFinder>.Instance.FindClassesOfType<IEntityBuilder>()
            .FirstOrDefault(candidate => candidate.BaseType?.GetGenericArguments().Contains(type) ?? false);
        if (entityBuilder is not null)
            ((IEntityBuilder)EngineContext.Current.ResolveUnregistered(entityBuilder)).MapEntity(builder);

        var columns = builder.Expression.Columns;
        if (!columns.Any(column => column.IsPrimaryKey))
            columns.Insert(0, new ColumnDefinition
            {
                Name = nameof(BaseEntity.Id),
                TableName = builder.Expression.TableName,
                Type = DbType.Int32,
                IsIdentity = true,
                IsPrimaryKey = true,
                ModificationType = ColumnModificationType.Create
            });

        foreach (var property in MappedProperties(type))
        {
            var name = NameCompatibilityManager.GetColumnName(type, property.Name);
            if (!columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase)))
                AddColumn(builder, name, property.PropertyType);
        }
    }

    public static (Type propType, bool canBeNullable) GetTypeToMap(this Type type) =>
        Nullable.GetUnderlyingType(type) is { } underlying ? (underlying, true) : (type, false);

    /// <summary>The properties of an entity, apart from its id, that have a column.</summary>
    private static IEnumerable<PropertyInfo> MappedProperties(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.DeclaringType != typeof(BaseEntity)
                               && property.CanWrite
                               && !property.IsDefined(typeof(NotMappedAttribute))
                               && IsMapped(property.PropertyType.GetTypeToMap().propType));

    private static bool IsMapped(Type type) =>
        type == typeof(int) || type == typeof(long) || type == typeof(string) || type == typeof(bool) || type == typeof(decimal)
        || type == typeof(DateTime) || type == typeof(Guid) || type == typeof(byte[]);

    private static void AddColumn(CreateTableExpressionBuilder table, string name, Type propertyType)
    {
        var (type, nullable) = propertyType.GetTypeToMap();
        var column = table.WithColumn(name);
        var option = Type.GetTypeCode(type) switch
        {
            TypeCode.Int32 => column.AsInt32(),
            TypeCode.Int64 => column.AsInt64(),
            TypeCode.String => column.AsString(int.MaxValue),
            TypeCode.Boolean => column.AsBoolean(),
            TypeCode.Decimal => column.AsDecimal(18, 4),
            TypeCode.DateTime => column.AsNopDateTime2(),
            _ => type == typeof(Guid) ? column.AsGuid() : column.AsBinary(int.MaxValue)
        };
        if (type == typeof(DateTime))
            table.CurrentColumn.Precision = DATE_TIME_PRECISION;
        if (nullable || !type.IsValueType)
            option.Nullable();
    }
}
