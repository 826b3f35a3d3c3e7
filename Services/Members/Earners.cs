using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// Says who can earn at all, for many customers with one query: guests and deleted customers cannot
/// </summary>
public class Earners(ICustomerService customerService, IRepository<Customer> customerRepository, IRepository<CustomerCustomerRoleMapping> roleRepository)
{
    /// <summary>
    /// Gets the identifiers of all customers who can earn, to be used within a query
    /// </summary>
    public async Task<IQueryable<int>> GetIdsAsync()
    {
        // the same role that ICustomerService asks for
        var role = await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName);
        var roleId = role is { Active: true } ? role.Id : 0;
        var roles = roleRepository.Table;

        return
            from customer in customerRepository.Table
            join mapping in roles on customer.Id equals mapping.CustomerId
            where mapping.CustomerRoleId == roleId && !customer.Deleted
            select customer.Id;
    }

    /// <summary>
    /// Gets those of some customers who can earn
    /// </summary>
    public async Task<IReadOnlySet<int>> SelectAsync(IList<int> customerIds)
    {
        return (await (await GetIdsAsync()).Where(id => customerIds.Contains(id)).ToListAsync()).ToHashSet();
    }
}
