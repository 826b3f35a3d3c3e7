using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Services.Redemption;

namespace Nop.Plugin.Misc.Loyalty.Services.Partners;

/// <summary>
/// Brings the ledger to what a session should have earned and spent by the lines that were fulfilled. Each booking has a key that counts what is
/// there: whoever repeats it books nothing twice
/// </summary>
public class PartnerBooking
{
    private const int MAX_ROUNDS = 10;

    private readonly EarningPauses _pauses;
    private readonly ExternalRedemptions _redemptions;
    private readonly ILedgerService _ledgerService;
    private readonly IRuleAwards _ruleAwards;
    private readonly OrderFactsReader _factsReader;
    private readonly PartnerBaskets _baskets;
    private readonly ProductTermsService _productTerms;
    private readonly RedemptionLifecycle _lifecycle;

    public PartnerBooking(EarningPauses pauses,
        ExternalRedemptions redemptions,
        ILedgerService ledgerService,
        IRuleAwards ruleAwards,
        OrderFactsReader factsReader,
        PartnerBaskets baskets,
        ProductTermsService productTerms,
        RedemptionLifecycle lifecycle)
    {
        _pauses = pauses;
        _redemptions = redemptions;
        _ledgerService = ledgerService;
        _ruleAwards = ruleAwards;
        _factsReader = factsReader;
        _baskets = baskets;
        _productTerms = productTerms;
        _lifecycle = lifecycle;
    }

    /// <summary>
    /// Books what is missing
    /// </summary>
    /// <param name="session">The session</param>
    /// <param name="program">Its program</param>
    /// <param name="shopper">The shopper</param>
    /// <param name="lines">The lines as they were fulfilled, resolved</param>
    /// <param name="partnerName">What the history calls the partner</param>
    /// <param name="actor">Who</param>
    public async Task<PartnerSummary> BookAsync(PartnerSession session, LoyaltyProgram program, PartnerCustomer shopper, IReadOnlyList<PartnerLine> lines, string partnerName, string actor)
    {
        var first = session.Status != PartnerSessionStatus.Finalized;
        var total = lines.Sum(line => line.Price);
        var used = await UseAsync(session, shopper.Member.Id, lines, total, actor);
        var terms = await GetTermsAsync(session, program, shopper, first);
        var figures = PartnerBaskets.Figures(lines, total, used.Sum(reward => reward.Amount));
        var spend = terms is null ? 0 : EarnFormula.Spend(figures, terms);
        var target = terms is null ? EarnTarget.None : new EarnTarget(EarnFormula.Points(figures, terms, spend), spend);
        await EarnAsync(session, program, shopper.Member, target, partnerName, actor);

        if (terms is not null && first)
        {
            session.FirstSpend = spend;
            await FireRulesAsync(session, program, shopper, lines, terms, figures);
        }
        await CorrectRulesAsync(session, program, shopper.Member, spend, actor);

        var earned = (await GetEarnedAsync(session, program, LoyaltyDefaults.SessionReference)).Concat(await GetEarnedAsync(session, program, LoyaltyDefaults.EventReference)).Sum(entry => entry.Points);

        return new PartnerSummary(earned, used.Sum(reward => reward.Points), (await _ledgerService.GetAccountAsync(shopper.Member.Id)).Balance, used);
    }

    /// <summary>
    /// Uses the accepted rewards as far as the lines still carry them, and gives the rest back
    /// </summary>
    private async Task<IReadOnlyList<PartnerReward>> UseAsync(PartnerSession session, int memberId, IReadOnlyList<PartnerLine> lines, decimal total, string actor)
    {
        var accepted = PartnerSessionWork.AcceptedOf(session);
        var (kept, _) = await _baskets.WeighAsync(lines, total, accepted);
        var used = new List<PartnerReward>();
        foreach (var reward in accepted)
        {
            var amount = Math.Min(kept.FirstOrDefault(row => row.RedemptionId == reward.RedemptionId)?.Amount ?? 0, reward.Amount);
            var points = amount <= 0 ? 0 : reward.RewardId is null ? OrderBurn.UsedPoints(reward.Points, reward.Amount, amount) : reward.Points;
            await ConfirmAsync(session, memberId, reward.RedemptionId, points, amount, actor);
            if (points > 0)
                used.Add(reward with { Points = points, Amount = amount });
        }

        return used;
    }

