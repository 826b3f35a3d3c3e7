using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The loyalty block on the order's page
/// </summary>
public record OrderBlockModel : BaseNopModel
{
    #region Properties

    public int OrderId { get; set; }

    /// <summary>
    /// Gets or sets what the order means in each program: points of two programs are different things
    /// </summary>
    public IList<OrderProgramModel> Programs { get; set; } = new List<OrderProgramModel>();

    #endregion
}

/// <summary>
/// What an order means for points of one program
/// </summary>
public record OrderProgramModel : BaseNopModel
{
    #region Properties

    public int ProgramId { get; set; }

    public string Name { get; set; }

    public int MemberId { get; set; }

    public string Earned { get; set; }

    public string TakenBack { get; set; }

    public string Pending { get; set; }

    public string Spent { get; set; }

    public string GivenBack { get; set; }

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
