using FluentMigrator.Model;

namespace FluentMigrator.Expressions;

/// <summary>One change of the schema.</summary>
public interface IMigrationExpression;

/// <summary>What all changes have in common.</summary>
public abstract class MigrationExpressionBase : IMigrationExpression;

/// <summary>Creates a table.</summary>
public class CreateTableExpression : MigrationExpressionBase
{
    public virtual string TableName { get; set; }

    public virtual IList<ColumnDefinition> Columns { get; set; } = new List<ColumnDefinition>();
}

/// <summary>Names the table the following column changes belong to.</summary>
public class AlterTableExpression : MigrationExpressionBase
{
    public virtual string TableName { get; set; }
}

/// <summary>Adds a column to a table.</summary>
public class CreateColumnExpression : MigrationExpressionBase
{
    public virtual string TableName { get; set; }

    public virtual ColumnDefinition Column { get; set; } = new() { ModificationType = ColumnModificationType.Create };
}

/// <summary>Creates an index.</summary>
public class CreateIndexExpression : MigrationExpressionBase
{
    public virtual IndexDefinition Index { get; set; } = new();
}

/// <summary>Drops a table.</summary>
public class DeleteTableExpression : MigrationExpressionBase
{
    public virtual string TableName { get; set; }
}
