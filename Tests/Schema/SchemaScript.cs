using System.Data;
using System.Text;
using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Configuration;
using Nop.Core.Infrastructure;
using Nop.Data;
using Nop.Data.Configuration;
using Nop.Plugin.Misc.Loyalty.Data.Migrations;

namespace Nop.Plugin.Misc.Loyalty.Tests.Schema;

/// <summary>What the plugin's migration asks for, and what FluentMigrator makes of it, without a database.</summary>
internal sealed record SchemaScript(DataProviderType Database, IReadOnlyList<IMigrationExpression> Expressions, string Text)
{
    /// <summary>The tables of a new store.</summary>
    public static SchemaScript Fresh(DataProviderType database) => Write(database, tablesAreThere: false);

    /// <summary>What an update adds to a store whose tables are there with none of the columns and indexes that came later.</summary>
    public static SchemaScript Update(DataProviderType database) => Write(database, tablesAreThere: true);

    private static SchemaScript Write(DataProviderType database, bool tablesAreThere)
    {
        var (settings, types) = (Singleton<AppSettings>.Instance, Singleton<ITypeFinder>.Instance);
        Singleton<AppSettings>.Instance = new AppSettings([new CacheConfig(), new DataConfig { DataProvider = database, ConnectionString = "none" }]);
        Singleton<ITypeFinder>.Instance = new WebAppTypeFinder();
        try
        {
            using var services = new ServiceCollection().AddFluentMigratorCore().ConfigureRunner(runner =>
            {
                _ = database == DataProviderType.MySql ? runner.AddMySql5() : runner.AddSqlServer();
            }).BuildServiceProvider();
            using var scope = services.CreateScope();
            var generator = scope.ServiceProvider.GetRequiredService<IMigrationGenerator>();
            var context = new Context(tablesAreThere);
            new SchemaMigration().GetUpExpressions(context);

            var conventions = new DefaultConventionSet();
            var expressions = context.Expressions.Select(expression => expression.Apply(conventions)).ToList();
            var text = new StringBuilder();
            foreach (var expression in expressions.Where(expression => expression is not PerformDBOperationExpression))
                text.Append(Statement(generator, expression)).Append("\n\n");
            foreach (var check in LoyaltyChecks.Statements(database))
                text.Append(check).Append(";\n");
            return new(database, expressions, text.ToString());
        }
        finally
        {
            (Singleton<AppSettings>.Instance, Singleton<ITypeFinder>.Instance) = (settings, types);
        }
    }

    private static string Statement(IMigrationGenerator generator, IMigrationExpression expression)
    {
        var statement = expression switch
        {
            CreateTableExpression table => generator.Generate(table),
            CreateIndexExpression index => generator.Generate(index),
            CreateColumnExpression column => generator.Generate(column),
            CreateForeignKeyExpression key => generator.Generate(key),
            AlterTableExpression => "",
            _ => throw new NotSupportedException(expression.GetType().Name)
        };
        // a column a line
        return (expression is CreateTableExpression ? statement.Replace(", [", ",\n    [").Replace(", `", ",\n    `") : statement)
            .ReplaceLineEndings("\n").TrimEnd();
    }

    private sealed class Context(bool tablesAreThere) : IMigrationContext, IQuerySchema
    {
        public IServiceProvider ServiceProvider => null!;

        public ICollection<IMigrationExpression> Expressions { get; set; } = [];

        public IQuerySchema QuerySchema => this;

        public string Connection { get; set; } = "none";

        public string DatabaseType => "none";

        public IList<string> DatabaseTypeAliases => [];

        public bool SchemaExists(string schemaName) => true;

        public bool TableExists(string schemaName, string tableName) => tablesAreThere;

        public bool ColumnExists(string schemaName, string tableName, string columnName) => false;

        public bool ConstraintExists(string schemaName, string tableName, string constraintName) => false;

        public bool IndexExists(string schemaName, string tableName, string indexName) => false;

        public bool SequenceExists(string schemaName, string sequenceName) => false;

        public bool DefaultValueExists(string schemaName, string tableName, string columnName, object defaultValue) => false;
    }
}
