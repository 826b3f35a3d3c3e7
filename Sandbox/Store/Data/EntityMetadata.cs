using System.Collections.Concurrent;
using System.Data;
using System.Reflection;
using LinqToDB;
using LinqToDB.Mapping;
using LinqToDB.Metadata;
using Nop.Data.Mapping;

namespace Sandbox.Store.Data;

/// <summary>Tells linq2db the tables and columns of entity types: those that migrations make of them.</summary>
internal sealed class EntityMetadata : IMetadataReader
{
    private static readonly ConcurrentDictionary<(Type, string), MappingAttribute[]> _columns = new();

    public MappingAttribute[] GetAttributes(Type type) =>
        type.IsSubclassOf(typeof(BaseEntity)) ? [new TableAttribute { Name = NameCompatibilityManager.GetTableName(type) }] : [];

    public MappingAttribute[] GetAttributes(Type type, MemberInfo memberInfo) => type.IsSubclassOf(typeof(BaseEntity))
        ? _columns.GetOrAdd((type, memberInfo.Name), _ => Describe(type, memberInfo))
        : [];

    public MemberInfo[] GetDynamicColumns(Type type) => [];

    public string GetObjectID() => $".{nameof(EntityMetadata)}.";

    private static MappingAttribute[] Describe(Type type, MemberInfo member)
    {
        var name = NameCompatibilityManager.GetColumnName(type, member.Name);
        var column = StoreTables.Describe(type).Columns.SingleOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (column is null || member is PropertyInfo { CanWrite: false })
            return [];

        var described = new ColumnAttribute
        {
            Name = column.Name,
            IsPrimaryKey = column.IsPrimaryKey,
            IsColumn = true,
            CanBeNull = column.IsNullable ?? false,
            Length = column.Size ?? 0,
            Precision = column.Precision ?? 0,
            IsIdentity = column.IsIdentity,
            DataType = DataTypeOf(column.Type ?? DbType.String)
        };
        return column.IsIdentity
            ? [described, new SequenceNameAttribute($"{NameCompatibilityManager.GetTableName(type)}_{column.Name}_seq")]
            : [described];
    }

    private static DataType DataTypeOf(DbType type) => type switch
    {
        DbType.Binary => DataType.Binary,
        DbType.Boolean => DataType.Boolean,
        DbType.DateTime2 => DataType.DateTime2,
        DbType.Decimal => DataType.Decimal,
        DbType.Guid => DataType.Guid,
        DbType.Int32 => DataType.Int32,
        DbType.Int64 => DataType.Int64,
        _ => DataType.NVarChar
    };
}
