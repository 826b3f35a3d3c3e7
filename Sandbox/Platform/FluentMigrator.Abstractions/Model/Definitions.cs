using System.Data;

namespace FluentMigrator.Model;

public enum ColumnModificationType
{
    Create = 0,
    Alter = 1
}

public class ColumnDefinition
{
    public virtual string Name { get; set; }
    public virtual string TableName { get; set; }
    public virtual DbType? Type { get; set; }
    public virtual int? Precision { get; set; }
    public virtual bool IsIdentity { get; set; }
    public virtual bool IsPrimaryKey { get; set; }
    public virtual ColumnModificationType ModificationType { get; set; }
}
