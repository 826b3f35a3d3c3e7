using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Order;

/// <summary>The customer's orders</summary>
public partial record CustomerOrderListModel : BaseNopModel
{
    public List<CustomerOrderModel> Orders { get; set; } = new();
}
