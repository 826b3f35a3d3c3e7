using Nop.Core.Domain.Discounts;
using Nop.Core.Infrastructure;
using Nop.Services.Discounts;

namespace Sandbox.Store.Seeding;

/// <summary>
/// Gives the loyalty plugin's programme a few rewards. The store knows the plugin by its package alone, so services and types
/// are found by name; without the plugin there are none.
/// </summary>
public class DemoRewards
{
    private const string PLUGIN = "Nop.Plugin.Misc.Loyalty";
    private const string ACTOR = "system:demo";

    private static readonly (string Name, string Description, long Price, Discount Discount)[] _rewards =
    [
        ("Free delivery", "We pay for the way of your parcel.", 300,
            new Discount { DiscountType = DiscountType.AssignedToShipping, UsePercentage = true, DiscountPercentage = 100 }),
        ("$5 off", "Five dollars less on this order, cheaper than with points alone.", 400,
            new Discount { DiscountType = DiscountType.AssignedToOrderTotal, DiscountAmount = 5 }),
        ("15 % off everything", "Up to $60 on one order.", 1500,
            new Discount { DiscountType = DiscountType.AssignedToOrderTotal, UsePercentage = true, DiscountPercentage = 15, MaximumDiscountAmount = 60 })
    ];

    private readonly IDiscountService _discountService;
    private readonly IServiceProvider _services;
    private readonly ITypeFinder _typeFinder;

    public DemoRewards(IDiscountService discountService, IServiceProvider services, ITypeFinder typeFinder)
    {
        _discountService = discountService;
        _services = services;
        _typeFinder = typeFinder;
    }

    public async Task SeedAsync()
    {
        var plugin = _typeFinder.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == PLUGIN);
        if (plugin is null)
            return;

        dynamic programs = _services.GetService(plugin.GetType($"{PLUGIN}.Services.Programs.IProgramService"));
        dynamic rewards = _services.GetService(plugin.GetType($"{PLUGIN}.Services.Redemption.IRewardService"));
        var program = await programs.GetDefaultProgramAsync(1);
        for (var i = 0; i < _rewards.Length; i++)
        {
            var (name, description, price, discount) = _rewards[i];
            discount.Name = $"Reward: {name}";
            await _discountService.InsertDiscountAsync(discount);

            dynamic reward = Activator.CreateInstance(plugin.GetType($"{PLUGIN}.Domain.LoyaltyReward"));
            reward.ProgramId = program.Id;
            reward.Name = name;
            reward.Description = description;
            reward.PointsPrice = price;
            reward.DiscountId = discount.Id;
            reward.Active = true;
            reward.DisplayOrder = i + 1;
            var inserted = await rewards.InsertRewardAsync(reward, ACTOR);
            if (!inserted.Success)
                throw new InvalidOperationException($"A demonstration reward was refused: {inserted.Error.Message}");
        }
    }
}
