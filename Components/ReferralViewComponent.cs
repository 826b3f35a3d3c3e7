using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Services.Customers;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Web.Framework.Components;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The member's link and the friends brought so far, on "My loyalty"
/// </summary>
public class ReferralViewComponent(ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    IMemberService memberService,
    IProgramService programService,
    IReferralService referralService,
    IWebHelper webHelper,
    IWorkContext workContext) : NopViewComponent
{
    private const int ROWS = 20;

    /// <summary>
    /// Invoke the component
    /// </summary>
    /// <param name="programId">Program identifier</param>
    public async Task<IViewComponentResult> InvokeAsync(int programId)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var program = await programService.GetSavedProgramAsync(programId);
        if (program is null || !await customerService.IsRegisteredAsync(customer))
            return Content(string.Empty);

        var terms = await referralService.GetTermsAsync(program.Id);
        if (!terms.Enabled)
            return Content(string.Empty);

        //the link is there before the first points, too
        var member = await memberService.GetOrEnrolAsync(program.Id, customer.Id, LoyaltyDefaults.CustomerActor);
        if (member is not { Status: Domain.MemberStatus.Active })
            return Content(string.Empty);

        var counts = await referralService.CountByReferrerAsync(member.Id);
        var model = new ReferralModel
        {
            Link = $"{webHelper.GetStoreLocation()}loyalty/r/{await referralService.GetCodeAsync(member)}",
            ReferrerPoints = PointsText.Of(program, terms.ReferrerPoints),
            RefereePoints = PointsText.Of(program, terms.RefereePoints),
            Pending = counts.GetValueOrDefault(ReferralStatus.Pending) + counts.GetValueOrDefault(ReferralStatus.Blocked),
            Rewarded = counts.GetValueOrDefault(ReferralStatus.Rewarded)
        };
        foreach (var referral in await referralService.GetByReferrerAsync(member.Id, ROWS))
        {
            var friend = await customerService.GetCustomerByIdAsync(referral.RefereeCustomerId);
            model.Friends.Add(new ReferredFriendModel
            {
                Name = NameMask.Mask(friend?.FirstName, friend?.LastName),
                On = (await dateTimeHelper.ConvertToUserTimeAsync(referral.CreatedOnUtc, DateTimeKind.Utc)).ToString("d", CultureInfo.CurrentCulture),
                Status = await localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.MyLoyalty.Referral.{referral.Status}"),
                Points = referral.Status == ReferralStatus.Rewarded ? PointsText.Of(program, referral.ReferrerPoints) : null
            });
        }

        return View("~/Plugins/Misc.Loyalty/Views/Components/Referral.cshtml", model);
    }
}
