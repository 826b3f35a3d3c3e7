using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Customers;
using Nop.Web.Framework.Components;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The signed-in shopper's balance among the header links
/// </summary>
public class HeaderBalanceViewComponent : NopViewComponent
{
    #region Fields

    private readonly ICustomerService _customerService;
    private readonly ILedgerService _ledgerService;
    private readonly IMemberService _memberService;
    private readonly IProgramService _programService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;

    #endregion

    #region Ctor

    public HeaderBalanceViewComponent(ICustomerService customerService,
        ILedgerService ledgerService,
        IMemberService memberService,
        IProgramService programService,
        IStoreContext storeContext,
        IWorkContext workContext)
    {
        _customerService = customerService;
        _ledgerService = ledgerService;
        _memberService = memberService;
        _programService = programService;
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
        var program = await _programService.GetDefaultProgramAsync(store.Id);
        if (program is null)
            return Content(string.Empty);

        var member = await _memberService.GetMemberAsync(program.Id, customer.Id);
        var balance = member is null ? 0 : (await _ledgerService.GetAccountAsync(member.Id)).Balance;
        return View("~/Plugins/Misc.Loyalty/Views/Components/HeaderBalance.cshtml",
            new PointsTextModel { Points = balance, Text = balance.ToString("N0", CultureInfo.CurrentCulture) });
    }

    #endregion
}
