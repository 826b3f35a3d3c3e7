using System.Globalization;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Logging;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Loyalty.Services.Messages;

/// <summary>
/// Tells members of points that orders and events brought: one mail for each of them, each entry at most once on however many nodes.
/// Welcome bonuses and referrals have mails of their own
/// </summary>
public class EarnedMails(ICustomerService customerService,
    ILedgerService ledgerService,
    ILocalizationService localizationService,
    ILogger logger,
    IMessageTemplateService messageTemplateService,
    IProgramService programService,
    IRepository<EarnedMailPass> passRepository,
    IRepository<EarningRule> ruleRepository,
    IRepository<LedgerEntry> entryRepository,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<Order> orderRepository,
    LoyaltyMessages messages,
    SentNotices notices)
{
    private const int BATCH = 200;

    /// <summary>
    /// How long entries rest: what an order earns is booked entry by entry, and a transaction may end a little after it began
    /// </summary>
    private static readonly TimeSpan _rest = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Older entries are no news
    /// </summary>
    private static readonly TimeSpan _maxAge = TimeSpan.FromDays(1);

    private static readonly int[] _earning = [(int)LedgerEntryType.Earn, (int)LedgerEntryType.Mature];

    private static readonly string[] _causes = [LoyaltyDefaults.OrderReference, LoyaltyDefaults.EventReference];

    /// <summary>
    /// Queues the mails that are due, and remembers how far it came
    /// </summary>
    /// <param name="nowUtc">The present</param>
    /// <returns>Number of mails queued</returns>
    public async Task<int> SendAsync(DateTime nowUtc)
    {
        var until = nowUtc - _rest;
        var wanted = (await messageTemplateService.GetMessageTemplatesByNameAsync(LoyaltyMessageTemplates.PointsEarned)).Any(template => template.IsActive);
        var passes = await passRepository.GetAllAsync(query => query.OrderBy(pass => pass.ProgramId));
        // a program that came after the others were looked through is as new as that; before the first run nothing is told
        var start = passes.Count == 0 ? until : passes.Min(pass => pass.DoneUntilUtc);
        var sent = 0;
        foreach (var program in await programService.GetProgramsAsync(activeOnly: false))
        {
            var from = passes.FirstOrDefault(pass => pass.ProgramId == program.Id)?.DoneUntilUtc ?? start;
            if (from < nowUtc - _maxAge)
                from = nowUtc - _maxAge;
            if (wanted && program.Active)
                sent += await SendAsync(program, DateTime.SpecifyKind(from, DateTimeKind.Utc), until);
            await AdvanceAsync(program.Id, until);
        }

        return sent;
    }

    private async Task<int> SendAsync(LoyaltyProgram program, DateTime from, DateTime until)
    {
        var sent = 0;
        var (booked, last) = (from, 0);
        while (true)
        {
            var (afterBooked, afterId) = (booked, last);
            var entries = await entryRepository.GetAllAsync(query => query
                .Where(entry => entry.ProgramId == program.Id && entry.BookedOnUtc >= afterBooked && entry.BookedOnUtc < until
                    && (entry.BookedOnUtc > afterBooked || entry.Id > afterId)
                    && _earning.Contains(entry.TypeId) && entry.Points > 0 && _causes.Contains(entry.ReferenceType))
                .OrderBy(entry => entry.BookedOnUtc).ThenBy(entry => entry.Id).Take(BATCH));
            if (entries.Count == 0)
                return sent;

            (booked, last) = (DateTime.SpecifyKind(entries[^1].BookedOnUtc, DateTimeKind.Utc), entries[^1].Id);
            foreach (var cause in entries.GroupBy(entry => (entry.MemberId, entry.ReferenceType, entry.ReferenceId)))
                sent += await TrySendAsync(program, cause.First(), from, until) ? 1 : 0;
        }
    }

    private async Task<bool> TrySendAsync(LoyaltyProgram program, LedgerEntry first, DateTime from, DateTime until)
    {
        try
        {
            var member = await memberRepository.GetByIdAsync(first.MemberId);
            if (member is not { Status: MemberStatus.Active, MergedIntoId: null }
                || await customerService.GetCustomerByIdAsync(member.CustomerId) is not { Deleted: false } customer
                || !await customerService.IsRegisteredAsync(customer))
                return false;

            var booked = (await ledgerService.GetEntriesByReferenceAsync(program.Id, first.ReferenceType, first.ReferenceId))
                .Where(entry => entry.MemberId == member.Id).OrderBy(entry => entry.Id).ToList();
            var earned = await TakeAsync(booked.Where(entry => _earning.Contains(entry.TypeId) && entry.Points > 0
                && entry.BookedOnUtc >= from && entry.BookedOnUtc < until).ToList());
            if (earned.Count == 0)
                return false;

            var points = earned.Sum(entry => entry.Points)
                + booked.Where(entry => entry.Type == LedgerEntryType.Reverse && entry.Id > earned[0].Id).Sum(entry => entry.Points);
            if (points <= 0)
                return false;

            var order = first.ReferenceType == LoyaltyDefaults.OrderReference && int.TryParse(first.ReferenceId, NumberStyles.None, CultureInfo.InvariantCulture, out var orderId)
                ? await orderRepository.GetByIdAsync(orderId)
                : null;
            var account = await ledgerService.GetAccountAsync(member.Id);

            return await messages.SendAsync(LoyaltyMessageTemplates.PointsEarned, program, member, async writing =>
            [
                .. LoyaltyMessages.GetProgramTokens(program, account.Balance, writing),
                new Token("Loyalty.Points", writing.Number(points)),
                new Token("Loyalty.OrderNumber", Number(order)),
                new Token("Loyalty.Reason", await GetReasonAsync(order, earned, writing.LanguageId))
            ], order?.StoreId ?? 0);
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: member {first.MemberId} could not be told of the points of entry {first.Id}", exception);

            return false;
        }
    }

    /// <summary>
    /// Takes the right to tell of entries; gives those that nobody told of yet
    /// </summary>
    private async Task<IList<LedgerEntry>> TakeAsync(IList<LedgerEntry> entries)
    {
        var told = await notices.GetTakenAsync(entries.Select(Key).ToList());
        var open = entries.Where(entry => !told.Contains(Key(entry))).ToList();

        // another node that took one of them meanwhile has read the same entries
        return open.Count > 0 && await notices.TryTakeAllAsync(open.Select(Key).ToList()) ? open : [];
    }

    private static string Key(LedgerEntry entry)
    {
        return FormattableString.Invariant($"earned:{entry.Id}");
    }

    private static string Number(Order order)
    {
        return order is null ? string.Empty : order.CustomOrderNumber ?? order.Id.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Gets what the points were for: the order, the names of the rules, or what the history says
    /// </summary>
    private async Task<string> GetReasonAsync(Order order, IList<LedgerEntry> earned, int languageId)
    {
        var reasons = new List<string>();
        if (order is not null)
        {
            reasons.Add(string.Format(CultureInfo.InvariantCulture,
                await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Messages.OfOrder", languageId), Number(order)));
        }
        foreach (var ruleId in earned.Select(entry => entry.RuleId).OfType<int>().Distinct())
        {
            if (await ruleRepository.GetByIdAsync(ruleId) is { } rule)
                reasons.Add(await localizationService.GetLocalizedAsync(rule, row => row.Name, languageId));
        }

        return string.Join(", ", reasons.Count > 0 ? reasons : earned.Select(entry => entry.Description).Distinct());
    }

    private async Task AdvanceAsync(int programId, DateTime until)
    {
        var pass = (await passRepository.GetAllAsync(query => query.Where(row => row.ProgramId == programId))).FirstOrDefault();
        if (pass is null)
        {
            try
            {
                await passRepository.InsertAsync(new EarnedMailPass { ProgramId = programId, DoneUntilUtc = until }, false);
            }
            catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
            {
                // another node began at the same moment
            }
        }
        else if (pass.DoneUntilUtc < until)
        {
            pass.DoneUntilUtc = until;
            await passRepository.UpdateAsync(pass, false);
        }
    }
}
