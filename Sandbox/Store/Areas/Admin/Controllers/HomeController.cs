using Nop.Web.Areas.Admin.Controllers;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Controllers;

public class HomeController(
    ICustomerService customerService,
    IPermissionService permissionService,
    IRepository<CustomerCustomerRoleMapping> roleMappingRepository,
    IRepository<Order> orderRepository,
    IRepository<Product> productRepository) : BaseAdminController
{
    public async Task<IActionResult> Index()
    {
        var model = new DashboardModel();

        if (await permissionService.AuthorizeAsync(StandardPermission.Orders.ORDERS_VIEW))
        {
            var all = orderRepository.Table.Count(order => !order.Deleted);
            var pending = orderRepository.Table.Count(order => !order.Deleted && order.OrderStatusId == (int)OrderStatus.Pending);
            model.Figures.Add(Figure(all, "Admin.Dashboard.NumberOfOrders", "Order", "bg-info", "fas fa-shopping-bag"));
            model.Figures.Add(Figure(pending, "Admin.Dashboard.NumberOfPendingOrders", "Order", "bg-warning", "fas fa-rotate"));
            model.LatestOrders = new ListSearchModel();
            model.LatestOrders.SetGridPageSize(5);
        }

        if (await permissionService.AuthorizeAsync(StandardPermission.Customers.CUSTOMERS_VIEW))
        {
            var registered = await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName);
            var roleId = registered?.Id ?? 0;
            var count = roleMappingRepository.Table.Count(mapping => mapping.CustomerRoleId == roleId);
            model.Figures.Add(Figure(count, "Admin.Dashboard.NumberOfCustomers", "Customer", "bg-success", "fas fa-user-plus"));
        }

        if (await permissionService.AuthorizeAsync(StandardPermission.Catalog.PRODUCTS_VIEW))
        {
            var count = productRepository.Table.Count(product => !product.Deleted);
            model.Figures.Add(Figure(count, "Admin.Dashboard.NumberOfProducts", "Product", "bg-danger", "fas fa-book"));
        }

        return View(model);
    }

    private static DashboardFigureModel Figure(int value, string resourceKey, string controllerName, string cssClass, string iconClass) =>
        new DashboardFigureModel
        {
            Value = value,
            ResourceKey = resourceKey,
            ControllerName = controllerName,
            CssClass = cssClass,
            IconClass = iconClass
        };
}
