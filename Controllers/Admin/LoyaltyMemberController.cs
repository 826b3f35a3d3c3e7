using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Merging;
using Nop.Plugin.Misc.Loyalty.Services.Privacy;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Members and their ledgers
/// </summary>
public class LoyaltyMemberController(AdminPageServices page,
    ILedgerService ledgerService,
    LoyaltyAdminModelFactory modelFactory,
    IMemberService memberService,
    LedgerPageModelFactory pageModelFactory,
    MemberExport export,
    MemberMerge merge,
    MergeModelFactory mergeModelFactory) : LoyaltyAreaController(page, "Members")
{
    #region Fields

    private const int MAX_REASON = 400;
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true };

    #endregion

    #region Utilities

    private FileContentResult Download(JsonObject content, string name)
    {
        return File(JsonSerializer.SerializeToUtf8Bytes(content, _indented), "application/json", name);
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List()
    {
        return Show("List", await pageModelFactory.PrepareMemberSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List(MemberSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareMemberListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyMember>("id")]
    public async Task<IActionResult> Edit(int id, int orderId = 0)
    {
        var member = await memberService.GetMemberByIdAsync(id);
        if (member is null)
            return RedirectToAction(nameof(List));

        return Show("Edit", await modelFactory.PrepareMemberPageModelAsync(member, orderId));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyMember>("searchModel.MemberId")]
    public async Task<IActionResult> LedgerList(LedgerSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareLedgerListModelAsync(searchModel));
    }

    /// <summary>
    /// Give or take points by hand. The answer is JSON: the block stands inside other pages' forms
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyMember>("model.MemberId")]
    public async Task<IActionResult> Adjust(AdjustPointsModel model)
    {
        if (!ModelState.IsValid)
            return ErrorJson(ModelState.Values.SelectMany(value => value.Errors).First().ErrorMessage);

        var result = await ledgerService.ExecuteAsync(new AdjustPoints(model.Points)
        {
            MemberId = model.MemberId,
            IdempotencyKey = $"adjust:{model.FormKey}",
            Actor = await GetActorAsync(),
            Description = model.Reason.Trim()
        });
        if (!result.Success)
            return ErrorJson(result.Error.Message);

        return Json(new
        {
            Result = true, result.Value.Account.Balance, FormKey = Guid.NewGuid().ToString("N"),
            Message = await TextAsync(result.Value.Replayed ? "Adjust.BookedBefore" : "Adjust.Done")
        });
    }

    /// <summary>
    /// Suspend, deactivate or reactivate a member
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyMember>("id")]
    public async Task<IActionResult> SetStatus(int id, int statusId, string reason)
    {
        var member = await memberService.GetMemberByIdAsync(id);
        if (member is null)
            return RedirectToAction(nameof(List));

        if (!Enum.IsDefined((MemberStatus)statusId) || reason?.Trim().Length > MAX_REASON
            || ((MemberStatus)statusId != MemberStatus.Active && string.IsNullOrWhiteSpace(reason)))
            await NotifyRefusalAsync("Status.ReasonRequired");
        else if (await memberService.MoveAsync(member, (MemberStatus)statusId, reason, await GetActorAsync()) is { Success: false } refused)
            Notifications.ErrorNotification(refused.Error.Message);
        else
            await NotifyAsync("Status.Changed");

        return RedirectToAction(nameof(Edit), new { id });
    }

    /// <summary>
    /// Download all that is held about a member
    /// </summary>
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyMember>("id")]
    public async Task<IActionResult> Export(int id)
    {
        var member = await memberService.GetMemberByIdAsync(id);

        return member is null ? RedirectToAction(nameof(List)) : Download(await export.ExportMemberAsync(member, await Stores.GetProgramIdsAsync()), $"loyalty-member-{id}.json");
    }

    /// <summary>
    /// Download all that is held about a customer, in all programs
    /// </summary>
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> ExportCustomer(int id)
    {
        return Download(await export.ExportCustomerAsync(id, await Stores.GetProgramIdsAsync(), await Stores.GetScopeAsync()), $"loyalty-customer-{id}.json");
    }

    /// <summary>
    /// Look for the member that shall take over, and see what would move
    /// </summary>
    /// <param name="id">Member identifier</param>
    /// <param name="target">Card number or e-mail address of the other member; null before it was looked for</param>
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyMember>("id")]
    public async Task<IActionResult> Merge(int id, string target = null)
    {
        var member = await memberService.GetMemberByIdAsync(id);

        return member is null
            ? RedirectToAction(nameof(List))
            : Show("Merge", await mergeModelFactory.PrepareAsync(member, target));
    }

    /// <summary>
    /// Merge a member into another
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyMember>("id")]
    [StoreOf<LoyaltyMember>("targetId")]
    public async Task<IActionResult> Merge(int id, int targetId)
    {
        var target = await memberService.GetMemberByIdAsync(targetId);
        var reason = string.Format(await PluginTextAsync("Merge.Reason"), target?.CardNumber);
        var merged = await merge.MergeAsync(id, targetId, reason, await GetActorAsync());
        if (!merged.Success)
        {
            Notifications.ErrorNotification(await mergeModelFactory.GetProblemTextAsync(merged.Error));
            return RedirectToAction(nameof(Merge), new { id, target = target?.CardNumber });
        }

        Notifications.SuccessNotification(string.Format(await PluginTextAsync("Merge.Done"), merged.Value));
        return RedirectToAction(nameof(Edit), new { id = targetId });
    }

    /// <summary>
    /// Enrol a customer from the customer's page
    /// </summary>
    /// <param name="customerId">Customer identifier</param>
    /// <param name="programId">Program identifier; zero for the default program</param>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public async Task<IActionResult> Enrol(int customerId, int programId = 0)
    {
        var program = await Stores.GetProgramToChangeAsync(programId);
        if (program is null)
            return await ErrorTextAsync("NoProgram");

        var result = await memberService.EnrolAsync(program.Id, customerId, await GetActorAsync());
        if (!result.Success)
            return ErrorJson(result.Error.Message);

        await NotifyAsync("Enrolled");
        return Json(new { Result = true });
    }

    #endregion
}
