using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Web.Framework.Components;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// A member's standing in the tiers, and the tier given by hand, on the member's admin page
/// </summary>
public class MemberTierViewComponent(IMemberService memberService, TierModelFactory modelFactory) : NopViewComponent
{
    /// <summary>
    /// Invoke the component
    /// </summary>
    /// <param name="memberId">Member identifier</param>
    public async Task<IViewComponentResult> InvokeAsync(int memberId)
    {
        var member = await memberService.GetMemberByIdAsync(memberId);
        if (member is null)
            return Content(string.Empty);

        return View("~/Plugins/Misc.Loyalty/Views/Admin/Members/Tier.cshtml", await modelFactory.PrepareMemberTierModelAsync(member));
    }
}
