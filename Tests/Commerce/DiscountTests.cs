using Moq;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Services.Customers;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Tests.Commerce;

/// <summary>The sandbox treats discounts as nopCommerce does, down to what it lets pass.</summary>
public sealed class DiscountTests
{
    private const string RULE = "Test.Rule";
    private static readonly Customer _shopper = new() { Id = 7 };
    private static readonly string[] _code = ["code"];

    private static IEnumerable<TestCaseData> Choices()
    {
        yield return new TestCaseData(new[] { Off(30), Off(50) }, 50m).SetArgDisplayNames("the larger of two");
        yield return new TestCaseData(new[] { Off(30), Off(10, true), Off(25, true) }, 35m).SetArgDisplayNames("the sum where it is larger");
        yield return new TestCaseData(new[] { Off(50), Off(10, true), Off(25, true) }, 50m).SetArgDisplayNames("the single where it is larger");
        yield return new TestCaseData(new[] { Off(10, true) }, 10m).SetArgDisplayNames("one cumulative alone");
        yield return new TestCaseData(Array.Empty<Discount>(), 0m).SetArgDisplayNames("none");
    }

    [TestCaseSource(nameof(Choices))]
    public void Best_single_or_sum_of_the_cumulative(Discount[] discounts, decimal expected)
    {
        var chosen = Service().GetPreferredDiscount(discounts, 100m, out var amount);

        Assert.That(amount, Is.EqualTo(expected));
        Assert.That(chosen.Sum(discount => discount.DiscountAmount), Is.EqualTo(expected));
    }

    [TestCase(10, 200, null, 20)]
    [TestCase(10, 200, 15, 15)]
    public void A_percentage_stops_at_its_maximum(decimal percentage, decimal amount, decimal? maximum, decimal expected)
    {
        var discount = new Discount { UsePercentage = true, DiscountPercentage = percentage, MaximumDiscountAmount = maximum };

        Assert.That(Service().GetDiscountAmount(discount, amount), Is.EqualTo(expected));
    }

    [TestCase("code", true)]
    [TestCase("CODE", true)]
    [TestCase("other", false)]
    public async Task The_code_is_compared_without_case(string entered, bool expected)
    {
        Assert.That((await Service().ValidateDiscountAsync(Coupon(), _shopper, [entered])).IsValid, Is.EqualTo(expected));
    }

    [Test]
    public async Task An_inactive_discount_holds_for_nobody()
    {
        var discount = Coupon();
        discount.IsActive = false;

        Assert.That((await Service().ValidateDiscountAsync(discount, _shopper, _code)).IsValid, Is.False);
    }

    [Test]
    public async Task An_empty_group_holds_for_everybody()
    {
        Assert.That((await Service(Group(1)).ValidateDiscountAsync(Coupon(), _shopper, _code)).IsValid, Is.True);
    }

    [TestCase(RequirementGroupInteractionType.And, true, false, false)]
    [TestCase(RequirementGroupInteractionType.And, true, true, true)]
    [TestCase(RequirementGroupInteractionType.Or, true, false, true)]
    [TestCase(RequirementGroupInteractionType.Or, false, false, false)]
    public async Task Requirements_are_combined_as_their_group_says(RequirementGroupInteractionType interaction, bool first, bool second, bool expected)
    {
        var group = Group(1);
        group.InteractionType = interaction;
        var requirements = new[] { group, Rule(2), Rule(3) };
        var plugins = Plugins(id => id == 2 ? first : second);

        var result = await Service(plugins, requirements).ValidateDiscountAsync(Coupon(), _shopper, _code);

        Assert.That(result.IsValid, Is.EqualTo(expected));
        Assert.That(result.Errors, expected ? Is.Empty : Is.Not.Empty);
    }

    [Test]
    public async Task A_rule_whose_plugin_is_gone_closes_the_discount()
    {
        var result = await Service(Group(1), Rule(2)).ValidateDiscountAsync(Coupon(), _shopper, _code);

        Assert.That(result.IsValid, Is.False);
    }

    [TestCase(OrderStatus.Complete, false, false)]
    [TestCase(OrderStatus.Cancelled, false, true)]
    [TestCase(OrderStatus.Complete, true, true)]
    public async Task Cancelled_and_deleted_orders_free_a_limited_discount(OrderStatus status, bool deleted, bool expected)
    {
        var discount = Coupon();
        discount.DiscountLimitation = DiscountLimitationType.NTimesOnly;
        discount.LimitationTimes = 1;
        var orders = ServiceUnderTest.Repository(new Order { Id = 4, OrderStatus = status, Deleted = deleted });
        var usage = ServiceUnderTest.Repository(new DiscountUsageHistory { Id = 1, DiscountId = discount.Id, OrderId = 4 });

        var service = ServiceUnderTest.Build<DiscountService>(orders, usage, ServiceUnderTest.Repository<DiscountRequirement>());

        Assert.That((await service.ValidateDiscountAsync(discount, _shopper, _code)).IsValid, Is.EqualTo(expected));
    }

    private static Discount Off(decimal amount, bool cumulative = false)
    {
        return new Discount { DiscountAmount = amount, IsCumulative = cumulative, Name = $"{amount}" };
    }

    //taken off the shipping, so that no cart is needed to check it for gift cards
    private static Discount Coupon()
    {
        return new Discount { Id = 5, IsActive = true, RequiresCouponCode = true, CouponCode = "code", DiscountType = DiscountType.AssignedToShipping };
    }

    private static DiscountRequirement Group(int id)
    {
        return new DiscountRequirement { Id = id, DiscountId = 5, IsGroup = true, InteractionType = RequirementGroupInteractionType.And };
    }

    private static DiscountRequirement Rule(int id)
    {
        return new DiscountRequirement { Id = id, DiscountId = 5, ParentId = 1, DiscountRequirementRuleSystemName = RULE };
    }

    private static IDiscountPluginManager Plugins(Func<int, bool> answer)
    {
        var rule = new Mock<IDiscountRequirementRule>();
        rule.Setup(r => r.CheckRequirementAsync(It.IsAny<DiscountRequirementValidationRequest>()))
            .ReturnsAsync((DiscountRequirementValidationRequest request) => new DiscountRequirementValidationResult
            {
                IsValid = answer(request.DiscountRequirementId),
                UserError = "no"
            });
        return ServiceUnderTest.Answering<IDiscountPluginManager, IDiscountRequirementRule>(
            manager => manager.LoadPluginBySystemNameAsync(RULE, It.IsAny<Customer>(), It.IsAny<int>()), rule.Object);
    }

    private static DiscountService Service(params DiscountRequirement[] requirements)
    {
        return Service(Mock.Of<IDiscountPluginManager>(), requirements);
    }

    private static DiscountService Service(IDiscountPluginManager plugins, DiscountRequirement[] requirements)
    {
        var store = ServiceUnderTest.Answering<Nop.Core.IStoreContext, Nop.Core.Domain.Stores.Store>(
            context => context.GetCurrentStoreAsync(), new Nop.Core.Domain.Stores.Store { Id = 1 });
        return ServiceUnderTest.Build<DiscountService>(plugins, store, Mock.Of<ICustomerService>(), ServiceUnderTest.Repository(requirements));
    }
}
