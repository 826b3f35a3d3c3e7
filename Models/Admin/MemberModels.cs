using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// A member in the grid and on the detail page
/// </summary>
public record MemberModel : BaseNopEntityModel
{
    #region Properties

    public int CustomerId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.Customer")]
    public string Customer { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.Program")]
    public string Program { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.CardNumber")]
    public string CardNumber { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.Status")]
    public string Status { get; set; }

    public int StatusId { get; set; }

    /// <summary>
    /// Gets or sets why the member does not earn and spend
    /// </summary>
    public string StatusReason { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.External")]
    public string External { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether who looks may also change
    /// </summary>
    public bool CanManage { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.Tier")]
    public string Tier { get; set; }

    public string TierColor { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.Balance")]
    public long Balance { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.Pending")]
    public long Pending { get; set; }

    /// <summary>
    /// Gets or sets the orders whose points cannot be spent yet
    /// </summary>
    public IList<PendingPointsModel> PendingOrders { get; set; } = new List<PendingPointsModel>();

    /// <summary>
    /// Gets or sets what is reserved at present
    /// </summary>
    public IList<RedemptionModel> Reservations { get; set; } = new List<RedemptionModel>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.LifetimePoints")]
    public long LifetimePoints { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.LifetimeSpend")]
    public string LifetimeSpend { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.Shortfall")]
    public long Shortfall { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.EnrolledOn")]
    public DateTime EnrolledOn { get; set; }

    public AdjustPointsModel Adjust { get; set; } = new();

    public LedgerSearchModel LedgerSearchModel { get; set; } = new();

    #endregion
}

/// <summary>
/// The search of the members' grid
/// </summary>
public record MemberSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Search.Email")]
    [DataType(DataType.EmailAddress)]
    public string SearchEmail { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Search.Name")]
    public string SearchName { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Search.CardNumber")]
    public string SearchCardNumber { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.Program")]
    public int SearchProgramId { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.Tier")]
    public int SearchTierId { get; set; }
    public IList<SelectListItem> AvailableTiers { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.Status")]
    public int SearchStatusId { get; set; }
    public IList<SelectListItem> AvailableStatuses { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Grids.Sort")]
    public int SearchSortId { get; set; }
    public IList<SelectListItem> AvailableSorts { get; set; } = new List<SelectListItem>();
}

/// <summary>
/// A page of members
/// </summary>
public record MemberListModel : BasePagedListModel<MemberModel>
{
}

/// <summary>
/// Points given or taken by hand
/// </summary>
public record AdjustPointsModel : BaseNopModel
{
    public int MemberId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Adjust.Points")]
    public long Points { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Adjust.Reason")]
    public string Reason { get; set; }

    /// <summary>
    /// Gets or sets the key made with the form, so that a form sent twice books once
    /// </summary>
    public string FormKey { get; set; }
}

/// <summary>
/// The search of a member's ledger
/// </summary>
public record LedgerSearchModel : BaseSearchModel
{
    public int MemberId { get; set; }

    /// <summary>
    /// Gets or sets the order whose entries are wanted; 0 for all entries
    /// </summary>
    public int OrderId { get; set; }
}

/// <summary>
/// A page of a member's ledger
/// </summary>
public record LedgerListModel : BasePagedListModel<LedgerEntryModel>
{
}

/// <summary>
/// One ledger entry in the admin area
/// </summary>
public record LedgerEntryModel : BaseNopEntityModel
{
    public int MemberId { get; set; }

    /// <summary>
    /// Gets or sets the member's customer, where entries of several members stand together
    /// </summary>
    public string Member { get; set; }

    public long Version { get; set; }

    public DateTime BookedOn { get; set; }

    public string Type { get; set; }

    public long Points { get; set; }

    /// <summary>
    /// Gets or sets the change of the points that cannot be spent yet
    /// </summary>
    public long Pending { get; set; }

    public long BalanceAfter { get; set; }

    /// <summary>
    /// Gets or sets what caused the entry, in words
    /// </summary>
    public string Reference { get; set; }

    public int OrderId { get; set; }

    public int RedemptionId { get; set; }

    public string Actor { get; set; }

    public string Description { get; set; }
}
