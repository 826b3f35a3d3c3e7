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

    public virtual IList<ColumnDefinition> Columns { get; set; }
}
