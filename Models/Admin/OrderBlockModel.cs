using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The loyalty block on the order's page
/// </summary>
public record OrderBlockModel : BaseNopModel
{
    #region Properties

    public int OrderId { get; set; }

    public long Earned { get; set; }

    public long TakenBack { get; set; }

    public long Pending { get; set; }

    public long Spent { get; set; }

    public long GivenBack { get; set; }

    public IList<RedemptionModel> Redemptions { get; set; } = new List<RedemptionModel>();

    public IList<LedgerEntryModel> Entries { get; set; } = new List<LedgerEntryModel>();

    #endregion
}

/// <summary>
/// Points of one order that cannot be spent yet
/// </summary>
public record PendingPointsModel : BaseNopModel
{
    #region Properties

    public int OrderId { get; set; }

    public string OrderNumber { get; set; }

    public long Points { get; set; }

    public string Until { get; set; }

    public DateTime HeldUntil { get; set; }

    #endregion
}
