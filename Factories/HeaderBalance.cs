using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Factories;

/// <summary>
/// Puts into words what stands behind "Points" in the header: the number alone, or with several programs each with its own word
/// </summary>
public class HeaderBalance
{
    private readonly CustomerPrograms _customerPrograms;
    private readonly ICustomerService _customerService;
    private readonly ILedgerService _ledgerService;

    public HeaderBalance(CustomerPrograms customerPrograms,
        ICustomerService customerService,
        ILedgerService ledgerService)
    {
        _customerPrograms = customerPrograms;
        _customerService = customerService;
        _ledgerService = ledgerService;
    }

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
        if (!await _customerService.IsRegisteredAsync(customer))
            return null;

        var programs = await _customerPrograms.GetAsync(customer, store.Id);
        if (programs.Count == 0)
            return null;

        var members = programs.Where(entry => entry.Member is not null).Select(entry => entry.Member.Id).ToList();
        var accounts = members.Count == 0 ? null : await _ledgerService.GetAccountsAsync(members);
        var balances = programs.Select(entry => (entry.Program, Balance: entry.Member is null ? 0 : accounts[entry.Member.Id].Balance)).ToList();

        return balances.Count == 1
            ? PointsText.Number(balances[0].Balance)
            : string.Join(" · ", balances.Select(entry => PointsText.Of(entry.Program, entry.Balance)));
    }
}
