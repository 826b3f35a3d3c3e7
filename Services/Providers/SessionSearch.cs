using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// What sessions are searched by
/// </summary>
public sealed record SessionQuery
{
    /// <summary>
    /// State; null for any
    /// </summary>
    public ProviderSessionStatus? Status { get; init; }

    /// <summary>
    /// Store; 0 for any
    /// </summary>
    public int StoreId { get; init; }

    /// <summary>
    /// The stores of whoever looks; null for all
    /// </summary>
    public IReadOnlyList<int> StoreIds { get; init; }

    /// <summary>
    /// Only those whose last call failed
    /// </summary>
    public bool FailingOnly { get; init; }

    /// <summary>
    /// Number of the order; null for any
    /// </summary>
    public string OrderNumber { get; init; }

    /// <summary>
    /// Begun from then on
    /// </summary>
    public DateTime? FromUtc { get; init; }

    /// <summary>
    /// Begun before then
    /// </summary>
    public DateTime? BeforeUtc { get; init; }
}

/// <summary>
/// Finds sessions for the grid, newest first
/// </summary>
public class SessionSearch(IRepository<Order> orderRepository, IRepository<ProviderSession> sessionRepository)
{
    /// <summary>
    /// Finds a page
    /// </summary>
    public Task<IPagedList<ProviderSession>> FindAsync(SessionQuery wanted, int pageIndex, int pageSize)
    {
        return sessionRepository.GetAllPagedAsync(query =>
        {
            if (wanted.Status is { } status)
                query = query.Where(row => row.StatusId == (int)status);
            if (wanted.StoreId > 0)
                query = query.Where(row => row.StoreId == wanted.StoreId);
            if (wanted.StoreIds is { } storeIds)
                query = query.Where(row => storeIds.Contains(row.StoreId));
            if (wanted.FailingOnly)
                query = query.Where(row => row.ErrorCode != null);
            if (wanted.FromUtc is { } from)
                query = query.Where(row => row.CreatedOnUtc >= from);
            if (wanted.BeforeUtc is { } before)
                query = query.Where(row => row.CreatedOnUtc < before);
            if (!string.IsNullOrWhiteSpace(wanted.OrderNumber))
            {
                var number = wanted.OrderNumber.Trim();
                query = query.Where(row => orderRepository.Table.Any(order => order.Id == row.OrderId && order.CustomOrderNumber == number));
            }

            return query.OrderByDescending(row => row.Id);
        }, pageIndex, pageSize);
    }
}
