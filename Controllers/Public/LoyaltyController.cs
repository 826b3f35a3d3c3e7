using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Controllers.Admin;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Plugin.Misc.Loyalty.Services.Leaderboards;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Public;

/// <summary>
/// The shopper's own loyalty pages
/// </summary>
[AutoValidateAntiforgeryToken]
public class LoyaltyController(CustomerPrograms customerPrograms,
    ICustomerService customerService,
    ILocalizationService localizationService,
    LoyaltyModelFactory loyaltyModelFactory,
    LeaderboardCache leaderboardCache,
    LeaderboardModelFactory leaderboardModelFactory,
    LoyaltySettings loyaltySettings,
    HistoryFile historyFile,
    IMemberService memberService,
    INotificationService notificationService,
    IStoreContext storeContext,
    IWorkContext workContext) : BasePublicController
{
    #region Methods

    public async Task<IActionResult> MyLoyalty(long? before, string program = null, string kind = null)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if (!await customerService.IsRegisteredAsync(customer))
            return Challenge();

        var programs = await customerPrograms.GetAsync(customer, (await storeContext.GetCurrentStoreAsync()).Id);
        if (programs.Count == 0 && program is null)
            return RedirectToRoute("CustomerInfo");
        if (Find(programs, program) is not { } shown || HistoryKind.Find(kind) is not { } entries)
            return NotFound();

        var model = await loyaltyModelFactory.PrepareMyLoyaltyModelAsync(programs, shown, customer, before, entries);
        return View("~/Plugins/Misc.Loyalty/Views/MyLoyalty.cshtml", model);
    }

    /// <summary>
    /// The shopper's whole history as a file
    /// </summary>
    /// <param name="program">System name of the program; the store's first when empty</param>
    public async Task<IActionResult> History(string program = null)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if (!await customerService.IsRegisteredAsync(customer))
            return Challenge();

        var programs = await customerPrograms.GetAsync(customer, (await storeContext.GetCurrentStoreAsync()).Id);
        if (Find(programs, program) is not { Member: { } member } shown)
            return NotFound();

        return new RecordFile($"loyalty-{shown.Program.SystemName}", writer => historyFile.WriteAsync(writer, member.Id));
    }

    /// <summary>
    /// The public leaderboard
    /// </summary>
    /// <param name="program">System name of the program; the store's first when empty</param>
    /// <param name="period">month, year or ever; the month when empty</param>
    /// <param name="after">Where the part begins; the first when empty</param>
    public async Task<IActionResult> Leaderboard(string program = null, string period = null, string after = null)
    {
        if (!loyaltySettings.LeaderboardEnabled || LeaderboardModelFactory.FindPeriod(period) is not { } by)
            return NotFound();

        var cursor = LeaderboardCursor.Parse(after);
        var customer = await workContext.GetCurrentCustomerAsync();
        var programs = await customerPrograms.GetAsync(customer, (await storeContext.GetCurrentStoreAsync()).Id);
        if ((cursor is null && !string.IsNullOrEmpty(after)) || Find(programs, program) is not { } shown)
            return NotFound();

        var model = await leaderboardModelFactory.PrepareAsync(programs, shown, customer, await customerService.IsRegisteredAsync(customer), by, cursor);
        return View("~/Plugins/Misc.Loyalty/Views/Leaderboard.cshtml", model);
    }

    [HttpPost]
    public async Task<IActionResult> LeaderboardVisibility(bool hidden, string program = null, string period = null, bool fromLeaderboard = false)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if (!await customerService.IsRegisteredAsync(customer))
            return Challenge();

        var programs = await customerPrograms.GetAsync(customer, (await storeContext.GetCurrentStoreAsync()).Id);
        if (Find(programs, program) is { } shown)
        {
            //the wish counts before the first points, too
            var member = shown.Member ?? await memberService.GetOrEnrolAsync(shown.Program.Id, customer.Id, LoyaltyDefaults.CustomerActor);
            if (member is not null)
                await memberService.SetLeaderboardVisibilityAsync(member, hidden);
            leaderboardCache.Forget(shown.Program.Id);
        }

        return fromLeaderboard
            ? RedirectToRoute(LoyaltyDefaults.LeaderboardRouteName, new { program = Said(program), period = Said(period) })
            : RedirectToRoute(LoyaltyDefaults.MyLoyaltyRouteName, string.IsNullOrEmpty(program) ? null : new { program });
    }

    /// <summary>
    /// Takes which mails the shopper wants
    /// </summary>
    /// <param name="offered">The kinds that were on the page; others stay as they are</param>
    /// <param name="wanted">Those of them that are ticked</param>
    /// <param name="program">System name of the program; the store's first when empty</param>
    [HttpPost]
    public async Task<IActionResult> Mails(IList<MailKind> offered, IList<MailKind> wanted, string program = null)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if (!await customerService.IsRegisteredAsync(customer))
            return Challenge();

        var programs = await customerPrograms.GetAsync(customer, (await storeContext.GetCurrentStoreAsync()).Id);
        if (Find(programs, program) is { } shown
            && (shown.Member ?? await memberService.GetOrEnrolAsync(shown.Program.Id, customer.Id, LoyaltyDefaults.CustomerActor)) is { } member)
        {
            await memberService.MuteMailsAsync(member, offered.Where(Enum.IsDefined), kind => !wanted.Contains(kind));
            notificationService.SuccessNotification(await localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Mails.Saved"));
        }

        return RedirectToRoute(LoyaltyDefaults.MyLoyaltyRouteName, new { program = Said(program) }, "loyalty-settings");
    }

    #endregion

    #region Utilities

    private static string Said(string value) => string.IsNullOrEmpty(value) ? null : value;

    private static CustomerProgram Find(IList<CustomerProgram> programs, string systemName)
    {
        return string.IsNullOrEmpty(systemName)
            ? programs.FirstOrDefault()
            : programs.FirstOrDefault(entry => entry.Program.SystemName.Equals(systemName, StringComparison.OrdinalIgnoreCase));
    }

    #endregion
}
