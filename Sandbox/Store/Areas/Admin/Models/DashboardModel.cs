using Nop.Web.Framework.Models;

namespace Sandbox.Store.Areas.Admin.Models;

/// <summary>
/// The figures of the dashboard
/// </summary>
public record DashboardModel : BaseNopModel
{
    public int NumberOfOrders { get; set; }

    public int NumberOfPendingOrders { get; set; }

    public int NumberOfCustomers { get; set; }

    public int NumberOfProducts { get; set; }

    public ListSearchModel LatestOrders { get; set; } = new();
}
