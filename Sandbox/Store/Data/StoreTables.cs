using System.Collections.Concurrent;
using FluentMigrator;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using Nop.Data.Extensions;
using Nop.Data.Mapping;

namespace Sandbox.Store.Data;

/// <summary>The table of every entity type, described once for both the schema and the queries.</summary>
internal static class StoreTables
{
    private static readonly ConcurrentDictionary<Type, CreateTableExpression> _tables = new();

    /// <summary>The entity types of the platform itself, whose tables are made at first start.</summary>
    internal static IEnumerable<Type> PlatformEntityTypes() =>
        Singleton<ITypeFinder>.Instance.FindClassesOfType<BaseEntity>().Where(type => type.Assembly == typeof(BaseEntity).Assembly);

    internal static CreateTableExpression Describe(Type entityType) => _tables.GetOrAdd(entityType, type =>
    {
        var table = new CreateTableExpression { TableName = NameCompatibilityManager.GetTableName(type) };
        new CreateTableExpressionBuilder(table, new Nowhere()).RetrieveTableExpressions(type);
        return table;
    });

    /// <summary>Where tables are described without being made.</summary>
    private sealed class Nowhere : IMigrationContext
    {
        public IServiceProvider ServiceProvider => null;

        public ICollection<IMigrationExpression> Expressions { get; set; } = [];

        public IQuerySchema QuerySchema => null;

        public string Connection { get; set; }
    }
}
