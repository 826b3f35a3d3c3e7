using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Imports;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Localization;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Imports and exports of members and their points
/// </summary>
public class LoyaltyImportController(AdminPageServices page,
    ImportJobs jobs,
    ImportModelFactory modelFactory,
    IProgramService programService,
    LedgerFiles files,
    RewardPointImport rewardPoints) : LoyaltyAreaController(page, "Imports")
{
    #region Fields

    private static readonly TimeSpan _step = TimeSpan.FromSeconds(2);

    #endregion

    #region Utilities

    private async Task<IActionResult> RefuseAsync(string reason, string column = null)
    {
        Notifications.ErrorNotification(string.Format(CultureInfo.CurrentCulture,
            await TextAsync($"Refused.{reason}"), column));
        return RedirectToAction(nameof(List));
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> List()
    {
        return Show("List", await modelFactory.PrepareSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> List(ImportSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareListModelAsync(searchModel));
    }

    /// <summary>
    /// Take a file in; it is checked line by line on the next page
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public async Task<IActionResult> Upload(int programId, int kindId, IFormFile importFile)
    {
        var program = await programService.GetProgramByIdAsync(programId);
        if (program is null || importFile is null || importFile.Length == 0 || (ImportKind)kindId is not (ImportKind.Members or ImportKind.Transactions or ImportKind.Products))
            return await RefuseAsync("NoFile");
        if (importFile.Length > ImportJobs.MAX_BYTES)
            return await RefuseAsync("FileTooLarge");

        using var file = new MemoryStream();
        await importFile.CopyToAsync(file);
        var received = await jobs.ReceiveAsync(program, (ImportKind)kindId, Path.GetFileName(importFile.FileName), file.ToArray(), await GetActorAsync());
        return received.Success ? RedirectToAction(nameof(Details), new { id = received.Value.Id }) : await RefuseAsync(received.Error.Message, received.Error.Field);
    }

    /// <summary>
    /// Look at what nopCommerce's own reward points would bring
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public async Task<IActionResult> RewardPoints(int programId)
    {
        var program = await programService.GetProgramByIdAsync(programId);
        var records = program is null ? [] : await rewardPoints.GetRecordsAsync(program);
        if (records.Count == 0)
            return await RefuseAsync("NoRewardPoints");

        var import = await jobs.KeepAsync(program, ImportKind.RewardPoints, await Localization.GetLocalizedEnumAsync(ImportKind.RewardPoints),
            "reward-points", ["CustomerId"], records, await GetActorAsync());
        return RedirectToAction(nameof(Details), new { id = import.Id });
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyImport>("id")]
    public async Task<IActionResult> Details(int id)
    {
        var import = await jobs.GetAsync(id);
        return import is null
            ? RedirectToAction(nameof(List))
            : Show("Details", await modelFactory.PrepareAsync(import));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyImport>("searchModel.ImportId")]
    public async Task<IActionResult> Faults(ImportFaultSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareFaultListModelAsync(searchModel));
    }

    /// <summary>
    /// Go on with an import for a moment, and say how far it is
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyImport>("id")]
    public async Task<IActionResult> Step(int id)
    {
        var import = await jobs.StepAsync(id, _step);
        return import is null
            ? ErrorJson(await TextAsync("NotFound"))
            : Json(await modelFactory.PrepareAsync(import));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyImport>("id")]
    public async Task<IActionResult> Start(int id)
    {
        if (!await jobs.StartAsync(id, await GetActorAsync()))
            await NotifyRefusalAsync("NotChecked");
        return RedirectToAction(nameof(Details), new { id });
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyImport>("id")]
    public async Task<IActionResult> Cancel(int id)
    {
        await jobs.CancelAsync(id, await GetActorAsync());
        return RedirectToAction(nameof(Details), new { id });
    }

    /// <summary>
    /// Download the members of a program
    /// </summary>
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public IActionResult ExportMembers(int programId)
    {
        return new RecordFile("loyalty-members", writer => files.WriteMembersAsync(writer, programId));
    }

    /// <summary>
    /// Download the transactions of a program
    /// </summary>
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public IActionResult ExportTransactions(int programId)
    {
        return new RecordFile("loyalty-transactions", writer => files.WriteTransactionsAsync(writer, programId));
    }

    #endregion
}