    private async Task ConfirmAsync(PartnerSession session, int memberId, int redemptionId, long points, decimal amount, string actor)
    {
        for (var round = 0; round < MAX_ROUNDS; round++)
        {
            var redemption = await _lifecycle.GetAsync(redemptionId);
            if (redemption.Status == RedemptionStatus.Confirmed)
            {
                await HoldAsync(redemption, memberId, points, actor);
                return;
            }
            if (points == 0)
            {
                if (redemption.IsLive)
                    await _redemptions.ReleaseAsync(redemption, null, actor);
                return;
            }

            // what was kept too long went back, and is taken again: the shopper has had the reward
            var live = redemption.IsLive;
            var confirmed = await _lifecycle.TryMoveAsync(redemption, RedemptionStatus.Confirmed, null, actor, live ? redemption.Points - points : 0, row =>
            {
                row.UsedPoints = points;
                row.UsedAmount = amount;
                row.ExternalReference = session.Name;
            });
            if (confirmed && live)
                return;
        }
    }

    /// <summary>
    /// Brings the points a used redemption holds to a number. Who took the membership over that reserved them pays
    /// </summary>
    private async Task HoldAsync(LoyaltyRedemption redemption, int memberId, long target, string actor)
    {
        for (var round = 0; round < MAX_ROUNDS; round++)
        {
            var entries = await _ledgerService.GetEntriesByReferenceAsync(redemption.ProgramId, LoyaltyDefaults.RedemptionReference, redemption.Reference);
            var missing = target + entries.Sum(entry => entry.Points);
            if (missing == 0)
                return;

            var key = $"redemption:{redemption.Id}:entry:{entries.Count + 1}";
            LedgerCommand command = missing > 0
                ? new RedeemPoints(missing, AllowShortfall: true) { MemberId = memberId, IdempotencyKey = key, Actor = actor }
                : Return(entries, -missing, key);
            Check(await _ledgerService.ExecuteAsync(command with { Description = redemption.Name, ReferenceType = LoyaltyDefaults.RedemptionReference, ReferenceId = redemption.Reference }));
        }

        LedgerCommand Return(IList<LedgerEntry> entries, long points, string key)
        {
            //what was taken last comes back first
            var debit = entries.Where(entry => entry.Type == LedgerEntryType.Redeem)
                .Select(entry => (entry.Id, entry.MemberId, Left: -entry.Points - entries.Where(back => back.DebitEntryId == entry.Id).Sum(back => back.Points)))
                .Last(entry => entry.Left > 0);

            return new ReturnPoints(debit.Id, Math.Min(points, debit.Left)) { MemberId = debit.MemberId, IdempotencyKey = key, Actor = actor };
        }
    }

    /// <summary>
    /// Gets the terms: those of the first time, which are kept then; null when the shopper earns nothing
    /// </summary>
    private async Task<EarnTerms> GetTermsAsync(PartnerSession session, LoyaltyProgram program, PartnerCustomer shopper, bool first)
    {
        if (!first)
            return JsonSerializer.Deserialize<EarnTerms>(session.Terms);

        var paused = await _pauses.CoverAsync(DateTime.UtcNow, EarningPauses.OfMember(shopper.Member.Id), EarningPauses.OfProgram(program.Id), EarningPauses.OfStore(session.StoreId));
        var terms = paused ? null : (await _baskets.GetTermsAsync(program, shopper.Customer, session.StoreId))?.Terms;
        session.Terms = JsonSerializer.Serialize(terms);

        return terms;
    }

    private async Task EarnAsync(PartnerSession session, LoyaltyProgram program, LoyaltyMember member, EarnTarget target, string partnerName, string actor)
    {
        for (var round = 0; round < MAX_ROUNDS; round++)
        {
            var booked = await GetEarnedAsync(session, program, LoyaltyDefaults.SessionReference);
            var (points, spend, _) = OrderBooking.Missing(target, booked);
            if (points == 0 && spend == 0)
                return;

            var key = $"{session.Reference}:earn:{booked.Count + 1}";
            LedgerCommand command = points < 0 || (points == 0 && spend < 0)
                ? new ReversePoints(-points, spend) { MemberId = member.Id, IdempotencyKey = key, Actor = actor, EarnedByEntryIds = booked.Select(entry => entry.Id).ToList() }
                : new EarnPoints(points, Expiry(program), spend, Math.Max(0, target.Points - Peak(booked))) { MemberId = member.Id, IdempotencyKey = key, Actor = actor };
            var result = await _ledgerService.ExecuteAsync(command with
            {
                Description = $"{partnerName} ({session.Name})",
                ReferenceType = LoyaltyDefaults.SessionReference,
                ReferenceId = session.Reference,
                Inputs = JsonSerializer.Serialize(new { spend = target.Spend, terms = session.Terms })
            });
            // who was suspended meanwhile earns nothing
            if (result.Error?.Code == LoyaltyErrorCodes.MEMBER_INACTIVE)
                return;
            Check(result);
        }
    }

