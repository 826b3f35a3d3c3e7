using System.Globalization;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Customers;
using Nop.Services.Logging;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Loyalty.Services.Messages;

/// <summary>
/// Tells members what a month of the store's calendar brought and took, once for each member and month on however many nodes.
/// Nothing is told while the template is inactive, which it is at first
/// </summary>
public class MonthlyStatements(ICustomerService customerService,
    ILedgerService ledgerService,
    ILogger logger,
    IMessageTemplateService messageTemplateService,
    IProgramService programService,
    IRepository<LedgerEntry> entryRepository,
    IRepository<LoyaltyMember> memberRepository,
    LoyaltyMessages messages,
    SentNotices notices,
    StatementOutlook outlook,
    StoreDays storeDays)
{
    /// <summary>
    /// Mails of one run; the next goes on where it ended, so that no run lasts longer than nopCommerce waits for it
    /// </summary>
    public const int MAX_PER_RUN = 2000;

    private const int BATCH = 200;

    // a booking is stamped before it is written, and a transaction lasts at most half a minute
    private static readonly TimeSpan _grace = TimeSpan.FromMinutes(15);

    /// <summary>
    /// A month that was over longer ago is no news
    /// </summary>
    private static readonly TimeSpan _maxAge = TimeSpan.FromDays(7);

    private readonly StatementOutlook _outlook = outlook;

    /// <summary>
    /// Gets the beginning of what a member was told under
    /// </summary>
    public static string KeyPrefix(int memberId)
    {
        return FormattableString.Invariant($"statement:{memberId}:");
    }

    /// <summary>
    /// Queues the statements of the last month that are due
    /// </summary>
    /// <param name="nowUtc">The present</param>
    /// <returns>Number of mails queued</returns>
    public async Task<int> SendAsync(DateTime nowUtc)
    {
        var month = storeDays.LastMonth(nowUtc - _grace);
        if (nowUtc - month.BeforeUtc > _maxAge
            || !(await messageTemplateService.GetMessageTemplatesByNameAsync(LoyaltyMessageTemplates.MonthlyStatement)).Any(template => template.IsActive))
            return 0;

        var sent = 0;
        foreach (var program in await programService.GetProgramsAsync())
        {
            var done = FormattableString.Invariant($"statements:{program.Id}:{month.First:yyyyMM}");
            if (sent >= MAX_PER_RUN || await notices.IsTakenAsync(done))
                continue;

            var (mails, complete) = await SendAsync(program, month, MAX_PER_RUN - sent);
            sent += mails;
            if (complete)
                await notices.TryTakeAsync(done);
        }

        return sent;
    }

    /// <returns>Number of mails, and whether nobody is left</returns>
    private async Task<(int Sent, bool Complete)> SendAsync(LoyaltyProgram program, StoreMonth month, int most)
    {
        var activeId = (int)MemberStatus.Active;
        var (sent, complete, last) = (0, true, 0);
        while (true)
        {
            var after = last;
            var members = await memberRepository.GetAllAsync(query => query
                .Where(member => member.ProgramId == program.Id && member.Id > after && member.StatusId == activeId && member.MergedIntoId == null
                    && member.EnrolledOnUtc < month.BeforeUtc)
                .OrderBy(member => member.Id).Take(BATCH));
            if (members.Count == 0)
                return (sent, complete);

            last = members[^1].Id;
            foreach (var (member, figures, account) in await SelectAsync(program, month, members))
            {
                if (sent >= most)
                    return (sent, false);

                var told = await TrySendAsync(program, month, member, figures, account);
                sent += told == true ? 1 : 0;
                complete &= told is not null;
            }
        }
    }

    /// <summary>
    /// Leaves out who was told, who does not want to be, and who has nothing to be told of
    /// </summary>
    private async Task<IList<(LoyaltyMember Member, StatementFigures Figures, PointsAccount Account)>> SelectAsync(LoyaltyProgram program, StoreMonth month, IList<LoyaltyMember> members)
    {
        var told = await notices.GetTakenAsync(members.Select(member => Key(member, month)).ToList());
        var open = members.Where(member => !member.Mutes(MailKind.Statement) && !told.Contains(Key(member, month))).ToList();
        if (open.Count == 0)
            return [];

        var memberIds = open.Select(member => member.Id).ToList();
        var (programId, fromUtc, beforeUtc) = (program.Id, month.FromUtc, month.BeforeUtc);
        var sums =
            from entry in entryRepository.Table
            where entry.ProgramId == programId && entry.BookedOnUtc >= fromUtc && entry.BookedOnUtc < beforeUtc && memberIds.Contains(entry.MemberId)
            group entry by new { entry.MemberId, entry.TypeId } into same
            select new { same.Key.MemberId, same.Key.TypeId, Points = same.Sum(entry => entry.Points) };
        var figures = (await sums.ToListAsync()).ToLookup(sum => sum.MemberId, sum => ((LedgerEntryType)sum.TypeId, sum.Points));
        var accounts = await ledgerService.GetAccountsAsync(memberIds);

        return open.Select(member => (member, StatementFigures.Of(figures[member.Id]), accounts.TryGetValue(member.Id, out var account) ? account : new PointsAccount { MemberId = member.Id }))
            .Where(row => row.Item2.Any || row.Item3.Balance > 0 || row.Item3.Pending > 0)
            .ToList();
    }

    /// <returns>Whether a mail was queued; null when the next run has to try again</returns>
    private async Task<bool?> TrySendAsync(LoyaltyProgram program, StoreMonth month, LoyaltyMember member, StatementFigures figures, PointsAccount account)
    {
        try
        {
            if (await customerService.GetCustomerByIdAsync(member.CustomerId) is not { Deleted: false } customer || !await customerService.IsRegisteredAsync(customer))
                return false;

            // in one transaction: what fails is neither queued nor taken for told
            var queued = false;
            if (await notices.TryTakeAsync(Key(member, month), async () => queued = await messages.SendAsync(LoyaltyMessageTemplates.MonthlyStatement, program, member,
                    writing => GetTokensAsync(program, month, member, figures, account, writing))))
                return queued;

            return await notices.IsTakenAsync(Key(member, month)) ? false : null;
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: member {member.Id} could not be sent the statement of {month.First.ToString("yyyy-MM", CultureInfo.InvariantCulture)}; the next run will try again", exception);

            return null;
        }
    }

    private static string Key(LoyaltyMember member, StoreMonth month)
    {
        return KeyPrefix(member.Id) + month.First.ToString("yyyyMM", CultureInfo.InvariantCulture);
    }

    private async Task<IEnumerable<Token>> GetTokensAsync(LoyaltyProgram program, StoreMonth month, LoyaltyMember member, StatementFigures figures, PointsAccount account, MailWriting writing)
    {
        var outlook = await _outlook.DescribeAsync(program, member, account, writing);

        return
        [
            .. LoyaltyMessages.GetProgramTokens(program, account.Balance, writing),
            new Token("Loyalty.Month", month.First.ToString("Y", writing.Culture)),
            new Token("Loyalty.Earned", writing.Number(figures.Earned)),
            new Token("Loyalty.Spent", writing.Number(figures.Spent)),
            new Token("Loyalty.Expired", writing.Number(figures.Expired)),
            new Token("Loyalty.Expiring", outlook.Expiring),
            new Token("Loyalty.Tier", outlook.Tier),
            new Token("Loyalty.NextTier", outlook.NextTier)
        ];
    }

    /// <summary>
    /// What was booked in a month
    /// </summary>
    /// <param name="Earned">Points that became spendable, less those taken back</param>
    /// <param name="Spent">Points spent, less those given back</param>
    /// <param name="Expired">Points that ran out</param>
    /// <param name="Any">Whether anything was booked at all</param>
    private sealed record StatementFigures(long Earned, long Spent, long Expired, bool Any)
    {
        public static StatementFigures Of(IEnumerable<(LedgerEntryType Type, long Points)> sums)
        {
            var booked = sums.ToList();

            return new StatementFigures(Sum(LedgerEntryType.Earn, LedgerEntryType.Mature, LedgerEntryType.Reverse),
                -Sum(LedgerEntryType.Redeem, LedgerEntryType.Release), -Sum(LedgerEntryType.Expire), booked.Count > 0);

            long Sum(params LedgerEntryType[] types) => booked.Where(sum => types.Contains(sum.Type)).Sum(sum => sum.Points);
        }
    }
}
