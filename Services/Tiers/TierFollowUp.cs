using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Localization;
using Nop.Services.Logging;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Loyalty.Services.Tiers;

/// <summary>
/// What follows when a member moves: the welcome bonus, once for each member and tier, and the message
/// </summary>
public class TierFollowUp(ILedgerService ledgerService,
    ILocalizationService localizationService,
    ILogger logger,
    IProgramService programService,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<LoyaltyTier> tierRepository,
    IRepository<TierChange> changeRepository,
    LoyaltyMessages messages,
    SentNotices notices,
    WelcomeBonuses welcomeBonuses)
{
    private const int BATCH = 200;

    /// <summary>
    /// Does what is open for a member
    /// </summary>
    public async Task RunAsync(int memberId)
    {
        foreach (var change in await changeRepository.GetAllAsync(query => query.Where(row => row.MemberId == memberId && !row.FollowedUp).OrderBy(row => row.Number)))
            await TryFollowAsync(change);
    }

    /// <summary>
    /// Does what was left open, after a crash for example
    /// </summary>
    /// <returns>Number of changes followed up</returns>
    public async Task<int> RunAllAsync()
    {
        var done = 0;
        var last = 0;
        while (true)
        {
            var after = last;
            var changes = await changeRepository.GetAllAsync(query => query.Where(row => !row.FollowedUp && row.Id > after).OrderBy(row => row.Id).Take(BATCH));
            if (changes.Count == 0)
                return done;

            last = changes[^1].Id;
            var suspended = await GetSuspendedAsync(changes);
            foreach (var change in changes.Where(change => change.Bonus <= 0 || !suspended.Contains(change.MemberId)))
                done += await TryFollowAsync(change) ? 1 : 0;
        }
    }

    /// <summary>
    /// Gets the members whose bonus waits until they are active again
    /// </summary>
    private async Task<IReadOnlySet<int>> GetSuspendedAsync(IList<TierChange> changes)
    {
        var activeId = (int)MemberStatus.Active;
        var memberIds = changes.Where(change => change.Bonus > 0).Select(change => change.MemberId).Distinct().ToList();
        var members = memberIds.Count == 0 ? [] : await memberRepository.GetAllAsync(query => query.Where(member => memberIds.Contains(member.Id) && member.StatusId != activeId));

        return members.Select(member => member.Id).ToHashSet();
    }

    private async Task<bool> TryFollowAsync(TierChange change)
    {
        try
        {
            var member = await memberRepository.GetByIdAsync(change.MemberId);
            var program = await programService.GetProgramByIdAsync(change.ProgramId);
            if (member is not null && program is not null)
            {
                if (!await welcomeBonuses.GiveAsync(change, program))
                    return false;
                if (await notices.TryTakeAsync($"tier:{change.Id}") && change.Direction != 0)
                    await SendAsync(change, member, program);
            }
            change.FollowedUp = true;
            await changeRepository.UpdateAsync(change, false);

            return true;
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: what follows the tier change {change.Id} of member {change.MemberId} failed; the scheduled task will try again", exception);

            return false;
        }
    }

    private async Task SendAsync(TierChange change, LoyaltyMember member, LoyaltyProgram program)
    {
        var from = await GetTierAsync(change.FromTierId);
        var to = await GetTierAsync(change.ToTierId);
        var account = await ledgerService.GetAccountAsync(member.Id);
        var template = change.Direction > 0 ? LoyaltyMessageTemplates.TierUp : LoyaltyMessageTemplates.TierDown;
        await messages.SendAsync(template, program, member, async writing =>
        [
            .. LoyaltyMessages.GetProgramTokens(program, account.Balance, writing),
            new Token("Loyalty.OldTier", await GetNameAsync(from, writing.LanguageId) ?? change.FromName),
            new Token("Loyalty.Tier", await GetNameAsync(to, writing.LanguageId) ?? change.ToName),
            new Token("Loyalty.TierBenefits", LocalizedText.For(to?.Benefits, writing.LanguageId)),
            new Token("Loyalty.Points", writing.Number(change.Bonus))
        ]);
    }

    private async Task<LoyaltyTier> GetTierAsync(int? tierId)
    {
        return tierId is { } id ? await tierRepository.GetByIdAsync(id) : null;
    }

    /// <summary>
    /// Gets the name of a tier in a language; null when the tier was deleted meanwhile
    /// </summary>
    private async Task<string> GetNameAsync(LoyaltyTier tier, int languageId)
    {
        return tier is null ? null : await localizationService.GetLocalizedAsync(tier, row => row.Name, languageId);
    }
}
