using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Services.Members;
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

    private readonly CustomerPrograms _customerPrograms;
    private readonly ICustomerService _customerService;
    private readonly ILoyaltyModelFactory _loyaltyModelFactory;
    private readonly IMemberService _memberService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;

    #endregion

    #region Ctor

    public LoyaltyController(CustomerPrograms customerPrograms,
        ICustomerService customerService,
        ILoyaltyModelFactory loyaltyModelFactory,
        IMemberService memberService,
        IStoreContext storeContext,
        IWorkContext workContext)
    {
        _customerPrograms = customerPrograms;
        _customerService = customerService;
        _loyaltyModelFactory = loyaltyModelFactory;
        _memberService = memberService;
        _storeContext = storeContext;
        _workContext = workContext;
    }

    #endregion

    #region Methods

    public async Task<IActionResult> MyLoyalty(long? before, string program = null)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (!await _customerService.IsRegisteredAsync(customer))
            return Challenge();

        var programs = await _customerPrograms.GetAsync(customer, (await _storeContext.GetCurrentStoreAsync()).Id);
        if (programs.Count == 0 && program is null)
            return RedirectToRoute("CustomerInfo");
        if (Find(programs, program) is not { } shown)
            return NotFound();

        var model = await _loyaltyModelFactory.PrepareMyLoyaltyModelAsync(programs, shown, customer, before);
        return View("~/Plugins/Misc.Loyalty/Views/MyLoyalty.cshtml", model);
    }

    [HttpPost]
    public async Task<IActionResult> LeaderboardVisibility(bool hidden, string program = null)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (!await _customerService.IsRegisteredAsync(customer))
            return Challenge();

        var programs = await _customerPrograms.GetAsync(customer, (await _storeContext.GetCurrentStoreAsync()).Id);
        if (Find(programs, program) is { } shown)
        {
            //the wish counts before the first points, too
            var member = shown.Member ?? await _memberService.GetOrEnrolAsync(shown.Program.Id, customer.Id, LoyaltyDefaults.CustomerActor);
            if (member is not null)
                await _memberService.SetLeaderboardVisibilityAsync(member, hidden);
        }

        return RedirectToRoute(LoyaltyDefaults.MyLoyaltyRouteName, string.IsNullOrEmpty(program) ? null : new { program });
    }

    #endregion

    #region Utilities

    private static CustomerProgram Find(IList<CustomerProgram> programs, string systemName)
    {
        return string.IsNullOrEmpty(systemName)
            ? programs.FirstOrDefault()
            : programs.FirstOrDefault(entry => entry.Program.SystemName.Equals(systemName, StringComparison.OrdinalIgnoreCase));
    }

    #endregion
}
