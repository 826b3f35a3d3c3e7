using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Stores;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Partners;

/// <summary>
/// A reward on offer for a basket
/// </summary>
/// <param name="Reward">The reward</param>
/// <param name="Lines">The lines it lies on; none for the whole basket</param>
/// <param name="Amount">What it takes off</param>
/// <param name="Missing">Points the shopper lacks for it; 0 when they reach</param>
/// <param name="Accepted">Whether it is accepted</param>
public sealed record PartnerOffer(LoyaltyReward Reward, IReadOnlyList<PartnerLine> Lines, decimal Amount, long Missing, bool Accepted);

/// <summary>
/// What a basket comes to
/// </summary>
public sealed record PartnerEvaluation
{
    /// <summary>
    /// What the lines come to
    /// </summary>
    public decimal Total { get; init; }

    /// <summary>
    /// The rewards that are worth something for it
    /// </summary>
    public IReadOnlyList<PartnerOffer> Offers { get; init; } = [];

    /// <summary>
    /// The accepted ones that still hold, with what they take off now
    /// </summary>
    public IReadOnlyList<PartnerReward> Accepted { get; init; } = [];

    /// <summary>
    /// The accepted ones that hold no longer
    /// </summary>
    public IReadOnlyList<PartnerReward> Lost { get; init; } = [];

    /// <summary>
    /// Fewest points that can be spent as money; 0 when none can
    /// </summary>
    public long LeastPoints { get; init; }

    /// <summary>
    /// Most points that can be spent as money
    /// </summary>
    public long MostPoints { get; init; }

    /// <summary>
    /// Points the basket will earn
    /// </summary>
    public long Earns { get; init; }

    /// <summary>
    /// Points the shopper can spend
    /// </summary>
    public long Balance { get; init; }
}

