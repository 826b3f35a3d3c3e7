using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The search of the redemptions' grid
/// </summary>
public record RedemptionSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Search.Member")]
    public string SearchMember { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Search.StatusId")]
    public int SearchStatusId { get; set; }
    public IList<SelectListItem> AvailableStatuses { get; set; } = new List<SelectListItem>();

    /// <summary>
    /// Gets or sets what was redeemed: 0 for anything, -1 for points spent as an amount, otherwise a reward
    /// </summary>
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Search.What")]
    public int SearchWhat { get; set; }
    public IList<SelectListItem> AvailableWhats { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Search.StoreId")]
    public int SearchStoreId { get; set; }
    public IList<SelectListItem> AvailableStores { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Search.From")]
    [UIHint("DateNullable")]
    public DateTime? SearchFrom { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Search.To")]
    [UIHint("DateNullable")]
    public DateTime? SearchTo { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Search.OrderNumber")]
    public string SearchOrderNumber { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Grids.Sort")]
    public int SearchSortId { get; set; }
    public IList<SelectListItem> AvailableSorts { get; set; } = new List<SelectListItem>();

    public bool CanManage { get; set; }
}

/// <summary>
/// A page of redemptions
/// </summary>
public record RedemptionListModel : BasePagedListModel<RedemptionModel>
{
}

/// <summary>
/// A redemption in the grid and on its page
/// </summary>
public record RedemptionModel : BaseNopEntityModel
{
    #region Properties

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Fields.CreatedOn")]
    public DateTime CreatedOn { get; set; }

    public int MemberId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Fields.Member")]
    public string Member { get; set; }

    public int RewardId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Fields.Name")]
    public string Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Fields.Points")]
    public long Points { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Fields.Worth")]
    public string Worth { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Fields.Used")]
    public string Used { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Fields.Status")]
    public string Status { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Fields.Reason")]
    public string Reason { get; set; }

    public int OrderId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Fields.Order")]
    public string OrderNumber { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Fields.ExternalReference")]
    public string ExternalReference { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Fields.Store")]
    public string Store { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Redemptions.Fields.ExpiresOn")]
    public DateTime ExpiresOn { get; set; }

    public int DiscountId { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether it is reserved and who looks may give it back
    /// </summary>
    public bool CanRelease { get; set; }

    public IList<RedemptionStepModel> Steps { get; set; } = new List<RedemptionStepModel>();

    public IList<LedgerEntryModel> Entries { get; set; } = new List<LedgerEntryModel>();

    #endregion
}

/// <summary>
/// One change of a redemption's state
/// </summary>
public record RedemptionStepModel : BaseNopModel
{
    public int Number { get; set; }

    public DateTime On { get; set; }

    public string Status { get; set; }

    public string Reason { get; set; }

    public string Actor { get; set; }
}
