using Microsoft.AspNetCore.Mvc;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Services.Customers;
using Nop.Web.Areas.Admin.Controllers;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>
/// The dashboard
/// </summary>
public class HomeController(
    ICustomerService customerService,
    IRepository<CustomerCustomerRoleMapping> roleMappingRepository,
    IRepository<Order> orderRepository,
    IRepository<Product> productRepository) : BaseAdminController
{
    public async Task<IActionResult> Index()
    {
        var registered = await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName);
        var registeredRoleId = registered?.Id ?? 0;

        var model = new DashboardModel
        {
            NumberOfOrders = orderRepository.Table.Count(order => !order.Deleted),
            NumberOfPendingOrders = orderRepository.Table.Count(order => !order.Deleted && order.OrderStatusId == (int)OrderStatus.Pending),
            NumberOfCustomers = roleMappingRepository.Table.Count(mapping => mapping.CustomerRoleId == registeredRoleId),
            NumberOfProducts = productRepository.Table.Count(product => !product.Deleted)
        };
        model.LatestOrders.SetGridPageSize(5);

        return View(model);
    }
}
