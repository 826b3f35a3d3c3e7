using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Customers;
using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Public;

/// <summary>
/// The shopper's own loyalty pages
/// </summary>
[AutoValidateAntiforgeryToken]
public class LoyaltyController : BasePublicController
{
    #region Fields

    private readonly ICustomerService _customerService;
    private readonly ILoyaltyModelFactory _loyaltyModelFactory;
    private readonly IMemberService _memberService;
    private readonly IProgramService _programService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;

    #endregion

    #region Ctor

    public LoyaltyController(ICustomerService customerService,
        ILoyaltyModelFactory loyaltyModelFactory,
        IMemberService memberService,
        IProgramService programService,
        IStoreContext storeContext,
        IWorkContext workContext)
    {
        _customerService = customerService;
        _loyaltyModelFactory = loyaltyModelFactory;
        _memberService = memberService;
        _programService = programService;
        _storeContext = storeContext;
        _workContext = workContext;
    }

    #endregion

    #region Methods

    public async Task<IActionResult> MyLoyalty(long? before)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (!await _customerService.IsRegisteredAsync(customer))
            return Challenge();

        var store = await _storeContext.GetCurrentStoreAsync();
        var program = await _programService.GetDefaultProgramAsync(store.Id);
        if (program is null)
            return RedirectToRoute("CustomerInfo");

        var model = await _loyaltyModelFactory.PrepareMyLoyaltyModelAsync(program, customer, before);
        return View("~/Plugins/Misc.Loyalty/Views/MyLoyalty.cshtml", model);
    }

    [HttpPost]
    public async Task<IActionResult> LeaderboardVisibility(bool hidden)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (!await _customerService.IsRegisteredAsync(customer))
            return Challenge();

        var store = await _storeContext.GetCurrentStoreAsync();
        var program = await _programService.GetDefaultProgramAsync(store.Id);
        if (program is not null)
        {
            //the wish counts before the first points, too
            var member = await _memberService.GetOrEnrolAsync(program.Id, customer.Id, LoyaltyDefaults.CustomerActor);
            if (member is not null)
                await _memberService.SetLeaderboardVisibilityAsync(member, hidden);
        }

        return RedirectToRoute(LoyaltyDefaults.MyLoyaltyRouteName);
    }

    #endregion
}
