using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Puts into words what stands behind "Points" in the header: the number alone, or with several programs each with its own word
/// </summary>
public class HeaderBalance(Lazy<CustomerPrograms> customerPrograms, ICustomerService customerService)
{
    /// <summary>
    /// Gets the text
    /// </summary>
    /// <param name="customer">The customer</param>
    /// <param name="store">The store</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the text in the working culture; null where there is nothing to tell
    /// </returns>
    public async Task<string> GetAsync(Customer customer, Store store)
    {
        if (!await customerService.IsRegisteredAsync(customer))
            return null;

        var programs = await customerPrograms.Value.GetAsync(customer, store.Id);
        if (programs.Count == 0)
            return null;

        var balances = programs.Select(entry => (entry.Program, Balance: entry.Account?.Balance ?? 0)).ToList();

        return balances.Count == 1
            ? PointsText.Number(balances[0].Balance)
            : string.Join(" · ", balances.Select(entry => PointsText.Of(entry.Program, entry.Balance)));
    }
}
