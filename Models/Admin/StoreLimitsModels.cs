using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The stores that customer roles are limited to
/// </summary>
public record StoreLimitsModel : BaseNopModel
{
    public IList<RoleStoresModel> Roles { get; set; } = new List<RoleStoresModel>();
}

/// <summary>
/// The stores that a customer role is limited to; none for no limit
/// </summary>
public record RoleStoresModel : BaseNopModel
{
    public int RoleId { get; set; }

    public string Role { get; set; }

    public IList<int> SelectedStoreIds { get; set; } = new List<int>();

    public IList<SelectListItem> AvailableStores { get; set; } = new List<SelectListItem>();
}
