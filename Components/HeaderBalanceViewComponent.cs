using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Services.Customers;
using Nop.Web.Framework.Components;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The signed-in shopper's balance among the header links
/// </summary>
public class HeaderBalanceViewComponent : NopViewComponent
{
    #region Fields

    private readonly CustomerPrograms _customerPrograms;
    private readonly ICustomerService _customerService;
    private readonly ILedgerService _ledgerService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;

    #endregion

    #region Ctor

    public HeaderBalanceViewComponent(CustomerPrograms customerPrograms,
        ICustomerService customerService,
        ILedgerService ledgerService,
        IStoreContext storeContext,
        IWorkContext workContext)
    {
        _customerPrograms = customerPrograms;
        _customerService = customerService;
        _ledgerService = ledgerService;
        _storeContext = storeContext;
        _workContext = workContext;
    }

    #endregion

    #region Methods

    /// <summary>
    /// Show the balance
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">What the zone gives</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the view component result
    /// </returns>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (!await _customerService.IsRegisteredAsync(customer))
            return Content(string.Empty);

        var store = await _storeContext.GetCurrentStoreAsync();
        var programs = await _customerPrograms.GetAsync(customer, store.Id);
        if (programs.Count == 0)
            return Content(string.Empty);

        var members = programs.Where(entry => entry.Member is not null).Select(entry => entry.Member.Id).ToList();
        var accounts = members.Count == 0 ? null : await _ledgerService.GetAccountsAsync(members);
        var balances = programs.Select(entry => (entry.Program, Balance: entry.Member is null ? 0 : accounts[entry.Member.Id].Balance)).ToList();
        var text = balances.Count == 1
            ? PointsText.Number(balances[0].Balance)
            : string.Join(" · ", balances.Select(entry => PointsText.Of(entry.Program, entry.Balance)));

        return View("~/Plugins/Misc.Loyalty/Views/Components/HeaderBalance.cshtml", new PointsTextModel { Text = text });
    }

    #endregion
}