    private async Task FireRulesAsync(PartnerSession session, LoyaltyProgram program, PartnerCustomer shopper, IReadOnlyList<PartnerLine> lines, EarnTerms terms, OrderFigures figures)
    {
        await _ruleAwards.FireAsync(new RuleEvent
        {
            Trigger = RuleTrigger.Order,
            Key = session.Reference,
            ProgramId = program.Id,
            StoreId = session.StoreId,
            OccurredOnUtc = session.CreatedOnUtc,
            // which order of the shop it would be, nobody can say: number 0 is none that a rule asks for
            Order = await _factsReader.OfBasketAsync(PartnerBaskets.Priced(lines), EarnFormula.Base(figures, terms), terms, await _productTerms.GetExceptionsAsync(program), 0)
        }, shopper.Customer.Id);
    }

    /// <summary>
    /// Takes back of the rules' points what goes with the lines that came back, in proportion
    /// </summary>
    private async Task CorrectRulesAsync(PartnerSession session, LoyaltyProgram program, LoyaltyMember member, decimal spend, string actor)
    {
        var byRule = (await GetEarnedAsync(session, program, LoyaltyDefaults.EventReference)).GroupBy(entry => entry.RuleId).Select(group => group.OrderBy(entry => entry.Id).ToList()).ToList();
        var kept = RefundShares.Kept(byRule.Select(entries => entries[0].Points).ToList(), session.FirstSpend, Math.Max(session.FirstSpend - spend, 0));
        for (var i = 0; i < byRule.Count; i++)
        {
            var (entries, missing) = (byRule[i], kept[i] - byRule[i].Sum(entry => entry.Points));
            if (missing == 0)
                continue;

            var key = $"{session.Reference}:rule:{entries[0].RuleId}:{entries.Count + 1}";
            LedgerCommand command = missing < 0
                ? new ReversePoints(-missing) { MemberId = member.Id, IdempotencyKey = key, Actor = actor, EarnedByEntryIds = entries.Select(entry => entry.Id).ToList() }
                : new EarnPoints(missing, Expiry(program), 0, 0) { MemberId = member.Id, IdempotencyKey = key, Actor = actor };
            Check(await _ledgerService.ExecuteAsync(command with
            {
                Description = entries[0].Description,
                ReferenceType = LoyaltyDefaults.EventReference,
                ReferenceId = session.Reference,
                RuleId = entries[0].RuleId,
                RuleVersion = entries[0].RuleVersion
            }));
        }
    }

    private async Task<List<LedgerEntry>> GetEarnedAsync(PartnerSession session, LoyaltyProgram program, string referenceType)
    {
        return (await _ledgerService.GetEntriesByReferenceAsync(program.Id, referenceType, session.Reference)).Where(OrderBooking.IsEarning).ToList();
    }

    private static DateTime? Expiry(LoyaltyProgram program)
    {
        return PointsExpiry.For(program.ExpiryMode, program.ExpireAfterDays, DateTime.UtcNow);
    }

    /// <summary>
    /// The most points that entries ever came to: those were counted for the lifetime before
    /// </summary>
    private static long Peak(IEnumerable<LedgerEntry> booked)
    {
        var (peak, sum) = (0L, 0L);
        foreach (var entry in booked)
            peak = Math.Max(peak, sum += entry.Points);

        return peak;
    }

    private static void Check(Result<LedgerReceipt> result)
    {
        // who booked the same meanwhile changed the count: look again
        if (!result.Success && result.Error.Code is not (LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT or LoyaltyErrorCodes.INVALID_STATE))
            throw new InvalidOperationException($"A session could not be booked: {result.Error.Code} {result.Error.Message}");
    }
}
