using System.Reflection;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;
using Nop.Core;
using Nop.Core.Infrastructure;
using Nop.Data.Extensions;
using Nop.Data.Mapping;

namespace Sandbox.Store.Data;

/// <summary>The table of every entity type, described once for both the schema and the queries.</summary>
internal static class StoreTables
{
    /// <summary>All entity types of the store and of the plugins that are loaded.</summary>
    internal static IEnumerable<Type> EntityTypes() => Singleton<ITypeFinder>.Instance.FindClassesOfType<BaseEntity>();

    /// <summary>The entity types of the platform itself, whose tables are made at first start.</summary>
    internal static IEnumerable<Type> PlatformEntityTypes() => EntityTypes().Where(type => type.Assembly == typeof(BaseEntity).Assembly);

    /// <summary>The changes that create the table of an entity type, the table itself being the first.</summary>
    internal static List<IMigrationExpression> Create(Type entityType)
    {
        var context = new MigrationContext(null, null, null);
        var table = new CreateTableExpression { TableName = NameCompatibilityManager.GetTableName(entityType) };
        context.Expressions.Add(table);
        new CreateTableExpressionBuilder(table, context).RetrieveTableExpressions(entityType);
        return context.Expressions.ToList();
    }

    internal static IEnumerable<(PropertyInfo Property, ColumnDefinition Column)> Columns(Type entityType)
    {
        var columns = ((CreateTableExpression)Create(entityType)[0]).Columns;
        return entityType.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Select(property => (property, ColumnOf(property)));

        ColumnDefinition ColumnOf(PropertyInfo property)
        {
            var name = NameCompatibilityManager.GetColumnName(entityType, property.Name);
            return property.CanWrite
                ? columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
                : null;
        }
    }
}
