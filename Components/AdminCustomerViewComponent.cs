using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Security;
using Nop.Web.Framework.Components;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// The loyalty block on the customer's page in the admin area
/// </summary>
public class AdminCustomerViewComponent(IAdminStores adminStores,
    LoyaltyAdminModelFactory modelFactory,
    IMemberService memberService,
    IPermissionService permissionService) : NopViewComponent
{
    #region Methods

    /// <summary>
    /// Show the block
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">The customer's model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the view component result
    /// </returns>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        if (additionalData is not BaseNopEntityModel { Id: > 0 } customer || !await permissionService.AuthorizeAsync(LoyaltyDefaults.ViewPermission))
            return Content(string.Empty);

        var memberships = (await memberService.GetMembershipsAsync(customer.Id)).ToDictionary(member => member.ProgramId);
        var model = new CustomerBlockModel { CustomerId = customer.Id };
        foreach (var program in await adminStores.GetProgramsAsync())
        {
            if (!memberships.TryGetValue(program.Id, out var member))
            {
                if (program.Active)
                    model.Programs.Add(new CustomerProgramModel { ProgramId = program.Id, Name = program.Name, CanEnrol = await adminStores.CanManageAsync(program) });
                continue;
            }

            var page = model.Member is null ? await modelFactory.PrepareMemberPageModelAsync(member) : await modelFactory.PrepareMemberModelAsync(member);
            model.Member ??= page;
            model.Programs.Add(new CustomerProgramModel
            {
                ProgramId = program.Id, Name = program.Name, MemberId = member.Id, Status = page.Status, Tier = page.Tier, Balance = PointsText.Of(program, page.Balance)
            });
        }
        if (model.Programs.Count == 0)
            return Content(string.Empty);

        return View("~/Plugins/Misc.Loyalty/Views/Admin/Members/CustomerBlock.cshtml", model);
    }

    #endregion
}
