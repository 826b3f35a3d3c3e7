using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>What redemptions are worth beside the discounts of a shop, by nopCommerce's rule.</summary>
public sealed class CartQuoteTests
{
    [TestCase(0, 0, 0, 5, ExpectedResult = 5)]
    [TestCase(10, 0, 0, 5, ExpectedResult = 0, Description = "the single discount is better")]
    [TestCase(10, 0, 0, 15, ExpectedResult = 5, Description = "only what it adds")]
    [TestCase(10, 4, 3, 5, ExpectedResult = 2, Description = "together with what adds up")]
    [TestCase(0, 4, 3, 60, ExpectedResult = 43, Description = "no more than is left of the total")]
    public decimal A_discount_more_is_worth_what_it_adds(decimal rival, decimal adding, decimal kept, decimal amount)
    {
        return (CartQuote.Empty with { Rival = rival, Adding = adding }).WorthOfAmount(amount, kept, 50);
    }

    [TestCase(0, ExpectedResult = 100)]
    [TestCase(0.5, ExpectedResult = 100)]
    [TestCase(1, ExpectedResult = 200)]
    [TestCase(10, ExpectedResult = 1_100)]
    public long The_fewest_points_are_those_that_are_worth_something(decimal worthless)
    {
        return SpendLimits.Least(new SpendTerms(0.01M, 100, 100, 0, 100), worthless);
    }

    [Test]
    public void A_percentage_by_itself_took_what_was_taken_whatever_gift_cards_paid()
    {
        var fifth = new Discount { UsePercentage = true, DiscountPercentage = 20 };

        Assert.That(CartQuote.Share(fifth, taken: 20, amount: 50, []), Is.EqualTo(20));
        Assert.That(CartQuote.Share(new Discount { DiscountAmount = 8 }, taken: 10, amount: 50, [new Discount { DiscountAmount = 6 }]), Is.EqualTo(4), "others count first");
    }
}
