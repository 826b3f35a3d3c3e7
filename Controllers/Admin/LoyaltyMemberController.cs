using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Members and their ledgers
/// </summary>
public class LoyaltyMemberController : LoyaltyAreaController
{
    #region Fields

    private const int MAX_REASON = 400;
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true };

    private readonly IAdminStores _adminStores;
    private readonly ILedgerService _ledgerService;
    private readonly ILocalizationService _localizationService;
    private readonly ILoyaltyAdminModelFactory _modelFactory;
    private readonly IMemberService _memberService;
    private readonly INotificationService _notificationService;
    private readonly IProgramService _programService;
    private readonly IWorkContext _workContext;
    private readonly LedgerPageModelFactory _pageModelFactory;
    private readonly MemberExport _export;
    private readonly MemberMerge _merge;
    private readonly MergeModelFactory _mergeModelFactory;

    #endregion

    #region Ctor

    public LoyaltyMemberController(IAdminStores adminStores,
        ILedgerService ledgerService,
        ILocalizationService localizationService,
        ILoyaltyAdminModelFactory modelFactory,
        IMemberService memberService,
        INotificationService notificationService,
        IProgramService programService,
        IWorkContext workContext,
        LedgerPageModelFactory pageModelFactory,
        MemberExport export,
        MemberMerge merge,
        MergeModelFactory mergeModelFactory)
    {
        _adminStores = adminStores;
        _ledgerService = ledgerService;
        _localizationService = localizationService;
        _modelFactory = modelFactory;
        _memberService = memberService;
        _notificationService = notificationService;
        _programService = programService;
        _workContext = workContext;
        _pageModelFactory = pageModelFactory;
        _export = export;
        _merge = merge;
        _mergeModelFactory = mergeModelFactory;
    }

    #endregion

    #region Utilities

    private FileContentResult Download(JsonObject content, string name)
    {
        return File(JsonSerializer.SerializeToUtf8Bytes(content, _indented), "application/json", name);
    }

    private async Task<string> GetActorAsync()
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        return $"customer:{customer.Id}";
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List()
    {
        return View("~/Plugins/Misc.Loyalty/Views/Admin/Members/List.cshtml", await _pageModelFactory.PrepareMemberSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List(MemberSearchModel searchModel)
    {
        return Json(await _modelFactory.PrepareMemberListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyMember>("id")]
    public async Task<IActionResult> Edit(int id, int orderId = 0)
    {
        var member = await _memberService.GetMemberByIdAsync(id);
        if (member is null)
            return RedirectToAction(nameof(List));

        return View("~/Plugins/Misc.Loyalty/Views/Admin/Members/Edit.cshtml", await _modelFactory.PrepareMemberPageModelAsync(member, orderId));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyMember>("searchModel.MemberId")]
    public async Task<IActionResult> LedgerList(LedgerSearchModel searchModel)
    {
        return Json(await _modelFactory.PrepareLedgerListModelAsync(searchModel));
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

        var result = await _ledgerService.ExecuteAsync(new AdjustPoints(model.Points)
        {
            MemberId = model.MemberId,
            IdempotencyKey = $"adjust:{model.FormKey}",
            Actor = await GetActorAsync(),
            Description = model.Reason.Trim()
        });
        if (!result.Success)
            return ErrorJson(result.Error.Message);

        return Json(new { Result = true, result.Value.Account.Balance, FormKey = Guid.NewGuid().ToString("N") });
    }

    /// <summary>
    /// Suspend, deactivate or reactivate a member
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyMember>("id")]
    public async Task<IActionResult> SetStatus(int id, int statusId, string reason)
    {
        var member = await _memberService.GetMemberByIdAsync(id);
        if (member is null)
            return RedirectToAction(nameof(List));

        if (!Enum.IsDefined((MemberStatus)statusId) || reason?.Trim().Length > MAX_REASON
            || ((MemberStatus)statusId != MemberStatus.Active && string.IsNullOrWhiteSpace(reason)))
            _notificationService.ErrorNotification(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Members.Status.ReasonRequired"));
        else if (await _memberService.MoveAsync(member, (MemberStatus)statusId, reason, await GetActorAsync()) is { Success: false } refused)
            _notificationService.ErrorNotification(refused.Error.Message);
        else
            _notificationService.SuccessNotification(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Members.Status.Changed"));

        return RedirectToAction(nameof(Edit), new { id });
    }

    /// <summary>
    /// Download all that is held about a member
    /// </summary>
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyMember>("id")]
    public async Task<IActionResult> Export(int id)
    {
        var member = await _memberService.GetMemberByIdAsync(id);

        return member is null ? RedirectToAction(nameof(List)) : Download(await _export.ExportMemberAsync(member, await _adminStores.GetProgramIdsAsync()), $"loyalty-member-{id}.json");
    }

    /// <summary>
    /// Download all that is held about a customer, in all programs
    /// </summary>
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> ExportCustomer(int id)
    {
        return Download(await _export.ExportCustomerAsync(id, await _adminStores.GetProgramIdsAsync(), await _adminStores.GetScopeAsync()), $"loyalty-customer-{id}.json");
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
        var member = await _memberService.GetMemberByIdAsync(id);

        return member is null
            ? RedirectToAction(nameof(List))
            : View("~/Plugins/Misc.Loyalty/Views/Admin/Members/Merge.cshtml", await _mergeModelFactory.PrepareAsync(member, target));
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
        var target = await _memberService.GetMemberByIdAsync(targetId);
        var reason = string.Format(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Merge.Reason"), target?.CardNumber);
        var merged = await _merge.MergeAsync(id, targetId, reason, await GetActorAsync());
        if (!merged.Success)
        {
            _notificationService.ErrorNotification(await _mergeModelFactory.GetProblemTextAsync(merged.Error));
            return RedirectToAction(nameof(Merge), new { id, target = target?.CardNumber });
        }

        _notificationService.SuccessNotification(string.Format(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Merge.Done"), merged.Value));
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
        var program = programId == 0 ? (await _adminStores.GetProgramsAsync(toChange: true)).FirstOrDefault(row => row.Active) : await _programService.GetProgramByIdAsync(programId);
        if (program is null)
            return ErrorJson(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Members.NoProgram"));

        var result = await _memberService.EnrolAsync(program.Id, customerId, await GetActorAsync());
        if (!result.Success)
            return ErrorJson(result.Error.Message);

        _notificationService.SuccessNotification(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Members.Enrolled"));
        return Json(new { Result = true });
    }

    #endregion
}
