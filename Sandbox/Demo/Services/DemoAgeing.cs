using System;
using System.Linq;
using System.Linq.Expressions;
using System.Threading.Tasks;
using System.Transactions;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty;
using Nop.Plugin.Misc.Loyalty.Domain.Audit;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Members;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>
/// Lets days pass for one member: the clock cannot be moved, so all that he did is moved back, and what runs out on the way is expired by the loyalty plugin.
/// Sums, versions and links stay as they were booked
/// </summary>
public class DemoAgeing(
    IDateTimeHelper dateTimeHelper,
    ILedgerService ledgerService,
    IOrderConvergence orderConvergence,
    IServiceProvider services,
    MemberGate gate)
{
    /// <summary>Lets whole days pass; what runs out meanwhile is expired on its day</summary>
    public async Task PassAsync(LoyaltyMember member, int days)
    {
        while (days > 0)
        {
            var left = ((await AccountAsync(member.Id))?.NextEndOnUtc ?? DateTime.MaxValue) - DateTime.UtcNow;
            var step = (int)Math.Clamp(Math.Ceiling(left.TotalDays), 1, days);
            await AgeAsync(member, TimeSpan.FromDays(step));
            days -= step;
            if (left <= TimeSpan.FromDays(step))
                await ledgerService.ExpireDueAsync();
        }
        if (await AccountAsync(member.Id) is { Pending: > 0 })
            await orderConvergence.MatureDueAsync();
    }

    /// <summary>Counts anew what was earned in the member's last month and year, which were other ones when it was booked</summary>
    public async Task CountAsync(LoyaltyMember member)
    {
        using var pass = await gate.EnterAsync(member.Id);
        if (await AccountAsync(member.Id) is not { } account)
            return;

        (account.EarnedMonth, account.MonthPoints, account.EarnedYear, account.YearPoints) = (0, 0, 0, 0);
        foreach (var entry in await Rows<LedgerEntry>().GetAllAsync(query => query.Where(row => row.MemberId == member.Id).OrderBy(row => row.Version)))
        {
            var bookedOnUtc = DateTime.SpecifyKind(entry.BookedOnUtc, DateTimeKind.Utc);
            EarnedPeriods.Add(account, EarnedPeriods.Count(entry), TimeZoneInfo.ConvertTimeFromUtc(bookedOnUtc, dateTimeHelper.DefaultStoreTimeZone), bookedOnUtc);
        }
        await Rows<PointsAccount>().UpdateAsync(account, false);
    }

    private async Task AgeAsync(LoyaltyMember member, TimeSpan by)
    {
        var (id, customerId) = (member.Id, member.CustomerId);
        //nothing is booked for the member meanwhile
        using var pass = await gate.EnterAsync(id);
        using var scope = new TransactionScope(TransactionScopeOption.RequiresNew, new TransactionOptions { IsolationLevel = IsolationLevel.ReadCommitted },
            TransactionScopeAsyncFlowOption.Enabled);
        await EachAsync<LoyaltyMember>(row => row.Id == id, row => row.EnrolledOnUtc = Back(row.EnrolledOnUtc));
        await EachAsync<Order>(row => row.CustomerId == customerId, row =>
        {
            row.CreatedOnUtc = Back(row.CreatedOnUtc);
            row.PaidDateUtc = row.PaidDateUtc is { } paid ? Back(paid) : null;
        });
        await EachAsync<OrderAward>(row => row.MemberId == id, row =>
            (row.CreatedOnUtc, row.HeldUntilUtc) = (Back(row.CreatedOnUtc), Back(row.HeldUntilUtc)));
        await EachAsync<LedgerEntry>(row => row.MemberId == id, row => (row.EventOnUtc, row.BookedOnUtc) = (Back(row.EventOnUtc), Back(row.BookedOnUtc)));
        await EachAsync<PointLot>(row => row.MemberId == id && row.ExpiresOnUtc != null, row => row.ExpiresOnUtc = Back(row.ExpiresOnUtc.Value));
        await EachAsync<PointsAccount>(row => row.MemberId == id, row =>
        {
            (row.LastActivityOnUtc, row.NextEndOnUtc) = (Back(row.LastActivityOnUtc), Back(row.NextEndOnUtc));
            (row.BalanceReachedOnUtc, row.LifetimeReachedOnUtc) = (Back(row.BalanceReachedOnUtc), Back(row.LifetimeReachedOnUtc));
        });
        await EachAsync<LoyaltyRedemption>(row => row.MemberId == id, row =>
            (row.CreatedOnUtc, row.UpdatedOnUtc, row.ExpiresOnUtc) = (Back(row.CreatedOnUtc), Back(row.UpdatedOnUtc), Back(row.ExpiresOnUtc)));
        var redemptions = Rows<LoyaltyRedemption>().Table.Where(row => row.MemberId == id).Select(row => row.Id);
        await EachAsync<RedemptionStep>(row => redemptions.Contains(row.RedemptionId), row => row.CreatedOnUtc = Back(row.CreatedOnUtc));
        await EachAsync<TierStanding>(row => row.MemberId == id, row =>
        {
            (row.SinceUtc, row.ReviewOnUtc) = (Back(row.SinceUtc), Back(row.ReviewOnUtc));
            row.BelowSinceUtc = row.BelowSinceUtc is { } below ? Back(below) : null;
        });
        await EachAsync<TierChange>(row => row.MemberId == id, row => row.OnUtc = Back(row.OnUtc));
        await EachAsync<RuleAward>(row => row.MemberId == id, row => (row.EventOnUtc, row.CreatedOnUtc) = (Back(row.EventOnUtc), Back(row.CreatedOnUtc)));
        await EachAsync<RuleUse>(row => row.MemberId == id, row => row.UsedOnUtc = Back(row.UsedOnUtc));
        await EachAsync<AuditEntry>(row => row.EntityName == nameof(LoyaltyMember) && row.EntityId == id, row => row.OnUtc = Back(row.OnUtc));
        scope.Complete();

        //the beginning and the end of time stay where they are
        DateTime Back(DateTime moment) => moment <= LoyaltyDefaults.LongAgo || moment >= LoyaltyDefaults.Never ? moment : moment - by;
    }

    private async Task EachAsync<T>(Expression<Func<T, bool>> which, Action<T> change) where T : BaseEntity
    {
        foreach (var row in await Rows<T>().GetAllAsync(query => query.Where(which)))
        {
            change(row);
            await Rows<T>().UpdateAsync(row, false);
        }
    }

    private async Task<PointsAccount> AccountAsync(int memberId) =>
        (await Rows<PointsAccount>().GetAllAsync(query => query.Where(row => row.MemberId == memberId))).FirstOrDefault();

    private IRepository<T> Rows<T>() where T : BaseEntity => services.GetRequiredService<IRepository<T>>();
}
