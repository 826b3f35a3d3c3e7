using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Customers;
using Nop.Services.Helpers;
using Nop.Services.Logging;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Loyalty.Services.Messages;

/// <summary>
/// Reminds members of points about to expire, each expiry once, and nobody more often than every half of the warning time
/// </summary>
public class ExpiryReminders(ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    ILogger logger,
    IProgramService programService,
    IRepository<ExpiryReminder> reminderRepository,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<PointLot> lotRepository,
    IRepository<PointsAccount> accountRepository,
    LoyaltyMessages messages,
    TimeProvider time)
{
    private const int BATCH = 200;

    /// <summary>
    /// Queues the reminders that are due
    /// </summary>
    /// <returns>Number of mails queued</returns>
    public async Task<int> SendAsync()
    {
        var sent = 0;
        foreach (var program in (await programService.GetProgramsAsync()).Where(program => program.ReminderDays > 0))
            sent += await SendAsync(program, time.GetUtcNow().UtcDateTime);

        return sent;
    }

    private async Task<int> SendAsync(LoyaltyProgram program, DateTime nowUtc)
    {
        var sent = 0;
        var last = 0;
        while (true)
        {
            var after = last;
            var due = program.ExpiryMode == ExpiryMode.Inactivity
                ? await GetInactiveAsync(program, nowUtc, after)
                : await GetExpiringAsync(program, nowUtc, after);
            if (due.Count == 0)
                return sent;

            last = due[^1].MemberId;
            foreach (var expiry in await SelectOpenAsync(program, due, nowUtc))
                sent += await TrySendAsync(program, expiry, nowUtc) ? 1 : 0;
        }
    }

    private async Task<IList<Due>> GetExpiringAsync(LoyaltyProgram program, DateTime nowUtc, int afterMemberId)
    {
        var until = nowUtc.AddDays(program.ReminderDays);
        var memberIds = (
                from lot in lotRepository.Table
                join member in memberRepository.Table on lot.MemberId equals member.Id
                where lot.Remaining > 0 && lot.ExpiresOnUtc != null && lot.ExpiresOnUtc > nowUtc && lot.ExpiresOnUtc <= until
                    && member.ProgramId == program.Id && member.StatusId == (int)MemberStatus.Active && member.Id > afterMemberId
                select member.Id)
            .Distinct().OrderBy(id => id).Take(BATCH).ToList();
        var lots = await lotRepository.GetAllAsync(query => query.Where(lot => memberIds.Contains(lot.MemberId) && lot.Remaining > 0
            && lot.ExpiresOnUtc != null && lot.ExpiresOnUtc > nowUtc && lot.ExpiresOnUtc <= until));

        return lots.GroupBy(lot => lot.MemberId).OrderBy(group => group.Key)
            .Select(group => new Due(group.Key, group.Min(lot => lot.ExpiresOnUtc) ?? until, group.Sum(lot => lot.Remaining)))
            .ToList();
    }

    private async Task<IList<Due>> GetInactiveAsync(LoyaltyProgram program, DateTime nowUtc, int afterMemberId)
    {
        var idleFrom = nowUtc.AddDays(-program.ExpireAfterDays);
        var idleUntil = idleFrom.AddDays(program.ReminderDays);
        var accounts = await accountRepository.GetAllAsync(query => query
            .Where(account => account.ProgramId == program.Id && account.Balance > 0 && account.MemberId > afterMemberId
                && account.LastActivityOnUtc > idleFrom && account.LastActivityOnUtc <= idleUntil)
            .OrderBy(account => account.MemberId).Take(BATCH));

        return accounts.Select(account => new Due(account.MemberId, account.LastActivityOnUtc.AddDays(program.ExpireAfterDays), account.Balance)).ToList();
    }

    /// <summary>
    /// Leaves out what members were reminded of, and members who were reminded of something a short time ago
    /// </summary>
    private async Task<IList<Due>> SelectOpenAsync(LoyaltyProgram program, IList<Due> due, DateTime nowUtc)
    {
        var pausedSince = nowUtc - TimeSpan.FromDays(Math.Max(program.ReminderDays / 2.0, 1));
        var memberIds = due.Select(expiry => expiry.MemberId).ToList();
        var earlier = (await reminderRepository.GetAllAsync(query => query.Where(row => memberIds.Contains(row.MemberId)
                && (row.CreatedOnUtc > pausedSince || row.ExpiresOnUtc > nowUtc))))
            .ToLookup(row => row.MemberId);

        return due.Where(expiry => !earlier[expiry.MemberId].Any(row => row.ExpiresOnUtc == expiry.ExpiresOnUtc || row.CreatedOnUtc > pausedSince)).ToList();
    }

    private async Task<bool> TrySendAsync(LoyaltyProgram program, Due due, DateTime nowUtc)
    {
        try
        {
            if (!await TryNoteAsync(due, nowUtc))
                return false;

            var member = await memberRepository.GetByIdAsync(due.MemberId);

            return member is { Status: MemberStatus.Active } && await messages.SendAsync(LoyaltyMessageTemplates.PointsExpiring, program, member,
                writing => GetTokensAsync(program, member, due, writing));
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: member {due.MemberId} could not be reminded", exception);

            return false;
        }
    }

    /// <summary>
    /// Notes the reminder before it is queued: of two nodes one gets the row, and sends
    /// </summary>
    private async Task<bool> TryNoteAsync(Due due, DateTime nowUtc)
    {
        try
        {
            using var scope = LedgerScope.Open();
            await reminderRepository.InsertAsync(new ExpiryReminder
            {
                MemberId = due.MemberId, ExpiresOnUtc = due.ExpiresOnUtc, Points = due.Points, CreatedOnUtc = nowUtc
            }, false);
            scope.Complete();

            return true;
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            return false;
        }
    }

    private async Task<IEnumerable<Token>> GetTokensAsync(LoyaltyProgram program, LoyaltyMember member, Due due, MailWriting writing)
    {
        var account = (await accountRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id))).FirstOrDefault();
        var customer = await customerService.GetCustomerByIdAsync(member.CustomerId);
        var date = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(due.ExpiresOnUtc, DateTimeKind.Utc),
            await dateTimeHelper.GetCustomerTimeZoneAsync(customer));

        return
        [
            .. LoyaltyMessages.GetProgramTokens(program, account?.Balance ?? 0, writing),
            new Token("Loyalty.Points", writing.Number(due.Points)),
            new Token("Loyalty.ExpiryDate", date.ToString("D", writing.Culture))
        ];
    }

    private sealed record Due(int MemberId, DateTime ExpiresOnUtc, long Points);
}
