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
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;

namespace Nop.Plugin.Misc.Loyalty.Services.Partners;

/// <summary>
/// Brings the ledger to what a session should have earned and spent by the lines that were fulfilled. Each booking has a key that counts what is
/// there: whoever repeats it books nothing twice
/// </summary>
public class PartnerBooking(EarningPauses pauses,
    ExternalRedemptions redemptions,
    ILedgerService ledgerService,
    IRuleAwards ruleAwards,
    LedgerConvergence convergence,
    OrderFactsReader factsReader,
    PartnerBaskets baskets,
    ProductTermsService productTerms,
    RedemptionLifecycle lifecycle,
    TimeProvider time)
{
    private const int MAX_ROUNDS = 10;

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

        return new PartnerSummary(earned, used.Sum(reward => reward.Points), (await ledgerService.GetAccountAsync(shopper.Member.Id)).Balance, used);
    }

    /// <summary>
    /// Uses the accepted rewards as far as the lines still carry them, and gives the rest back
    /// </summary>
    private async Task<IReadOnlyList<PartnerReward>> UseAsync(PartnerSession session, int memberId, IReadOnlyList<PartnerLine> lines, decimal total, string actor)
    {
        var accepted = PartnerSessionWork.AcceptedOf(session);
        var (kept, _) = await baskets.WeighAsync(lines, total, accepted);
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
            var redemption = await lifecycle.GetAsync(redemptionId);
            if (redemption.Status == RedemptionStatus.Confirmed)
            {
                await HoldAsync(redemption, memberId, points, actor);
                return;
            }
            if (points == 0)
            {
                if (redemption.IsLive)
                    await redemptions.ReleaseAsync(redemption, null, actor);
                return;
            }

            // what was kept too long went back, and is taken again: the shopper has had the reward
            var live = redemption.IsLive;
            var confirmed = await lifecycle.TryMoveAsync(redemption, RedemptionStatus.Confirmed, null, actor, live ? redemption.Points - points : 0, row =>
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
        await convergence.RunAsync($"redemption {redemption.Id}", async _ =>
        {
            var entries = await convergence.GetEntriesAsync(redemption.ProgramId, LoyaltyDefaults.RedemptionReference, redemption.Reference);
            var missing = target + entries.Sum(entry => entry.Points);

            return missing == 0 ? null : LedgerCorrections.OfSpent(redemption, memberId, actor, missing, entries);
        });
    }

    /// <summary>
    /// Gets the terms: those of the first time, which are kept then; null when the shopper earns nothing
    /// </summary>
    private async Task<EarnTerms> GetTermsAsync(PartnerSession session, LoyaltyProgram program, PartnerCustomer shopper, bool first)
    {
        if (!first)
            return JsonSerializer.Deserialize<EarnTerms>(session.Terms);

        var paused = await pauses.CoverAsync(time.GetUtcNow().UtcDateTime, EarningPauses.OfMember(shopper.Member.Id), EarningPauses.OfProgram(program.Id), EarningPauses.OfStore(session.StoreId));
        var terms = paused ? null : (await baskets.GetTermsAsync(program, shopper.Customer, session.StoreId))?.Terms;
        session.Terms = JsonSerializer.Serialize(terms);

        return terms;
    }

    private async Task EarnAsync(PartnerSession session, LoyaltyProgram program, LoyaltyMember member, EarnTarget target, string partnerName, string actor)
    {
        await convergence.RunAsync($"session {session.Id}", async _ =>
        {
            var booked = await GetEarnedAsync(session, program, LoyaltyDefaults.SessionReference);
            var (points, spend, _) = OrderBooking.Missing(target, booked);
            if (points == 0 && spend == 0)
                return null;

            var key = $"{session.Reference}:earn:{booked.Count + 1}";
            LedgerCommand command = points < 0 || (points == 0 && spend < 0)
                ? new ReversePoints(-points, spend) { MemberId = member.Id, IdempotencyKey = key, Actor = actor, EarnedByEntryIds = booked.Select(entry => entry.Id).ToList() }
                : new EarnPoints(points, Expiry(program), spend, Math.Max(0, target.Points - OrderBooking.Peak(booked))) { MemberId = member.Id, IdempotencyKey = key, Actor = actor };

            return command with
            {
                Description = $"{partnerName} ({session.Name})",
                ReferenceType = LoyaltyDefaults.SessionReference,
                ReferenceId = session.Reference,
                Inputs = JsonSerializer.Serialize(new { spend = target.Spend, terms = session.Terms })
            };
        });
    }

    private async Task FireRulesAsync(PartnerSession session, LoyaltyProgram program, PartnerCustomer shopper, IReadOnlyList<PartnerLine> lines, EarnTerms terms, OrderFigures figures)
    {
        await ruleAwards.FireAsync(new RuleEvent
        {
            Trigger = RuleTrigger.Order,
            Key = session.Reference,
            ProgramId = program.Id,
            StoreId = session.StoreId,
            OccurredOnUtc = session.CreatedOnUtc,
            // which order of the shop it would be, nobody can say: number 0 is none that a rule asks for
            Order = await factsReader.OfBasketAsync(PartnerBaskets.Priced(lines), EarnFormula.Base(figures, terms), terms, await productTerms.GetExceptionsAsync(program), 0)
        }, shopper.Customer.Id);
    }

    /// <summary>
    /// Takes back of the rules' points what goes with the lines that came back, in proportion
    /// </summary>
    private async Task CorrectRulesAsync(PartnerSession session, LoyaltyProgram program, LoyaltyMember member, decimal spend, string actor)
    {
        await convergence.RunRoundsAsync($"the rules of session {session.Id}", async () =>
        {
            var byRule = (await GetEarnedAsync(session, program, LoyaltyDefaults.EventReference)).GroupBy(entry => entry.RuleId).Select(group => group.OrderBy(entry => entry.Id).ToList()).ToList();
            var kept = RefundShares.Kept(byRule.Select(entries => entries[0].Points).ToList(), session.FirstSpend, Math.Max(session.FirstSpend - spend, 0));
            var steps = new List<ConvergenceStep>();
            for (var i = 0; i < byRule.Count; i++)
            {
                var (entries, missing) = (byRule[i], kept[i] - byRule[i].Sum(entry => entry.Points));
                if (missing == 0)
                    continue;

                var key = $"{session.Reference}:rule:{entries[0].RuleId}:{entries.Count + 1}";
                steps.Add(await convergence.BookAsync($"rule {entries[0].RuleId} of session {session.Id}",
                    LedgerCorrections.OfGiven(member.Id, key, actor, missing, entries, Expiry(program)) with
                    {
                        Description = entries[0].Description,
                        ReferenceType = LoyaltyDefaults.EventReference,
                        ReferenceId = session.Reference,
                        RuleId = entries[0].RuleId,
                        RuleVersion = entries[0].RuleVersion
                    }));
            }

            return steps;
        });
    }

    private async Task<List<LedgerEntry>> GetEarnedAsync(PartnerSession session, LoyaltyProgram program, string referenceType)
    {
        return (await convergence.GetEntriesAsync(program.Id, referenceType, session.Reference)).Where(OrderBooking.IsEarning).ToList();
    }

    private DateTime? Expiry(LoyaltyProgram program)
    {
        return PointsExpiry.For(program.ExpiryMode, program.ExpireAfterDays, time.GetUtcNow().UtcDateTime);
    }
}
