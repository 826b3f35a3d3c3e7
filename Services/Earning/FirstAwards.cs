using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Configuration;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Decides whether an order earns in a program, and keeps the terms under which it does for as long as there is the order
/// </summary>
public class FirstAwards(EarningPauses pauses,
    ICustomerService customerService,
    IMemberService memberService,
    IRepository<OrderAward> awardRepository,
    ISettingService settingService,
    ITierService tierService,
    MergedMembers merged,
    OrderRules orderRules,
    ProductTermsService productTerms,
    TimeProvider time)
{
    /// <summary>
    /// Decides whether the order earns for the first time and keeps the terms; null when it earns nothing (yet)
    /// </summary>
    public async Task<OrderAward> DecideAsync(OrderSnapshot snapshot, LoyaltyProgram program)
    {
        var order = snapshot.Order;
        var settings = await settingService.LoadSettingAsync<LoyaltySettings>(order.StoreId);
        if (program is null || !settings.Enabled || order.CreatedOnUtc < program.StartOnUtc)
            return null;

        var nowUtc = time.GetUtcNow().UtcDateTime;
        var exceptions = await productTerms.GetExceptionsAsync(program);
        if (EarnFormula.Target(await snapshot.GetFiguresAsync(exceptions), OrderTerms.Current(program, settings, 1, nowUtc), nowUtc) == EarnTarget.None)
            return null;

        var customer = await customerService.GetCustomerByIdAsync(order.CustomerId);
        if (customer is null || customer.Deleted || !await customerService.IsRegisteredAsync(customer))
            return null;

        var member = await merged.GetStandingAsync(await memberService.GetOrEnrolAsync(program.Id, order.CustomerId, LoyaltyDefaults.SystemActor));
        if (member is not { Status: MemberStatus.Active })
            return null;
        // what was ordered while nothing could be earned is not made good later
        if (await pauses.CoverAsync(order.CreatedOnUtc, EarningPauses.OfMember(member.Id), EarningPauses.OfProgram(program.Id), EarningPauses.OfStore(order.StoreId),
                EarningPauses.OfCustomer(order.CustomerId)))
            return null;

        var tier = member.TierId is { } tierId ? await tierService.GetTierByIdAsync(tierId) : null;
        var terms = OrderTerms.Current(program, settings, tier?.EarnMultiplier ?? 1, nowUtc);
        var award = new OrderAward
        {
            OrderId = order.Id,
            ProgramId = program.Id,
            MemberId = member.Id,
            PointsPerCurrencyUnit = terms.PointsPerCurrencyUnit,
            EarnStep = terms.Step,
            PointsPerStep = terms.PointsPerStep,
            EarnMultiplier = terms.EarnMultiplier,
            AwardMomentId = (int)terms.AwardMoment,
            IncludeTax = terms.IncludeTax,
            IncludeShipping = terms.IncludeShipping,
            DeductDiscounts = terms.DeductDiscounts,
            ExpiryModeId = program.ExpiryModeId,
            ExpireAfterDays = program.ExpireAfterDays,
            HoldUntilId = program.HoldUntilId,
            HeldUntilUtc = terms.HeldUntilUtc,
            CreatedOnUtc = nowUtc
        };
        exceptions.KeepIn(award, snapshot.Items.Select(item => item.ProductId));
        award.RuleVersions = await orderRules.FindAsync(snapshot, award, member, customer);
        try
        {
            using var scope = LedgerScope.Open();
            await awardRepository.InsertAsync(award, false);
            scope.Complete();

            return award;
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            // another event of the same order was faster; its terms hold
        }

        return (await awardRepository.GetAllAsync(query => query.Where(row => row.OrderId == order.Id && row.ProgramId == program.Id))).FirstOrDefault()
            ?? throw new InvalidOperationException($"The terms of order {order.Id} could not be stored");
    }
}
