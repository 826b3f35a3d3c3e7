using Nop.Services.Helpers;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Factories;

public class CustomerModelFactory(
    AdminSelectLists selectLists,
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    IRepository<Customer> customerRepository,
    IRepository<CustomerCustomerRoleMapping> roleMappingRepository)
{
    /// <summary>The search block, with registered customers preselected</summary>
    public async Task<CustomerSearchModel> PrepareCustomerSearchModelAsync()
    {
        var registered = await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName);
        var model = new CustomerSearchModel { AvailableCustomerRoles = await selectLists.ForCustomerRolesAsync() };
        if (registered is not null)
            model.SelectedCustomerRoleIds.Add(registered.Id);

        return model;
    }

    /// <summary>One page of customers, latest first</summary>
    public async Task<GridModel<CustomerModel>> PrepareCustomerListModelAsync(CustomerSearchModel searchModel)
    {
        var customers = await customerRepository.GetAllPagedAsync(query =>
        {
            query = query.Where(customer => !customer.Deleted);

            if (!string.IsNullOrWhiteSpace(searchModel.SearchEmail))
                query = query.Where(customer => customer.Email.Contains(searchModel.SearchEmail.Trim()));
            if (!string.IsNullOrWhiteSpace(searchModel.SearchFirstName))
                query = query.Where(customer => customer.FirstName.Contains(searchModel.SearchFirstName.Trim()));
            if (!string.IsNullOrWhiteSpace(searchModel.SearchLastName))
                query = query.Where(customer => customer.LastName.Contains(searchModel.SearchLastName.Trim()));

            if (searchModel.SelectedCustomerRoleIds.Any())
            {
                var roleIds = searchModel.SelectedCustomerRoleIds.ToArray();
                var customerIds = roleMappingRepository.Table
                    .Where(mapping => roleIds.Contains(mapping.CustomerRoleId))
                    .Select(mapping => mapping.CustomerId);
                query = query.Where(customer => customerIds.Contains(customer.Id));
            }

            return query.OrderByDescending(customer => customer.CreatedOnUtc).ThenByDescending(customer => customer.Id);
        }, searchModel.Page - 1, searchModel.PageSize);

        return await GridModel<CustomerModel>.FromAsync(searchModel, customers, async customer =>
        {
            var roles = await customerService.GetCustomerRolesAsync(customer, showHidden: true);
            return new CustomerModel
            {
                Id = customer.Id,
                Email = await customerService.IsRegisteredAsync(customer) ? customer.Email : roles.FirstOrDefault()?.Name,
                FullName = await customerService.GetCustomerFullNameAsync(customer),
                CustomerRoleNames = string.Join(", ", roles.Select(role => role.Name)),
                Active = customer.Active,
                CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(customer.CreatedOnUtc, DateTimeKind.Utc),
                LastActivityDate = await dateTimeHelper.ConvertToUserTimeAsync(customer.LastActivityDateUtc, DateTimeKind.Utc)
            };
        });
    }

    /// <summary>The create page, or the edit page of a customer; what was posted is kept when a model is given</summary>
    public async Task<CustomerModel> PrepareCustomerModelAsync(CustomerModel model, Customer customer)
    {
        if (model is null)
        {
            model = new CustomerModel { Active = true };
            if (customer is not null)
            {
                model.Email = customer.Email;
                model.FirstName = customer.FirstName;
                model.LastName = customer.LastName;
                model.Company = customer.Company;
                model.Active = customer.Active;
                model.AdminComment = customer.AdminComment;
                model.SelectedCustomerRoleIds = (await customerService.GetCustomerRoleIdsAsync(customer, showHidden: true)).ToList();
            }
            else if (await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName) is { } registered)
                model.SelectedCustomerRoleIds.Add(registered.Id);
        }

        model.AvailableCustomerRoles = await selectLists.ForCustomerRolesAsync();
        foreach (var item in model.AvailableCustomerRoles)
            item.Selected = model.SelectedCustomerRoleIds.Contains(int.Parse(item.Value));

        if (customer is null)
            return model;

        model.Id = customer.Id;
        model.FullName = await customerService.GetCustomerFullNameAsync(customer);
        model.LastIpAddress = customer.LastIpAddress;
        model.CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(customer.CreatedOnUtc, DateTimeKind.Utc);
        model.LastActivityDate = await dateTimeHelper.ConvertToUserTimeAsync(customer.LastActivityDateUtc, DateTimeKind.Utc);
        model.CustomerOrderSearchModel.CustomerId = customer.Id;
        model.CustomerOrderSearchModel.SetGridPageSize();

        return model;
    }
}
