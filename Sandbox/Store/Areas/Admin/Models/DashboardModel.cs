namespace Sandbox.Store.Areas.Admin.Models;

/// <summary>The dashboard, as far as the admin may see it</summary>
public record DashboardModel : BaseNopModel
{
    public IList<DashboardFigureModel> Figures { get; set; } = [];

    /// <summary>Null for those who may not see orders</summary>
    public ListSearchModel LatestOrders { get; set; }
}

public record DashboardFigureModel : BaseNopModel
{
    public int Value { get; set; }
    public string ResourceKey { get; set; }
    public string ControllerName { get; set; }
    public string CssClass { get; set; }
    public string IconClass { get; set; }
}
