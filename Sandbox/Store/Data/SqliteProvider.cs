using System.Data.Common;
using System.Globalization;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider.SQLite;
using LinqToDB.Internal.DataProvider.SQLite;
using LinqToDB.Internal.SqlProvider;
using LinqToDB.Internal.SqlQuery;
using LinqToDB.Mapping;

namespace Sandbox.Store.Data;

/// <summary>
/// SQLite with moments to the microsecond and as text, and with decimals as floating point numbers: it has no decimal, cannot order
/// or sum them as text, and fifteen digits hold any amount of this store.
/// </summary>
internal sealed class SqliteProvider : SQLiteDataProvider
{
    private const string MOMENT = "yyyy-MM-dd HH:mm:ss.FFFFFF";
    private const int DECIMAL_SCALE = 4;

    private readonly ISqlOptimizer _optimizer;

    public SqliteProvider() : base(LinqToDB.ProviderName.SQLiteMS, SQLiteProvider.Microsoft) => _optimizer = new Optimizer(SqlProviderFlags);

    public override ISqlOptimizer GetSqlOptimizer(DataOptions dataOptions) => _optimizer;

    /// <summary>Literals look like parameters.</summary>
    public static void Describe(MappingSchema mapping)
    {
        mapping.SetValueToSqlConverter(typeof(DateTime), (text, _, _, value) => text.Append('\'').Append(Text((DateTime)value)).Append('\''));
        mapping.SetValueToSqlConverter(typeof(Guid), (text, _, _, value) => text.Append('\'').Append(Text((Guid)value)).Append('\''));
        mapping.SetConvertExpression<string, Guid>(text => new Guid(text));
    }

    public override void SetParameter(DataConnection dataConnection, DbParameter parameter, string name, DbDataType dataType, object value) =>
        base.SetParameter(dataConnection, parameter, name, dataType, value switch
        {
            DateTime moment => Text(moment),
            Guid guid => Text(guid),
            decimal amount => (double)Math.Round(amount, dataType.Scale is > 0 and var scale ? scale : DECIMAL_SCALE),
            _ => value
        });

    private static string Text(DateTime moment) => moment.ToString(MOMENT, CultureInfo.InvariantCulture);

    private static string Text(Guid guid) => guid.ToString().ToUpperInvariant();

    private sealed class Optimizer(SqlProviderFlags flags) : SQLiteSqlOptimizer(flags)
    {
        public override SqlExpressionConvertVisitor CreateConvertVisitor(bool allowModify) => new Visitor(allowModify);
    }

    /// <summary>Compares moments as the texts they are, where the library's own visitor cuts both sides to the millisecond.</summary>
    private sealed class Visitor(bool allowModify) : SqlExpressionConvertVisitor(allowModify)
    {
        protected override bool ConcatRequiresExplicitStringCast => false;

        protected override ISqlExpression ConvertConversion(SqlCastExpression cast)
        {
            var type = Nullable.GetUnderlyingType(cast.SystemType) ?? cast.SystemType;
            return type == typeof(DateTime) || type == typeof(Guid) ? (ISqlExpression)Visit(cast.Expression) : base.ConvertConversion(cast);
        }
    }
}
