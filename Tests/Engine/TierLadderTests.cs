using Nop.Plugin.Misc.Loyalty.Domain;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

[TestFixture]
public class TierLadderTests
{
    private static readonly LoyaltyTier[] _tiers =
    [
        new() { Id = 3, Name = "Gold", Threshold = 1500 },
        new() { Id = 1, Name = "Bronze", Threshold = 0 },
        new() { Id = 4, Name = "Platinum", Threshold = 3000 },
        new() { Id = 2, Name = "Silver", Threshold = 500 }
    ];

    [TestCase(0, "Bronze", "Silver")]
    [TestCase(499.99, "Bronze", "Silver")]
    [TestCase(500, "Silver", "Gold")]
    [TestCase(1500, "Gold", "Platinum")]
    [TestCase(2999.9999, "Gold", "Platinum")]
    [TestCase(3000, "Platinum", null)]
    [TestCase(-1, "Bronze", "Silver")]
    public void A_spend_stands_in_the_highest_tier_it_reaches(decimal spend, string current, string? next)
    {
        Assert.That(TierLadder.TierFor(_tiers, spend)!.Name, Is.EqualTo(current));
        Assert.That(TierLadder.NextAfter(_tiers, spend)?.Name, Is.EqualTo(next));
    }

    [Test]
    public void Without_tiers_there_is_none()
    {
        Assert.That(TierLadder.TierFor([], 100), Is.Null);
        Assert.That(TierLadder.NextAfter([], 100), Is.Null);
    }

    [Test]
    public void The_lowest_tier_also_holds_those_below_its_threshold()
    {
        LoyaltyTier[] tiers = [new() { Id = 1, Name = "Insider", Threshold = 100 }];

        Assert.That(TierLadder.TierFor(tiers, 0)!.Name, Is.EqualTo("Insider"));
    }
}
