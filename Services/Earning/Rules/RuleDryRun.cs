using System.Text.Json;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Catalog;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

/// <summary>
/// Something that might happen
/// </summary>
/// <param name="Trigger">What happens; for a basket any kind of order</param>
/// <param name="StoreId">Where</param>
public sealed record ImaginedEvent(RuleTrigger Trigger, int StoreId)
{
    public string InteractionId { get; init; }
    public string Outcome { get; init; }
    public string Scope { get; init; }
    public string Status { get; init; }
    public string EventType { get; init; }

    /// <summary>
    /// Whatever else is known; null or a JSON object
    /// </summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>
    /// Products and pieces of an order
    /// </summary>
    public IList<(int ProductId, int Quantity)> Basket { get; init; } = [];

    /// <summary>
    /// When it happens; null for now
    /// </summary>
    public DateTime? OnUtc { get; init; }
}

/// <summary>
/// Says what rules would give a customer for something that might happen, and books nothing
/// </summary>
public class RuleDryRun(IEarningRuleService ruleService,
    IMemberService memberService,
    IProductService productService,
    IRuleAwards ruleAwards,
    ISettingService settingService,
    ITierService tierService,
    OrderFactsReader factsReader,
    ProductTermsService productTerms,
    TimeProvider time)
{
    /// <summary>
    /// Tries all rules of a program, inactive ones included
    /// </summary>
    public async Task<IList<RuleOutcome>> RunAsync(LoyaltyProgram program, Customer customer, ImaginedEvent imagined)
    {
        var happened = new RuleEvent
        {
            Trigger = imagined.Trigger,
            Key = "dry-run",
            ProgramId = program.Id,
            StoreId = imagined.StoreId,
            OccurredOnUtc = imagined.OnUtc ?? time.GetUtcNow().UtcDateTime,
            InteractionId = imagined.InteractionId,
            Outcome = imagined.Outcome,
            Scope = imagined.Scope,
            Status = imagined.Status,
            EventType = imagined.EventType,
            Metadata = imagined.Metadata is { } metadata ? RuleEvent.Flatten(metadata) : [],
            Order = imagined.Trigger.IsOrder() ? await ImagineOrderAsync(program, customer, imagined) : null
        };

        return await ruleAwards.TryAsync(program, await ruleService.GetRulesAsync(program.Id), happened, customer);
    }

    /// <summary>
    /// A basket at catalogue prices, without discounts
    /// </summary>
    private async Task<OrderFacts> ImagineOrderAsync(LoyaltyProgram program, Customer customer, ImaginedEvent imagined)
    {
        var products = (await productService.GetProductsByIdsAsync(imagined.Basket.Select(line => line.ProductId).Distinct().ToArray()))
            .ToDictionary(product => product.Id);
        var lines = imagined.Basket.Where(line => products.ContainsKey(line.ProductId))
            .Select(line => new PricedLine(line.ProductId, line.Quantity, products[line.ProductId].Price * line.Quantity)).ToList();
        var settings = await settingService.LoadSettingAsync<LoyaltySettings>(imagined.StoreId);
        var member = await memberService.GetMemberAsync(program.Id, customer.Id);
        var tier = member?.TierId is { } tierId ? await tierService.GetTierByIdAsync(tierId) : null;
        var terms = OrderTerms.Current(program, settings, tier?.EarnMultiplier ?? 1, time.GetUtcNow().UtcDateTime);
        var number = await factsReader.GetNumberAsync(program.Id, customer.Id, int.MaxValue);

        // what the program excludes drops out of the lines, and its price out of the amount
        var facts = await factsReader.OfBasketAsync(lines, lines.Sum(line => line.Price), terms, await productTerms.GetExceptionsAsync(program), number);

        return facts with { EarningTotal = facts.Lines.Sum(line => line.Amount) };
    }
}
