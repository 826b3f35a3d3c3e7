using System.Threading.Tasks;
using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>Gives the loyalty plugin's program a few rewards</summary>
public class DemoRewards(IDiscountService discountService, IProgramService programService, IRewardService rewardService)
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

    public async Task SeedAsync()
    {
        var program = await programService.GetDefaultProgramAsync(1);
        for (var i = 0; i < _rewards.Length; i++)
        {
            var (name, description, price, discount) = _rewards[i];
            discount.Name = $"Reward: {name}";
            await discountService.InsertDiscountAsync(discount);

            (await rewardService.InsertRewardAsync(new LoyaltyReward
            {
                ProgramId = program.Id,
                Name = name,
                Description = description,
                PointsPrice = price,
                DiscountId = discount.Id,
                Active = true,
                DisplayOrder = i + 1
            }, LoyaltyDemoDefaults.ACTOR)).Expect();
        }
    }
}
