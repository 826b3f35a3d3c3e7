using System.Collections.Concurrent;
using Nop.Core.Infrastructure;

namespace Nop.Data.Mapping;

/// <summary>Tables and columns whose names differ from those of their types and properties.</summary>
public partial interface INameCompatibility
{
    Dictionary<Type, string> TableNames { get; }

    Dictionary<(Type, string), string> ColumnName { get; }
}

/// <summary>Knows the name of every table and column.</summary>
public static partial class NameCompatibilityManager
{
    private static readonly Lazy<(ConcurrentDictionary<Type, string> Tables, ConcurrentDictionary<(Type, string), string> Columns)> _names = new(Collect);

    public static string GetTableName(Type type) => _names.Value.Tables.GetOrAdd(type, type.Name);

    public static string GetColumnName(Type type, string propertyName) => _names.Value.Columns.GetOrAdd((type, propertyName), propertyName);

    private static (ConcurrentDictionary<Type, string>, ConcurrentDictionary<(Type, string), string>) Collect()
    {
        var tables = new ConcurrentDictionary<Type, string>();
        var columns = new ConcurrentDictionary<(Type, string), string>();
        foreach (var type in Singleton<ITypeFinder>.Instance.FindClassesOfType<INameCompatibility>())
        {
            var names = (INameCompatibility)Activator.CreateInstance(type);
            foreach (var (entity, table) in names.TableNames)
                tables.TryAdd(entity, table);
            foreach (var (property, column) in names.ColumnName)
                columns.TryAdd(property, column);
        }

        return (tables, columns);
    }
}
