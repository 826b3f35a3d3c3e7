using System.Data.Common;
using Nop.Core.Configuration;
using Nop.Core.Infrastructure;
using Nop.Data;
using Nop.Data.Configuration;

namespace Nop.Plugin.Misc.Loyalty.Services.Setup;

/// <summary>
/// What the store's connection string says about how the database is used
/// </summary>
public static class DatabaseConnection
{
    private static readonly string[] _xaNames = ["UseXaTransactions", "Use XA Transactions"];

    /// <summary>
    /// Whether transactions run as XA transactions: MySqlConnector does that unless it is told not to. One whose process dies between its two
    /// phases outlives a restart of the server and keeps the rows it touched locked, and the isolation asked for does not count
    /// </summary>
    /// <param name="provider">Kind of database</param>
    /// <param name="connectionString">Connection string</param>
    public static bool UsesXaTransactions(DataProviderType provider, string connectionString)
    {
        if (provider != DataProviderType.MySql)
            return false;

        try
        {
            var options = new DbConnectionStringBuilder { ConnectionString = connectionString };
            var value = _xaNames.Where(options.ContainsKey).Select(name => Convert.ToString(options[name])?.Trim()).FirstOrDefault();

            return value?.ToLowerInvariant() is not ("false" or "no" or "0");
        }
        catch (ArgumentException)
        {
            // what cannot be read cannot be connected with either; somebody else will say so
            return false;
        }
    }

    /// <summary>
    /// Whether this store's transactions run as XA transactions
    /// </summary>
    public static bool UsesXaTransactions()
    {
        return UsesXaTransactions(Provider, Settings?.ConnectionString);
    }

    /// <summary>
    /// Kind of this store's database
    /// </summary>
    public static DataProviderType Provider => Settings?.DataProvider ?? DataProviderType.Unknown;

    /// <summary>
    /// None before the store has read its settings
    /// </summary>
    private static DataConfig Settings => Singleton<AppSettings>.Instance is null ? null : DataSettingsManager.LoadSettings();
}