/// <summary>
/// Says what partners' baskets earn and which rewards there are for them, by the program's own rules and rewards
/// </summary>
public class PartnerBaskets(CatalogPlaces places,
    EstimateTerms terms,
    IDiscountService discountService,
    ILedgerService ledgerService,
    IRepository<Product> productRepository,
    IRepository<ProductCategory> productCategoryRepository,
    IRewardService rewardService,
    ProductTermsService productTerms,
    RewardDiscounts rewardDiscounts,
    RuleEstimates ruleEstimates,
    TimeProvider time)
{
    private readonly CatalogPlaces _places = places;

    /// <summary>
    /// Finds the lines' products by their SKUs, and what they count towards points. A line that was there before counts as it did then
    /// </summary>
    public async Task<IReadOnlyList<PartnerLine>> ResolveAsync(LoyaltyProgram program, IReadOnlyList<PartnerLine> lines, IReadOnlyList<PartnerLine> before)
    {
        var skus = lines.Select(line => line.Sku).Where(sku => !string.IsNullOrEmpty(sku)).Distinct().ToList();
        var products = skus.Count == 0 ? [] : await productRepository.GetAllAsync(query => query.Where(product => skus.Contains(product.Sku) && !product.Deleted).OrderBy(product => product.Id));
        var bySku = products.DistinctBy(product => product.Sku, StringComparer.OrdinalIgnoreCase).ToDictionary(product => product.Sku, product => product.Id, StringComparer.OrdinalIgnoreCase);
        var productIds = bySku.Values.ToList();
        var places = await _places.GetAsync(productIds);
        var categories = (await productCategoryRepository.GetAllAsync(query => query.Where(mapping => productIds.Contains(mapping.ProductId))))
            .ToLookup(mapping => mapping.ProductId, mapping => mapping.CategoryId);
        var exceptions = await productTerms.GetExceptionsAsync(program);

        var resolved = new List<PartnerLine>();
        foreach (var line in lines)
        {
            if (before.FirstOrDefault(earlier => earlier.LineId == line.LineId && earlier.Sku == line.Sku) is { } known)
                resolved.Add(line with { ProductId = known.ProductId, Factor = known.Factor, CategoryIds = known.CategoryIds, DirectCategoryIds = known.DirectCategoryIds });
            else if (line.Sku is not null && bySku.TryGetValue(line.Sku, out var productId))
            {
                resolved.Add(line with
                {
                    ProductId = productId,
                    Factor = places[productId].IsExcluded(productId, exceptions) ? 0 : exceptions.MultiplierOf(productId),
                    CategoryIds = places[productId].CategoryIds.ToList(),
                    DirectCategoryIds = categories[productId].ToList()
                });
            }
            else
                resolved.Add(line);
        }

        return resolved;
    }

    /// <summary>
    /// Says what a basket comes to
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="shopper">Who buys</param>
    /// <param name="storeId">The store that was called</param>
    /// <param name="lines">The lines, resolved</param>
    /// <param name="accepted">What was accepted before, oldest first</param>
    public async Task<PartnerEvaluation> EvaluateAsync(LoyaltyProgram program, PartnerCustomer shopper, int storeId, IReadOnlyList<PartnerLine> lines, IReadOnlyList<PartnerReward> accepted)
    {
        var total = lines.Sum(line => line.Price);
        var (kept, lost) = await WeighAsync(lines, total, accepted);
        var balance = (await ledgerService.GetAccountAsync(shopper.Member.Id)).Balance;
        var money = kept.FirstOrDefault(reward => reward.RewardId is null);
        var others = kept.Where(reward => reward.RewardId is not null).ToList();
        var spend = SpendTerms.Of(program);
        var open = program.RedemptionEnabled && shopper.Member.Status == MemberStatus.Active;
        var most = !open ? 0 : SpendLimits.Max(spend, new SpendSituation(balance + (money?.Points ?? 0), others.Sum(reward => reward.Points),
            total - others.Sum(reward => reward.Amount), total, others.Sum(reward => reward.Amount)));
        if (money is not null && money.Points > most)
        {
            kept.Remove(money);
            lost.Add(money);
        }
        var paid = kept.Sum(reward => reward.Amount);

        return new PartnerEvaluation
        {
            Total = total,
            Offers = open ? await OfferAsync(program, shopper.Member, lines, total - paid, balance, kept) : [],
            Accepted = kept,
            Lost = lost,
            LeastPoints = most == 0 ? 0 : SpendLimits.Least(spend, 0),
            MostPoints = most,
            Earns = await EarnsAsync(program, shopper.Customer, storeId, lines, total, paid),
            Balance = balance
        };
    }

    /// <summary>
    /// What accepted rewards take off lines, one after the other; those that take nothing off any more are lost
    /// </summary>
    public async Task<(List<PartnerReward> Kept, List<PartnerReward> Lost)> WeighAsync(IReadOnlyList<PartnerLine> lines, decimal total, IReadOnlyList<PartnerReward> accepted)
    {
        var (kept, lost) = (new List<PartnerReward>(), new List<PartnerReward>());
        var payable = total;
        foreach (var reward in accepted)
        {
            var amount = reward.RewardId is not { } rewardId ? Math.Min(reward.Amount, payable)
                : await rewardService.GetRewardByIdAsync(rewardId) is { } stored ? (await WorthAsync(stored, lines, payable)).Amount : Math.Min(reward.Amount, payable);
            payable -= amount;
            (amount > 0 ? kept : lost).Add(reward with { Amount = amount });
        }

        return (kept, lost);
    }

    /// <summary>
    /// The figures that decide a basket's points, the same way as an order's
    /// </summary>
    public static OrderFigures Figures(IReadOnlyList<PartnerLine> lines, decimal total, decimal paid)
    {
        var excluded = lines.Where(line => line.Factor == 0).Sum(line => line.Price);
        var extra = lines.Where(line => line.Factor != 0).Sum(line => line.Price * (line.Factor - 1));

        return new OrderFigures
        {
            SubtotalInclTax = total, SubtotalExclTax = total, OrderDiscount = paid, PaidWithPoints = paid, Total = Math.Max(total - paid, 0),
            ExcludedInclTax = excluded, ExcludedExclTax = excluded, ExtraInclTax = extra, ExtraExclTax = extra, Paid = true, Complete = true
        };
    }

    /// <summary>
    /// The lines as rules look at them; those of unknown products have no target
    /// </summary>
    public static IList<PricedLine> Priced(IReadOnlyList<PartnerLine> lines)
    {
        return lines.Select(line => new PricedLine(line.ProductId, (int)decimal.Floor(Math.Min(line.Quantity, int.MaxValue)), line.Price)).ToList();
    }

    /// <summary>
    /// Gets the terms under which a shopper earns in a program; null when he does not
    /// </summary>
    public async Task<ProgramTerms> GetTermsAsync(LoyaltyProgram program, Customer customer, int storeId)
    {
        return (await terms.GetAsync(customer, new Store { Id = storeId })).FirstOrDefault(terms => terms.Program.Id == program.Id);
    }

    private async Task<long> EarnsAsync(LoyaltyProgram program, Customer customer, int storeId, IReadOnlyList<PartnerLine> lines, decimal total, decimal paid)
    {
        if (await GetTermsAsync(program, customer, storeId) is not { } terms)
            return 0;

        var figures = Figures(lines, total, paid);
        // which order of the shop it would be, nobody can say
        var rules = terms.Rules.Where(rule => rule.Definition.Trigger is not (RuleTrigger.FirstOrder or RuleTrigger.NthOrder)).ToList();

        return EarnFormula.Points(figures, terms.Terms, EarnFormula.Spend(figures, terms.Terms))
            + await ruleEstimates.EstimateAsync(terms, rules, Priced(lines), EarnFormula.Base(figures, terms.Terms), customer, new Store { Id = storeId });
    }

    private async Task<IReadOnlyList<PartnerOffer>> OfferAsync(LoyaltyProgram program, LoyaltyMember member, IReadOnlyList<PartnerLine> lines, decimal payable, long balance,
        IReadOnlyList<PartnerReward> accepted)
    {
        var offers = new List<PartnerOffer>();
        foreach (var reward in await rewardService.GetRewardsAsync(program.Id, offeredOnly: true))
        {
            var mine = accepted.FirstOrDefault(row => row.RewardId == reward.Id);
            // what points lack for is shown, with how many; a reward that is accepted stays
            if (mine is null && reward.FindObstacle(true, member.TierId, await rewardService.GetLeftAsync(reward), long.MaxValue, time.GetUtcNow().UtcDateTime) is not null)
                continue;

            var (amount, on) = await WorthAsync(reward, lines, mine is null ? payable : mine.Amount);
            if (amount > 0)
                offers.Add(new PartnerOffer(reward, on, amount, mine is null ? Math.Max(reward.PointsPrice - balance, 0) : 0, mine is not null));
        }

        return offers;
    }

    private async Task<(decimal Amount, IReadOnlyList<PartnerLine> Lines)> WorthAsync(LoyaltyReward reward, IReadOnlyList<PartnerLine> lines, decimal payable)
    {
        if (await discountService.GetDiscountByIdAsync(reward.DiscountId) is not { IsActive: true } discount || discount.StartDateUtc > time.GetUtcNow().UtcDateTime || discount.EndDateUtc < time.GetUtcNow().UtcDateTime)
            return (0, []);

        var benefit = await rewardDiscounts.ReadAsync(discount);

        return (PartnerRewardWorth.Of(benefit, discount.DiscountType == DiscountType.AssignedToOrderSubTotal, lines, payable), PartnerRewardWorth.Lines(benefit, lines));
    }
}
