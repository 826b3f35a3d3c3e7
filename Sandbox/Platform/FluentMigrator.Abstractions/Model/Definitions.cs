using System.Data;

namespace FluentMigrator.Model;

/// <summary>Whether a column is new or changed.</summary>
public enum ColumnModificationType
{
    Create = 0,
    Alter = 1
}

/// <summary>Sort direction of an indexed column.</summary>
public enum Direction
{
    Ascending = 0,
    Descending = 1
}

/// <summary>A column as a migration describes it.</summary>
public class ColumnDefinition
{
    public virtual string Name { get; set; }

    public virtual string TableName { get; set; }

    public virtual DbType? Type { get; set; }

    public virtual int? Size { get; set; }

    public virtual int? Precision { get; set; }

    public virtual object DefaultValue { get; set; }

    public virtual bool IsIdentity { get; set; }

    public virtual bool IsPrimaryKey { get; set; }

    public virtual bool? IsNullable { get; set; }

    public virtual ColumnModificationType ModificationType { get; set; }
}

/// <summary>An index as a migration describes it.</summary>
public class IndexDefinition
{
    public virtual string Name { get; set; }

    public virtual string TableName { get; set; }

    public virtual bool IsUnique { get; set; }

    public virtual ICollection<IndexColumnDefinition> Columns { get; set; } = new List<IndexColumnDefinition>();
}

/// <summary>A column of an index.</summary>
public class IndexColumnDefinition
{
    public virtual string Name { get; set; }

    public virtual Direction Direction { get; set; }
}
