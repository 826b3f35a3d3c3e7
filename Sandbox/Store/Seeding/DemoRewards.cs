using Nop.Core.Domain.Discounts;
using Nop.Services.Discounts;

namespace Sandbox.Store.Seeding;

/// <summary>
/// Gives the loyalty plugin's program a few rewards; without the plugin there are none
/// </summary>
public class DemoRewards
{
    /// <summary>Name of the reward that one of the demonstration's orders uses</summary>
    public const string FREE_DELIVERY = "Free delivery";

    private static readonly (string Name, string Description, long Price, Discount Discount)[] _rewards =
    [
        (FREE_DELIVERY, "We pay for the way of your parcel.", 300,
            new Discount { DiscountType = DiscountType.AssignedToShipping, UsePercentage = true, DiscountPercentage = 100 }),
        ("$5 off", "Five dollars less on this order, cheaper than with points alone.", 400,
            new Discount { DiscountType = DiscountType.AssignedToOrderTotal, DiscountAmount = 5 }),
        ("15 % off everything", "Up to $60 on one order.", 1500,
            new Discount { DiscountType = DiscountType.AssignedToOrderTotal, UsePercentage = true, DiscountPercentage = 15, MaximumDiscountAmount = 60 })
    ];

    private readonly IDiscountService _discountService;
    private readonly LoyaltyPackage _loyalty;

    public DemoRewards(IDiscountService discountService, LoyaltyPackage loyalty)
    {
        _discountService = discountService;
        _loyalty = loyalty;
    }

    public async Task SeedAsync()
    {
        if (!_loyalty.Installed)
            return;

        var program = await _loyalty.Service("Programs.IProgramService").GetDefaultProgramAsync(1);
        for (var i = 0; i < _rewards.Length; i++)
        {
            var (name, description, price, discount) = _rewards[i];
            discount.Name = $"Reward: {name}";
            await _discountService.InsertDiscountAsync(discount);

            var reward = _loyalty.Create("LoyaltyReward");
            reward.ProgramId = program.Id;
            reward.Name = name;
            reward.Description = description;
            reward.PointsPrice = price;
            reward.DiscountId = discount.Id;
            reward.Active = true;
            reward.DisplayOrder = i + 1;
            LoyaltyPackage.Expect(await _loyalty.Service("Redemption.IRewardService").InsertRewardAsync(reward, LoyaltyPackage.ACTOR));
        }
    }
}
