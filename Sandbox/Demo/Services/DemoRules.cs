using System.Text.Json;
using System.Threading.Tasks;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Interactions;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Interactions;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Programs;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>
/// Gives the loyalty plugin's program a few earning rules beside its rate, and one thing customers do outside the shop.
/// Added after the orders, which earn by the rate alone.
/// </summary>
public class DemoRules(IEarningRuleService earningRuleService, IInteractionService interactionService, IProgramService programService)
{
    private const string OWN_CUP = "own-cup";

    private static readonly (string Name, string Description, object Definition)[] _rules =
    [
        ("A review", "Once we have read it.", new { trigger = "review", points = 50, maxPerPeriod = 2, period = "month", active = true }),
        ("Your birthday", "Tell us the day in your account.", new { trigger = "birthday", points = 100, active = true }),
        ("Your own cup", "At the coffee bar, once a day.",
            new { trigger = "interaction", interactionId = OWN_CUP, points = 5, cooldownHours = 20, budget = 5_000, active = true })
    ];

    /// <param name="customerId">A customer who has brought a cup already</param>
    public async Task SeedAsync(int customerId)
    {
        var cup = (await interactionService.SaveDefinitionAsync(new InteractionDefinition
        {
            SystemName = OWN_CUP,
            Name = "Brought an own cup",
            Active = true
        }, LoyaltyDemoDefaults.ACTOR)).Expect();

        var program = await programService.GetDefaultProgramAsync(1);
        for (var i = 0; i < _rules.Length; i++)
        {
            var (name, description, definition) = _rules[i];
            (await earningRuleService.InsertRuleAsync(new EarningRule
            {
                ProgramId = program.Id,
                Name = name,
                Description = description,
                Definition = JsonSerializer.Serialize(definition),
                Public = true,
                DisplayOrder = i + 1
            }, LoyaltyDemoDefaults.ACTOR)).Expect();
        }

        (await interactionService.AppendAsync(cup, new InteractionEvent
        {
            CustomerId = customerId,
            StoreId = 1,
            IdempotencyKey = "demo-own-cup",
            Actor = LoyaltyDemoDefaults.ACTOR
        })).Expect();
    }
}
