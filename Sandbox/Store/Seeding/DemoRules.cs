using System.Text.Json;

namespace Sandbox.Store.Seeding;

/// <summary>
/// Gives the loyalty plugin's program a few earning rules beside its rate, and one thing customers do outside the shop.
/// Added after the orders, which earn by the rate alone.
/// </summary>
public class DemoRules
{
    private const string OWN_CUP = "own-cup";

    private static readonly (string Name, string Description, object Definition)[] _rules =
    [
        ("A review", "Once we have read it.", new { trigger = "review", points = 50, maxPerPeriod = 2, period = "month", active = true }),
        ("Your birthday", "Tell us the day in your account.", new { trigger = "birthday", points = 100, active = true }),
        ("Your own cup", "At the coffee bar, once a day.",
            new { trigger = "interaction", interactionId = OWN_CUP, points = 5, cooldownHours = 20, budget = 5_000, active = true })
    ];

    private readonly LoyaltyPackage _loyalty;

    public DemoRules(LoyaltyPackage loyalty)
    {
        _loyalty = loyalty;
    }

    /// <param name="customerId">A customer who has brought a cup already</param>
    public async Task SeedAsync(int customerId)
    {
        if (!_loyalty.Installed)
            return;

        var interactions = _loyalty.Service("Earning.Interactions.IInteractionService");
        var cup = _loyalty.Create("InteractionDefinition");
        cup.SystemName = OWN_CUP;
        cup.Name = "Brought an own cup";
        cup.Active = true;
        cup = LoyaltyPackage.Expect(await interactions.SaveDefinitionAsync(cup, LoyaltyPackage.ACTOR));

        var program = await _loyalty.Service("Programs.IProgramService").GetDefaultProgramAsync(1);
        for (var i = 0; i < _rules.Length; i++)
        {
            var rule = _loyalty.Create("EarningRule");
            rule.ProgramId = program.Id;
            (rule.Name, rule.Description, rule.Definition) = (_rules[i].Name, _rules[i].Description, JsonSerializer.Serialize(_rules[i].Definition));
            rule.Public = true;
            rule.DisplayOrder = i + 1;
            LoyaltyPackage.Expect(await _loyalty.Service("Earning.Rules.IEarningRuleService").InsertRuleAsync(rule, LoyaltyPackage.ACTOR));
        }

        var brought = _loyalty.Create("InteractionEvent");
        brought.CustomerId = customerId;
        brought.StoreId = 1;
        brought.IdempotencyKey = "demo-own-cup";
        brought.Actor = LoyaltyPackage.ACTOR;
        LoyaltyPackage.Expect(await interactions.AppendAsync(cup, brought));
    }
}
