using System.Data;
using System.Text.RegularExpressions;
using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Schema;

/// <summary>
/// The tables as nopCommerce's other databases get them. The text that FluentMigrator makes is kept in docs/schema, to be read and to
/// be tried by hand; LOYALTY_WRITE_SCHEMA=1 writes it anew.
/// </summary>
[TestFixture(DataProviderType.SqlServer, "sqlserver", 1_700, 2)]
[TestFixture(DataProviderType.MySql, "mysql", 3_072, 4)]
[NonParallelizable]
public sealed partial class SchemaTests(DataProviderType database, string name, int keyBytes, int characterBytes)
{
    private SchemaScript _fresh = null!;
    private SchemaScript _update = null!;

    [OneTimeSetUp]
    public void Write() => (_fresh, _update) = (SchemaScript.Fresh(database), SchemaScript.Update(database));

    [Test]
    public void The_committed_text_is_what_the_migration_makes()
    {
        var file = Path.Combine(Repository.Root, "docs", "schema", name + ".sql");
        if (Environment.GetEnvironmentVariable("LOYALTY_WRITE_SCHEMA") == "1")
            File.WriteAllText(file, _fresh.Text);

        Assert.That(_fresh.Text, Is.EqualTo(File.Exists(file) ? File.ReadAllText(file) : ""), "LOYALTY_WRITE_SCHEMA=1 writes it anew");
    }

    [Test]
    public void No_index_has_a_key_without_a_bound_or_beyond_the_databases_limit()
    {
        var columns = _fresh.Expressions.OfType<CreateTableExpression>().SelectMany(table => table.Columns.Select(column => (table.TableName, column)))
            .ToDictionary(found => (found.TableName, found.column.Name), found => found.column);
        var indexes = _fresh.Expressions.OfType<CreateIndexExpression>().Concat(_update.Expressions.OfType<CreateIndexExpression>()).ToList();

        Assert.That(indexes, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var index in indexes.Select(expression => expression.Index))
            {
                var bytes = index.Columns.Sum(column => BytesOf(columns[(index.TableName, column.Name)]));
                Assert.That(bytes, Is.LessThanOrEqualTo(keyBytes), $"{index.Name} on {index.TableName}");
            }
        });
    }

    [Test]
    public void Every_moment_and_every_decimal_states_its_precision()
    {
        foreach (var text in new[] { _fresh.Text, _update.Text })
            Assert.That(WithoutPrecision().Matches(text).Select(match => match.Value), Is.Empty);
        Assert.That(WithPrecision().Count(_fresh.Text), Is.GreaterThan(50));
    }

    [Test]
    public void No_row_is_reached_by_two_cascades()
    {
        var cascades = _fresh.Expressions.OfType<CreateForeignKeyExpression>().Select(expression => expression.ForeignKey)
            .Where(key => key.OnDelete == Rule.Cascade).ToLookup(key => key.PrimaryTable, key => key.ForeignTable);

        Assert.Multiple(() =>
        {
            foreach (var start in cascades.Select(group => group.Key))
                Assert.That(Reached(start).GroupBy(table => table).Where(ways => ways.Count() > 1).Select(ways => ways.Key), Is.Empty, start);
        });

        IEnumerable<string> Reached(string table) => cascades[table].SelectMany(next => Reached(next).Prepend(next));
    }

    private int BytesOf(ColumnDefinition column) => column.Type switch
    {
        DbType.String => checked(column.Size is > 0 and < 4_000 and var size ? size * characterBytes : 1_000_000),
        DbType.Int32 => 4,
        DbType.Int64 => 8,
        DbType.Boolean => 1,
        DbType.Decimal => 13,
        DbType.Guid => database == DataProviderType.MySql ? 36 * characterBytes : 16,
        // moments have a type of their own
        null => 8,
        _ => throw new NotSupportedException($"{column.Name} is {column.Type}")
    };

    [GeneratedRegex(@"\b(DATETIME2?|DECIMAL|NUMERIC)\b(?!\s*\()[^,\n]*", RegexOptions.IgnoreCase)]
    private static partial Regex WithoutPrecision();

    [GeneratedRegex(@"\b(DATETIME2?|DECIMAL|NUMERIC)\s*\([0-9, ]+\)", RegexOptions.IgnoreCase)]
    private static partial Regex WithPrecision();
}
