using Nop.Web.Models.Customer;

namespace Sandbox.Store.Factories;

public class CustomerModelFactory(ILocalizationService localizationService)
{
    public async Task<CustomerNavigationModel> PrepareCustomerNavigationModelAsync(int selectedTab = 0)
    {
        var model = new CustomerNavigationModel { SelectedTab = selectedTab };
        await AddAsync(NopRouteNames.General.CUSTOMER_INFO, "Account.CustomerInfo", CustomerNavigationEnum.Info, "customer-info");
        await AddAsync(NopRouteNames.General.CUSTOMER_ORDERS, "Account.CustomerOrders", CustomerNavigationEnum.Orders, "customer-orders");
        await AddAsync(NopRouteNames.Standard.CUSTOMER_CHANGE_PASSWORD, "Account.ChangePassword", CustomerNavigationEnum.ChangePassword, "change-password");
        return model;

        async Task AddAsync(string routeName, string resource, CustomerNavigationEnum tab, string itemClass) =>
            model.CustomerNavigationItems.Add(new CustomerNavigationItemModel
            {
                RouteName = routeName,
                Title = await localizationService.GetResourceAsync(resource),
                Tab = (int)tab,
                ItemClass = itemClass
            });
    }

    public CustomerInfoModel PrepareCustomerInfoModel(Customer customer) =>
        new CustomerInfoModel
        {
            Email = customer.Email,
            FirstName = customer.FirstName,
            LastName = customer.LastName,
            Company = customer.Company,
            DateOfBirthDay = customer.DateOfBirth?.Day,
            DateOfBirthMonth = customer.DateOfBirth?.Month,
            DateOfBirthYear = customer.DateOfBirth?.Year
        };
}
