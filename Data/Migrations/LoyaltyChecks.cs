using System.Data;
using Nop.Core.Domain.Logging;
using Nop.Core.Infrastructure;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Data.Migrations;

/// <summary>
/// What the database itself refuses, as the last guard under the ledger
/// </summary>
internal static class LoyaltyChecks
{
    private static readonly (string Table, string Name, string Column, string Rule)[] _checks =
    [
        ("LoyaltyAccount", "CK_LoyaltyAccount_Balance", nameof(PointsAccount.Balance), ">= 0"),
        ("LoyaltyLot", "CK_LoyaltyLot_Remaining", nameof(PointLot.Remaining), ">= 0"),
        ("LoyaltyMember", "CK_LoyaltyMember_Status", nameof(LoyaltyMember.StatusId), OneOf<MemberStatus>()),
        ("LoyaltyRedemption", "CK_LoyaltyRedemption_Status", nameof(LoyaltyRedemption.StatusId), OneOf<RedemptionStatus>())
    ];

    /// <summary>
    /// The statements that add the constraints
    /// </summary>
    internal static IEnumerable<string> Statements(DataProviderType database) => _checks.Select(check => Statement(database, check));

    /// <summary>
    /// Adds the constraints that are missing. Rows that break one stay as they are: then the constraint is left out, and the log says what was found
    /// </summary>
    internal static void Apply(IDbConnection connection, IDbTransaction transaction)
    {
        foreach (var finding in Add(DataSettingsManager.LoadSettings().DataProvider, connection, transaction))
            EngineContext.Current.Resolve<ILogger>().InsertLogAsync(LogLevel.Error, finding).GetAwaiter().GetResult();
    }

    /// <summary>
    /// Adds the constraints that are missing; returns what stands against the others
    /// </summary>
    internal static IReadOnlyList<string> Add(DataProviderType database, IDbConnection connection, IDbTransaction transaction)
    {
        var findings = new List<string>();
        foreach (var check in _checks)
        {
            if (Count("SELECT COUNT(*) FROM information_schema.table_constraints "
                    + $"WHERE table_name = '{check.Table}' AND constraint_name = '{check.Name}' AND table_schema = {Schema(database)}") > 0)
                continue;

            var broken = Count($"SELECT COUNT(*) FROM {Quote(database, check.Table)} WHERE NOT ({Quote(database, check.Column)} {check.Rule})");
            if (broken > 0)
                findings.Add($"Loyalty: {broken} rows of {check.Table} have a {check.Column} that is not {check.Rule}; they were left as they are, and {check.Name} was not added.");
            else
                Command(Statement(database, check)).ExecuteNonQuery();
        }
        return findings;

        long Count(string sql) => Convert.ToInt64(Command(sql).ExecuteScalar());

        IDbCommand Command(string sql)
        {
            var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            return command;
        }
    }

    private static string Statement(DataProviderType database, (string Table, string Name, string Column, string Rule) check) =>
        $"ALTER TABLE {Quote(database, check.Table)} ADD CONSTRAINT {Quote(database, check.Name)} CHECK ({Quote(database, check.Column)} {check.Rule})";

    private static string OneOf<TStatus>() where TStatus : struct, Enum =>
        $"IN ({string.Join(", ", Enum.GetValues<TStatus>().Select(status => Convert.ToInt32(status)))})";

    internal static string Quote(DataProviderType database, string name) => database switch
    {
        DataProviderType.MySql => $"`{name}`",
        DataProviderType.SqlServer => $"[{name}]",
        _ => $"\"{name}\""
    };

    private static string Schema(DataProviderType database) => database switch
    {
        DataProviderType.MySql => "DATABASE()",
        DataProviderType.SqlServer => "SCHEMA_NAME()",
        _ => "current_schema()"
    };
}
