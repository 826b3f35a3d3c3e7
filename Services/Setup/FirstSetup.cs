using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Loyalty.Services.Setup;

/// <summary>
/// The short setup of a program that has no members yet. Once it was done or put away, or the first member came, it is over
/// </summary>
public class FirstSetup(AuditedSettings settings,
    IProgramService programService,
    IRepository<LoyaltyMember> memberRepository,
    ISettingService settingService,
    ITierService tierService)
{
    /// <summary>
    /// Whether a program can still be set up so
    /// </summary>
    public async Task<bool> IsOpenAsync(LoyaltyProgram program)
    {
        return program is not null && !(await settingService.LoadSettingAsync<LoyaltySettings>()).SetupDone
            && !await memberRepository.Table.AnyAsync(member => member.ProgramId == program.Id);
    }

    /// <summary>
    /// Whether a program has tiers to climb
    /// </summary>
    public async Task<bool> HasTiersAsync(LoyaltyProgram program)
    {
        return (await tierService.GetTiersAsync(program.Id)).Count > 1;
    }

    /// <summary>
    /// Gets how many points are worth about one unit of currency: what can be spent at least, and in steps of which
    /// </summary>
    public static long StepOf(decimal pointValue)
    {
        return (long)Math.Clamp(Math.Ceiling(1 / pointValue), 1, LoyaltyDefaults.MaxPoints);
    }

    /// <summary>
    /// Opens a program for shoppers as it was set up, with tiers or without
    /// </summary>
    public async Task ApplyAsync(LoyaltyProgram program, bool tiers, string actor)
    {
        program.Active = true;
        await programService.UpdateProgramAsync(program, actor);
        var ladder = await tierService.GetTiersAsync(program.Id);
        if (tiers && ladder.Count <= 1)
        {
            foreach (var tier in DefaultProgram.BeginTiers(program.Id).Where(tier => ladder.All(there => there.Threshold != tier.Threshold)))
                await tierService.InsertTierAsync(tier, actor);
        }
        // the lowest stays: a member always has one, and pages that have one only show none
        foreach (var tier in tiers ? [] : ladder.OrderBy(tier => tier.Threshold).Skip(1).ToList())
            await tierService.DeleteTierAsync(tier, actor);

        await settings.ChangeAsync<LoyaltySettings>(0, actor, (settings, store) =>
        {
            settings.Enabled = true;

            return store.SaveSettingAsync(settings, row => row.Enabled, 0, false);
        });
        await CloseAsync(actor);
    }

    /// <summary>
    /// Puts the setup away
    /// </summary>
    public Task CloseAsync(string actor)
    {
        return settings.ChangeAsync<LoyaltySettings>(0, actor, (settings, store) =>
        {
            settings.SetupDone = true;

            return store.SaveSettingAsync(settings, row => row.SetupDone, 0, false);
        });
    }

    /// <summary>
    /// Puts the list of first steps away
    /// </summary>
    public Task HideStepsAsync(string actor)
    {
        return settings.ChangeAsync<LoyaltySettings>(0, actor, (settings, store) =>
        {
            settings.FirstStepsHidden = true;

            return store.SaveSettingAsync(settings, row => row.FirstStepsHidden, 0, false);
        });
    }
}
