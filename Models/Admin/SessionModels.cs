using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The search of the sessions' grid
/// </summary>
public record SessionSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Sessions.Search.StatusId")]
    public int SearchStatusId { get; set; }
    public IList<SelectListItem> AvailableStatuses { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Sessions.Search.StoreId")]
    public int SearchStoreId { get; set; }
    public IList<SelectListItem> AvailableStores { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Sessions.Search.FailingOnly")]
    public bool SearchFailingOnly { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Sessions.Search.OrderNumber")]
    public string SearchOrderNumber { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Sessions.Search.From")]
    [UIHint("DateNullable")]
    public DateTime? SearchFrom { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Sessions.Search.To")]
    [UIHint("DateNullable")]
    public DateTime? SearchTo { get; set; }
}

/// <summary>
/// A page of sessions
/// </summary>
public record SessionListModel : BasePagedListModel<SessionRowModel>
{
}

/// <summary>
/// A session in the grid and on its page
/// </summary>
public record SessionRowModel : BaseNopEntityModel
{
    public DateTime CreatedOn { get; set; }

    public DateTime UpdatedOn { get; set; }

    public string Store { get; set; }

    public string Shopper { get; set; }

    public string Identifier { get; set; }

    public string Status { get; set; }

    public string Error { get; set; }

    public string Discount { get; set; }

    public string Earned { get; set; }

    public string Redeemed { get; set; }

    public int OrderId { get; set; }

    public string OrderNumber { get; set; }

    public string Due { get; set; }

    public int Attempts { get; set; }

    public string Reason { get; set; }

    public string Name { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether something can be tried again
    /// </summary>
    public bool CanTry { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether it can be given up
    /// </summary>
    public bool CanGiveUp { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Sessions.GiveUp.Reason")]
    public string GiveUpReason { get; set; }

    public IList<SessionStepModel> Steps { get; set; } = new List<SessionStepModel>();
}

/// <summary>
/// Something that was done with a session
/// </summary>
public record SessionStepModel : BaseNopModel
{
    public int Number { get; set; }

    public DateTime On { get; set; }

    public string Action { get; set; }

    public string Status { get; set; }

    public string Result { get; set; }

    public string Actor { get; set; }

    public int Milliseconds { get; set; }

    public string Request { get; set; }

    public string Answer { get; set; }
}
