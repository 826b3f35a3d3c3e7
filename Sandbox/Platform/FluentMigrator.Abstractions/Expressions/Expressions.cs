using FluentMigrator.Model;

namespace FluentMigrator.Expressions;

/// <summary>One change of the schema.</summary>
public interface IMigrationExpression
{
    IMigrationExpression Reverse();
}

/// <summary>A change that cannot be undone by itself unless it says how.</summary>
public abstract class MigrationExpressionBase : IMigrationExpression
{
    public virtual IMigrationExpression Reverse()
    {
        throw new NotSupportedException($"{GetType().Name} cannot be reversed automatically");
    }
}

/// <summary>Creates a table.</summary>
public class CreateTableExpression : MigrationExpressionBase
{
    public virtual string TableName { get; set; }

    public virtual IList<ColumnDefinition> Columns { get; set; } = new List<ColumnDefinition>();

    public override IMigrationExpression Reverse() => new DeleteTableExpression { TableName = TableName };
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

    public override IMigrationExpression Reverse() => new DeleteColumnExpression { TableName = TableName, ColumnNames = { Column.Name } };
}

/// <summary>Creates an index.</summary>
public class CreateIndexExpression : MigrationExpressionBase
{
    public virtual IndexDefinition Index { get; set; } = new();

    public override IMigrationExpression Reverse() => new DeleteIndexExpression { Index = Index };
}

/// <summary>Creates a foreign key.</summary>
public class CreateForeignKeyExpression : MigrationExpressionBase
{
    public virtual ForeignKeyDefinition ForeignKey { get; set; } = new();

    public override IMigrationExpression Reverse() => new DeleteForeignKeyExpression { ForeignKey = ForeignKey };
}

/// <summary>Drops a table.</summary>
public class DeleteTableExpression : MigrationExpressionBase
{
    public virtual string TableName { get; set; }

    public virtual bool IfExists { get; set; }
}

/// <summary>Drops columns of a table.</summary>
public class DeleteColumnExpression : MigrationExpressionBase
{
    public virtual string TableName { get; set; }

    public ICollection<string> ColumnNames { get; set; } = new List<string>();
}

/// <summary>Drops an index.</summary>
public class DeleteIndexExpression : MigrationExpressionBase
{
    public virtual IndexDefinition Index { get; set; } = new();
}

/// <summary>Drops a foreign key.</summary>
public class DeleteForeignKeyExpression : MigrationExpressionBase
{
    public virtual ForeignKeyDefinition ForeignKey { get; set; } = new();
}

/// <summary>Runs a statement as it is written.</summary>
public class ExecuteSqlStatementExpression : MigrationExpressionBase
{
    public virtual string SqlStatement { get; set; }
}
