using Nop.Core.Domain.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Brings the ledger to what an order, as it is now, should have earned
/// </summary>
public interface IOrderConvergence
{
    /// <summary>
    /// Books the difference between what the order should have earned and what was booked. Safe to call at any time, any number of times
    /// </summary>
    /// <returns>Number of entries booked</returns>
    Task<int> ConvergeAsync(Order order);

    /// <summary>
    /// Converges the orders created since a moment
    /// </summary>
    /// <returns>Number of entries booked</returns>
    Task<int> ReconcileAsync(DateTime createdFromUtc);

    /// <summary>
    /// Makes held points spendable whose time has come, and gives up those whose order was undone
    /// </summary>
    /// <returns>Number of entries booked</returns>
    Task<int> MatureDueAsync();

    /// <summary>
    /// Gets the points booked for an order in the store's default program, pending ones included
    /// </summary>
    Task<IDictionary<int, long>> GetBookedPointsAsync(Order order);
}
