using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>Which state of a partner's session follows on which, and what rewards take off a basket.</summary>
[TestFixture]
public sealed class PartnerSessionStatesTests
{
    [Test]
    public void Only_the_steps_of_the_contract_lead_from_one_state_to_another()
    {
        var allowed = from status in Enum.GetValues<PartnerSessionStatus>().Cast<PartnerSessionStatus?>().Prepend(null)
            from action in Enum.GetValues<PartnerSessionAction>()
            let next = PartnerSessionStates.After(status, action)
            where next is not null
            select $"{status?.ToString() ?? "none"} {action} {next}";

        Assert.That(allowed, Is.EquivalentTo(new[]
        {
            "none GetRewards Active", "Active GetRewards Active", "Active Accept Active", "Active Claim PendingFinalization", "PendingFinalization Claim PendingFinalization", "PendingFinalization Finalize Finalized",
            "Finalized Finalize Finalized", "Active Cancel Failed", "PendingFinalization Cancel Failed"
        }));
    }

    [TestCase(RewardKind.OrderAmount, 5, 100, 5)]
    [TestCase(RewardKind.OrderAmount, 5, 3, 3, Description = "no more than is left to pay")]
    [TestCase(RewardKind.Products, 5, 100, 8, Description = "an amount off a piece is at most its price")]
    [TestCase(RewardKind.FreeShipping, 5, 100, 0, Description = "a basket has no shipping")]
    [TestCase(RewardKind.ExistingDiscount, 5, 100, 0)]
    public void A_reward_takes_off_what_it_says_and_never_more_than_is_left(RewardKind kind, int amount, int payable, decimal expected)
    {
        var benefit = new RewardBenefit(kind) { Amount = amount, ProductIds = [7] };

        Assert.That(PartnerRewardWorth.Of(benefit, false, Lines, payable), Is.EqualTo(expected));
    }

    [TestCase(null, null, 2.40)]
    [TestCase(1, null, 1.20, Description = "the part of a piece counts too, up to the most")]
    [TestCase(null, 1, 2.00, Description = "at most one each")]
    public void A_percentage_on_products_counts_pieces_and_its_limits(int? pieces, int? most, decimal expected)
    {
        var benefit = new RewardBenefit(RewardKind.Products) { UsePercentage = true, Percentage = 30, MaximumQuantity = pieces, MaximumAmount = most, ProductIds = [7] };

        Assert.That(PartnerRewardWorth.Of(benefit, false, Lines, 100), Is.EqualTo(expected));
    }

    [Test]
    public void A_percentage_of_the_whole_goes_by_all_lines()
    {
        var benefit = new RewardBenefit(RewardKind.OrderPercentage) { Percentage = 10 };

        Assert.That(PartnerRewardWorth.Of(benefit, false, Lines, 100), Is.EqualTo(1.05m));
        Assert.That(PartnerRewardWorth.Of(benefit with { MaximumAmount = 1 }, false, Lines, 100), Is.EqualTo(1m));
    }

    private static PartnerLine[] Lines => [new("a", "TEA", 2, 4m) { ProductId = 7 }, new("b", null, 0.5m, 5m)];
}
