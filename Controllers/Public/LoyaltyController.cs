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
public class LoyaltyController : BasePublicController
{
    #region Fields

    private readonly CustomerPrograms _customerPrograms;
    private readonly ICustomerService _customerService;
    private readonly ILocalizationService _localizationService;
    private readonly LoyaltyModelFactory _loyaltyModelFactory;
    private readonly LeaderboardCache _leaderboardCache;
    private readonly LeaderboardModelFactory _leaderboardModelFactory;
    private readonly LoyaltySettings _loyaltySettings;
    private readonly HistoryFile _historyFile;
    private readonly IMemberService _memberService;
    private readonly INotificationService _notificationService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;

    #endregion

    #region Ctor

    public LoyaltyController(CustomerPrograms customerPrograms,
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
        IWorkContext workContext)
    {
        _customerPrograms = customerPrograms;
        _customerService = customerService;
        _localizationService = localizationService;
        _loyaltyModelFactory = loyaltyModelFactory;
        _leaderboardCache = leaderboardCache;
        _leaderboardModelFactory = leaderboardModelFactory;
        _loyaltySettings = loyaltySettings;
        _historyFile = historyFile;
        _memberService = memberService;
        _notificationService = notificationService;
        _storeContext = storeContext;
        _workContext = workContext;
    }

    #endregion

    #region Methods

    public async Task<IActionResult> MyLoyalty(long? before, string program = null, string kind = null)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (!await _customerService.IsRegisteredAsync(customer))
            return Challenge();

        var programs = await _customerPrograms.GetAsync(customer, (await _storeContext.GetCurrentStoreAsync()).Id);
        if (programs.Count == 0 && program is null)
            return RedirectToRoute("CustomerInfo");
        if (Find(programs, program) is not { } shown || HistoryKind.Find(kind) is not { } entries)
            return NotFound();

        var model = await _loyaltyModelFactory.PrepareMyLoyaltyModelAsync(programs, shown, customer, before, entries);
        return View("~/Plugins/Misc.Loyalty/Views/MyLoyalty.cshtml", model);
    }

    /// <summary>
    /// The shopper's whole history as a file
    /// </summary>
    /// <param name="program">System name of the program; the store's first when empty</param>
    public async Task<IActionResult> History(string program = null)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (!await _customerService.IsRegisteredAsync(customer))
            return Challenge();

        var programs = await _customerPrograms.GetAsync(customer, (await _storeContext.GetCurrentStoreAsync()).Id);
        if (Find(programs, program) is not { Member: { } member } shown)
            return NotFound();

        return new RecordFile($"loyalty-{shown.Program.SystemName}", writer => _historyFile.WriteAsync(writer, member.Id));
    }

    /// <summary>
    /// The public leaderboard
    /// </summary>
    /// <param name="program">System name of the program; the store's first when empty</param>
    /// <param name="period">month, year or ever; the month when empty</param>
    /// <param name="after">Where the part begins; the first when empty</param>
    public async Task<IActionResult> Leaderboard(string program = null, string period = null, string after = null)
    {
        if (!_loyaltySettings.LeaderboardEnabled || LeaderboardModelFactory.FindPeriod(period) is not { } by)
            return NotFound();

        var cursor = LeaderboardCursor.Parse(after);
        var customer = await _workContext.GetCurrentCustomerAsync();
        var programs = await _customerPrograms.GetAsync(customer, (await _storeContext.GetCurrentStoreAsync()).Id);
        if ((cursor is null && !string.IsNullOrEmpty(after)) || Find(programs, program) is not { } shown)
            return NotFound();

        var model = await _leaderboardModelFactory.PrepareAsync(programs, shown, customer, await _customerService.IsRegisteredAsync(customer), by, cursor);
        return View("~/Plugins/Misc.Loyalty/Views/Leaderboard.cshtml", model);
    }

    [HttpPost]
    public async Task<IActionResult> LeaderboardVisibility(bool hidden, string program = null, string period = null, bool fromLeaderboard = false)
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
            _leaderboardCache.Forget(shown.Program.Id);
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
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (!await _customerService.IsRegisteredAsync(customer))
            return Challenge();

        var programs = await _customerPrograms.GetAsync(customer, (await _storeContext.GetCurrentStoreAsync()).Id);
        if (Find(programs, program) is { } shown
            && (shown.Member ?? await _memberService.GetOrEnrolAsync(shown.Program.Id, customer.Id, LoyaltyDefaults.CustomerActor)) is { } member)
        {
            await _memberService.MuteMailsAsync(member, offered.Where(Enum.IsDefined), kind => !wanted.Contains(kind));
            _notificationService.SuccessNotification(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Mails.Saved"));
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
