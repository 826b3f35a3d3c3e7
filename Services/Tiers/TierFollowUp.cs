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
public class TierFollowUp
{
    private const int BATCH = 200;

    private readonly ILedgerService _ledgerService;
    private readonly ILocalizationService _localizationService;
    private readonly ILogger _logger;
    private readonly IProgramService _programService;
    private readonly IRepository<LoyaltyMember> _memberRepository;
    private readonly IRepository<LoyaltyTier> _tierRepository;
    private readonly IRepository<TierChange> _changeRepository;
    private readonly LoyaltyMessages _messages;
    private readonly SentNotices _notices;
    private readonly WelcomeBonuses _welcomeBonuses;

    public TierFollowUp(ILedgerService ledgerService,
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
        _ledgerService = ledgerService;
        _localizationService = localizationService;
        _logger = logger;
        _programService = programService;
        _memberRepository = memberRepository;
        _tierRepository = tierRepository;
        _changeRepository = changeRepository;
        _messages = messages;
        _notices = notices;
        _welcomeBonuses = welcomeBonuses;
    }

    /// <summary>
    /// Does what is open for a member
    /// </summary>
    public async Task RunAsync(int memberId)
    {
        foreach (var change in await _changeRepository.GetAllAsync(query => query.Where(row => row.MemberId == memberId && !row.FollowedUp).OrderBy(row => row.Number)))
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
            var changes = await _changeRepository.GetAllAsync(query => query.Where(row => !row.FollowedUp && row.Id > after).OrderBy(row => row.Id).Take(BATCH));
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
        var members = memberIds.Count == 0 ? [] : await _memberRepository.GetAllAsync(query => query.Where(member => memberIds.Contains(member.Id) && member.StatusId != activeId));

        return members.Select(member => member.Id).ToHashSet();
    }

    private async Task<bool> TryFollowAsync(TierChange change)
    {
        try
        {
            var member = await _memberRepository.GetByIdAsync(change.MemberId);
            var program = await _programService.GetProgramByIdAsync(change.ProgramId);
            if (member is not null && program is not null)
            {
                if (!await _welcomeBonuses.GiveAsync(change, program))
                    return false;
                if (await _notices.TryTakeAsync($"tier:{change.Id}") && change.Direction != 0)
                    await SendAsync(change, member, program);
            }
            change.FollowedUp = true;
            await _changeRepository.UpdateAsync(change, false);

            return true;
        }
        catch (Exception exception)
        {
            await _logger.ErrorAsync($"Loyalty: what follows the tier change {change.Id} of member {change.MemberId} failed; the scheduled task will try again", exception);

            return false;
        }
    }

    private async Task SendAsync(TierChange change, LoyaltyMember member, LoyaltyProgram program)
    {
        var from = await GetTierAsync(change.FromTierId);
        var to = await GetTierAsync(change.ToTierId);
        var account = await _ledgerService.GetAccountAsync(member.Id);
        var template = change.Direction > 0 ? LoyaltyMessageTemplates.TierUp : LoyaltyMessageTemplates.TierDown;
        await _messages.SendAsync(template, program, member, async writing =>
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
        return tierId is { } id ? await _tierRepository.GetByIdAsync(id) : null;
    }

    /// <summary>
    /// Gets the name of a tier in a language; null when the tier was deleted meanwhile
    /// </summary>
    private async Task<string> GetNameAsync(LoyaltyTier tier, int languageId)
    {
        return tier is null ? null : await _localizationService.GetLocalizedAsync(tier, row => row.Name, languageId);
    }
}
