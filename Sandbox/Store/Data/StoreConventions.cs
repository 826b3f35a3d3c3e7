using System.Data;
using FluentMigrator.Expressions;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.VersionTableInfo;

namespace Sandbox.Store.Data;

/// <summary>FluentMigrator's conventions, but for the names of indexes and the type of strings.</summary>
internal sealed class StoreConventions(StoreDatabase database) : IConventionSet
{
    private static readonly DefaultConventionSet _defaults = new();

    public IRootPathConvention RootPathConvention => _defaults.RootPathConvention;

    public DefaultSchemaConvention SchemaConvention => _defaults.SchemaConvention;

    public IList<IColumnsConvention> ColumnsConventions { get; } = [new StringColumns(database), new DefaultPrimaryKeyNameConvention()];

    public IList<IConstraintConvention> ConstraintConventions => _defaults.ConstraintConventions;

    public IList<IForeignKeyConvention> ForeignKeyConventions => _defaults.ForeignKeyConventions;

    public IList<IIndexConvention> IndexConventions { get; } = [new IndexNames(), _defaults.SchemaConvention];

    public IList<ISequenceConvention> SequenceConventions => _defaults.SequenceConventions;

    public IList<IAutoNameConvention> AutoNameConventions => _defaults.AutoNameConventions;

    private sealed class StringColumns(StoreDatabase database) : IColumnsConvention
    {
        public IColumnsExpression Apply(IColumnsExpression expression)
        {
            foreach (var column in expression.Columns.Where(column => column.Type == DbType.String && database.StringType is not null))
                (column.Type, column.CustomType) = (null, database.StringType);
            return expression;
        }
    }

    private sealed class IndexNames : IIndexConvention
    {
        public IIndexExpression Apply(IIndexExpression expression)
        {
            var index = expression.Index;
            if (string.IsNullOrEmpty(index.Name))
                index.Name = $"IX_{index.TableName}_{string.Join('_', index.Columns.Select(column => column.Name))}";
            return expression;
        }
    }
}

internal sealed class AppliedMigrations : IVersionTableMetaData
{
    public object ApplicationContext { get; set; }

    public bool OwnsSchema => true;

    public string SchemaName => string.Empty;

    public string TableName => "MigrationVersionInfo";

    public string ColumnName => "Version";

    public string DescriptionColumnName => "Description";

    public string UniqueIndexName => "UC_Version";

    public string AppliedOnColumnName => "AppliedOn";

    public bool CreateWithPrimaryKey => false;
}
