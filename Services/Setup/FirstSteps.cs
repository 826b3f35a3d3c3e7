using Nop.Core.Domain.Cms;
using Nop.Core.Domain.Messages;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Configuration;
using Nop.Services.Messages;
using Nop.Services.ScheduleTasks;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Setup;

/// <summary>
/// A step until shoppers earn and spend points
/// </summary>
/// <param name="Name">What it is called, in texts too</param>
/// <param name="Done">Whether the store is so already</param>
public sealed record FirstStep(string Name, bool Done);

/// <summary>
/// What is left to do until shoppers earn and spend points. Each step is read from the store as it is, so one that is undone comes back
/// </summary>
public class FirstSteps(EmailAccountSettings emailAccountSettings,
    IEmailAccountService emailAccountService,
    IProgramService programService,
    IRepository<EarningRule> ruleRepository,
    IRepository<LedgerEntry> entryRepository,
    IRepository<LoyaltyReward> rewardRepository,
    IScheduleTaskService scheduleTaskService,
    ISettingService settingService,
    IStoreService storeService)
{
    /// <summary>
    /// The program is active and has begun
    /// </summary>
    public const string PROGRAM = "Program";

    /// <summary>
    /// Orders or events bring points
    /// </summary>
    public const string EARN = "Earn";

    /// <summary>
    /// Points can be spent
    /// </summary>
    public const string SPEND = "Spend";

    /// <summary>
    /// The pages of the shop show the plugin's widgets
    /// </summary>
    public const string WIDGETS = "Widgets";

    /// <summary>
    /// The scheduled tasks run
    /// </summary>
    public const string TASKS = "Tasks";

    /// <summary>
    /// Mails can be sent
    /// </summary>
    public const string MAIL = "Mail";

    /// <summary>
    /// Somebody has earned points
    /// </summary>
    public const string POINTS = "Points";

    // what nopCommerce's installation writes, which no mail server has
    private const string PLACEHOLDER_HOST = "smtp.mail.com";

    /// <summary>
    /// Gets the steps in the order in which they are done
    /// </summary>
    /// <param name="nowUtc">The present</param>
    public async Task<IList<FirstStep>> GetAsync(DateTime nowUtc)
    {
        var enabled = (await settingService.LoadSettingAsync<LoyaltySettings>()).Enabled;
        var programs = (await programService.GetProgramsAsync()).Where(program => program.StartOnUtc <= nowUtc).ToList();
        var programIds = programs.Select(program => program.Id).ToList();

        return
        [
            new FirstStep(PROGRAM, enabled && programs.Count > 0),
            new FirstStep(EARN, programs.Any(program => program.PointsPerCurrencyUnit > 0 || program.EarnStep > 0)
                || await ruleRepository.Table.AnyAsync(rule => rule.Active && programIds.Contains(rule.ProgramId))),
            new FirstStep(SPEND, programs.Any(program => program.RedemptionEnabled)
                || await rewardRepository.Table.AnyAsync(reward => reward.Active && programIds.Contains(reward.ProgramId))),
            new FirstStep(WIDGETS, await ShowsWidgetsAsync()),
            new FirstStep(TASKS, await RunsTasksAsync()),
            new FirstStep(MAIL, await SendsMailAsync()),
            new FirstStep(POINTS, await entryRepository.Table.AnyAsync(entry => entry.Points > 0 || entry.Pending > 0))
        ];
    }

    private async Task<bool> ShowsWidgetsAsync()
    {
        foreach (var store in await storeService.GetAllStoresAsync())
        {
            if (!(await settingService.LoadSettingAsync<WidgetSettings>(store.Id)).ActiveWidgetSystemNames.Contains(LoyaltyDefaults.SystemName, StringComparer.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    private async Task<bool> RunsTasksAsync()
    {
        var ran = false;
        foreach (var (_, type, _) in LoyaltyDefaults.ScheduleTasks)
        {
            if (await scheduleTaskService.GetTaskByTypeAsync(type.FullName) is not { Enabled: true } task)
                return false;

            ran |= task.LastSuccessUtc is not null;
        }

        return ran;
    }

    private async Task<bool> SendsMailAsync()
    {
        return await emailAccountService.GetEmailAccountByIdAsync(emailAccountSettings.DefaultEmailAccountId) is { Host: { Length: > 0 } host }
            && !host.Equals(PLACEHOLDER_HOST, StringComparison.OrdinalIgnoreCase);
    }
}
