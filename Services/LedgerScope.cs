using System.Data.Common;
using System.Transactions;

namespace Nop.Plugin.Misc.Loyalty.Services;

/// <summary>
/// The short transactions of the ledger
/// </summary>
internal static class LedgerScope
{
    /// <summary>
    /// Opens a transaction of its own, whatever surrounds it: nopCommerce's own scopes are serializable, and joining one would throw
    /// </summary>
    public static TransactionScope Open()
    {
        return new TransactionScope(TransactionScopeOption.RequiresNew,
            new TransactionOptions { IsolationLevel = IsolationLevel.ReadCommitted, Timeout = TimeSpan.FromSeconds(30) },
            TransactionScopeAsyncFlowOption.Enabled);
    }

    /// <summary>
    /// Whether the database refused, however the data layer wrapped that
    /// </summary>
    public static bool IsDatabaseFailure(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is DbException or TransactionAbortedException)
                return true;
        }

        return false;
    }
}
