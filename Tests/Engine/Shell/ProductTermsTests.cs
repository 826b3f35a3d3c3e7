using Moq;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>What a program says of products: what they cost in points, and what they earn.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProductTermsTests
{
    private readonly LoyaltyWorld _world = new();

    private int ProgramId => _world.Program.Id;

    [TestCase(-1, 0, false, false, 0, 1, "PointsPrice")]
    [TestCase(0, -0.1, false, false, 0, 1, "FollowRate")]
    [TestCase(500, 2, false, true, 0, 1, "FollowRate")]
    [TestCase(0, 0, true, false, 0, 1, "PointsPrice")]
    [TestCase(0, 0, false, true, 0, 1, "PointsPrice")]
    [TestCase(0, 0, false, false, 5, 1, "Earning")]
    [TestCase(0, 0, false, false, 20, 0, "EarnMultiplier")]
    [TestCase(0, 0, false, false, 20, 1000.1, "EarnMultiplier")]
    [TestCase(500, 0, true, false, 0, 1, null)]
    [TestCase(0, 100, false, true, 20, 2.5, null)]
    [TestCase(500, 0, false, false, 10, 1, null)]
    public async Task Terms_that_contradict_themselves_are_refused_by_their_field(long price, double rate, bool only, bool payable, int earning, double multiplier, string? field)
    {
        var product = NewProduct();
        var terms = new ProductTerms
        {
            ProgramId = ProgramId, ProductId = product.Id, PointsPrice = price, FollowRate = (decimal)rate, PointsOnly = only, PayableWithPoints = payable, EarningId = earning,
            EarnMultiplier = (decimal)multiplier
        };

        var saved = await _world.Node.ProductTerms.SaveAsync(terms, "test");

        Assert.That(saved.Error?.Field, Is.EqualTo(field));
        Assert.That(_world.ProductTerms.Rows, Has.Count.EqualTo(field is null ? 1 : 0));
    }

    [Test]
    public async Task What_is_said_of_a_product_is_stored_once_and_every_change_is_audited()
    {
        var product = NewProduct();
        await SayAsync(product, terms => terms.PointsPrice = 500);
        await SayAsync(product, terms => terms.PointsOnly = true);
        await SayAsync(product, terms => terms.PointsOnly = true);

        var stored = _world.ProductTerms.Rows.Single();
        Assert.That((stored.PointsPrice, stored.PointsOnly, stored.PayableWithPoints), Is.EqualTo((500L, true, true)), "what only points buy, points may pay");
        Assert.That(_world.Audit.Rows.Where(row => row.EntityName == nameof(ProductTerms)).Select(row => (row.Action, row.EntityId)),
            Is.EqualTo(new[] { ("Create", stored.Id), ("Update", stored.Id) }));
    }

    [Test]
    public async Task Nothing_is_stored_where_nothing_is_said()
    {
        await SayAsync(NewProduct(), _ => { });

        Assert.That(_world.ProductTerms.Rows, Is.Empty);
        Assert.That(_world.Audit.Rows.Where(row => row.EntityName == nameof(ProductTerms)), Is.Empty);
    }

    [Test]
    public async Task Only_tiers_of_the_program_can_be_named()
    {
        var product = NewProduct();
        var gold = _world.Tiers.Add(new LoyaltyTier { ProgramId = ProgramId, Name = "Gold" });
        var foreign = _world.Tiers.Add(new LoyaltyTier { ProgramId = ProgramId + 1, Name = "Gold" });

        await SayAsync(product, terms => (terms.PointsPrice, terms.PayableWithPoints, terms.TierIds) = (500, true, gold.Id.ToString()));
        var refused = await _world.Node.ProductTerms.SaveAsync(new ProductTerms
        {
            ProgramId = ProgramId, ProductId = product.Id, PointsPrice = 500, PayableWithPoints = true, TierIds = $"{gold.Id},{foreign.Id}"
        }, "test");

        Assert.That(refused.Error?.Field, Is.EqualTo(nameof(ProductTerms.TierIds)));
        Assert.That(_world.ProductTerms.Rows.Single().TierIds, Is.EqualTo(gold.Id.ToString()));
        await SayAsync(product, terms => terms.TierIds = "");
        Assert.That(_world.ProductTerms.Rows.Single().TierIds, Is.Null, "for all again");
    }

    [TestCase(500, 0, 12.5, 500)]
    [TestCase(0, 100, 12.5, 1250)]
    [TestCase(0, 0.3, 10.01, 4)]
    [TestCase(0, 100, 0, 0)]
    [TestCase(0, 10000, 1e12, 1_000_000_000_000)]
    public void The_points_of_a_piece_are_what_was_set_unless_they_follow_the_price(long price, double rate, double money, long points)
    {
        Assert.That(new ProductTerms { PointsPrice = price, FollowRate = (decimal)rate }.PointsFor((decimal)money), Is.EqualTo(points));
    }

    [Test]
    public async Task A_product_that_earns_nothing_is_left_out_and_one_with_a_multiplier_counts_more()
    {
        var (plain, none, tripled) = (NewProduct(), NewProduct(), NewProduct());
        await SayAsync(none, terms => terms.Earning = ProductEarning.None);
        await SayAsync(tripled, terms => (terms.Earning, terms.EarnMultiplier) = (ProductEarning.Multiplied, 3));
        var order = Place((plain, 10), (none, 20), (tripled, 30));

        await _world.Node.Convergence.ConvergeAsync(order);

        var account = _world.Accounts.Rows.Single();
        Assert.That(account.Balance, Is.EqualTo(100), "10 and three times 30");
        Assert.That(account.LifetimeSpend, Is.EqualTo(40), "tiers count what was spent, not what it was multiplied with");
    }

    [Test]
    public async Task An_order_keeps_to_what_was_said_of_its_products_when_it_first_earned()
    {
        var (none, doubled) = (NewProduct(), NewProduct());
        await SayAsync(none, terms => terms.Earning = ProductEarning.None);
        await SayAsync(doubled, terms => (terms.Earning, terms.EarnMultiplier) = (ProductEarning.Multiplied, 2));
        var order = Place((none, 20), (doubled, 30));
        await _world.Node.Convergence.ConvergeAsync(order);

        await SayAsync(none, terms => terms.Earning = ProductEarning.AsProgram);
        await SayAsync(doubled, terms => (terms.Earning, terms.EarnMultiplier) = (ProductEarning.Multiplied, 10));
        order.PaymentStatusId = (int)PaymentStatus.PartiallyRefunded;
        order.RefundedAmount = 25;
        _world.Orders.Update(order);
        await _world.Node.Convergence.ConvergeAsync(order);

        Assert.That(_world.Accounts.Rows.Single().Balance, Is.EqualTo(30), "half of 60 went back with half of the money");
    }

    [Test]
    public async Task Refunds_in_any_parts_take_back_what_a_multiplier_gave_to_the_last_point()
    {
        var product = NewProduct();
        await SayAsync(product, terms => (terms.Earning, terms.EarnMultiplier) = (ProductEarning.Multiplied, 2.5m));
        var order = Place((product, 33.33m), (NewProduct(), 7.77m));
        await _world.Node.Convergence.ConvergeAsync(order);

        foreach (var refunded in new[] { 1.11m, 20m, 41.10m })
        {
            order.PaymentStatusId = (int)(refunded == order.OrderTotal ? PaymentStatus.Refunded : PaymentStatus.PartiallyRefunded);
            order.RefundedAmount = refunded;
            _world.Orders.Update(order);
            await _world.Node.Convergence.ConvergeAsync(order);
        }

        Assert.That(_world.Accounts.Rows.Single().Balance, Is.EqualTo(0));
        Assert.That(_world.Errors, Is.Empty);
    }

    [Test]
    public async Task The_reconciliation_looks_for_nothing_where_only_products_that_earn_nothing_were_bought()
    {
        var none = NewProduct();
        await SayAsync(none, terms => terms.Earning = ProductEarning.None);
        Place((none, 20));

        Assert.That(await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-1)), Is.EqualTo(0));
        Assert.That(_world.Members.Rows, Is.Empty, "nobody is enrolled for an order that earns nothing");
    }

    [Test]
    public void A_multiplier_is_lowered_by_discounts_like_the_rest()
    {
        var terms = new EarnTerms(1, 1, AwardMoment.Placed, true, false, true);
        var order = new OrderFigures { SubtotalInclTax = 100, SubtotalExclTax = 100, ExtraInclTax = 50, OrderDiscount = 20, Total = 80 };

        Assert.That(EarnFormula.Target(order, terms, DateTime.UtcNow), Is.EqualTo(new EarnTarget(120, 80)));
    }

    [TestCase(12.5, 1250)]
    [TestCase(5, 500)]
    [TestCase(0.01, 1)]
    [TestCase(0, 0)]
    public void Five_hundred_points_for_each_5_of_the_price_are_a_price_in_proportion(double price, long points)
    {
        Assert.That(ProductTermsBulk.PriceOf((decimal)price, new BulkPrice(500, 5, false)), Is.EqualTo(points));
    }

    [Test]
    public async Task All_products_that_a_search_finds_are_priced_at_once_and_keep_whether_they_earn()
    {
        var (kettle, pot, free) = (NewProduct("Kettle", 12.5m), NewProduct("Pot", 20), NewProduct("Free kettle", 0));
        await SayAsync(kettle, terms => terms.Earning = ProductEarning.None);
        var bulk = new ProductTermsBulk(_world.Node.ProductTerms);

        Assert.That(await bulk.SetAsync(new ProductSearch(ProgramId, "ettle"), new BulkPrice(500, 5, true), "test"), Is.EqualTo(1));
        Assert.That(await bulk.SetAsync(new ProductSearch(ProgramId, "ettle"), new BulkPrice(500, 5, true), "test"), Is.EqualTo(0), "nothing changes the second time");

        var terms = _world.ProductTerms.Rows.Single();
        Assert.That((terms.ProductId, terms.PointsPrice, terms.PointsOnly, terms.Earning), Is.EqualTo((kettle.Id, 1250L, true, ProductEarning.None)));
        Assert.That(new[] { pot.Id, free.Id }, Has.None.EqualTo(terms.ProductId));
    }

    [Test]
    public async Task The_shop_sells_for_points_what_is_published_and_in_its_dates_the_newest_first()
    {
        var (sold, hidden, gone, kept, later) = (NewProduct(), NewProduct(), NewProduct(), NewProduct(), NewProduct());
        foreach (var product in new[] { sold, hidden, gone, later })
            await SayAsync(product, terms => (terms.PointsPrice, terms.PayableWithPoints) = (500, true));
        await SayAsync(kept, terms => terms.PointsPrice = 500);
        hidden.Published = false;
        gone.Deleted = true;
        later.AvailableStartDateTimeUtc = DateTime.UtcNow.AddDays(1);
        var newest = NewProduct();
        await SayAsync(newest, terms => (terms.FollowRate, terms.PayableWithPoints) = (10, true));
        foreach (var product in new[] { hidden, gone, later })
            _world.Products.Update(product);
        var stores = new Mock<IStoreMappingService>();
        stores.Setup(service => service.AuthorizeAsync(It.IsAny<Product>(), 1)).ReturnsAsync(true);
        var found = new ProductsForPoints(_world.Products.Repository, stores.Object, _world.Node.ProductTerms, _world.Time);

        Assert.That((await found.GetAsync(_world.Program, 1, 10)).Select(row => row.Product.Id), Is.EqualTo(new[] { newest.Id, sold.Id }));
        Assert.That((await found.GetAsync(_world.Program, 1, 1)).Select(row => row.Product.Id), Is.EqualTo(new[] { newest.Id }));
        Assert.That((await found.GetAsync(_world.Program, 1, 10, beforeId: newest.Id)).Select(row => row.Product.Id), Is.EqualTo(new[] { sold.Id }));
        Assert.That((await found.GetAsync(_world.Program, 1, 10, productIds: [sold.Id, hidden.Id, 4711])).Select(row => row.Product.Id), Is.EqualTo(new[] { sold.Id }));
        Assert.That(await found.GetAsync(_world.Program, 2, 10), Is.Empty, "another store does not sell them");
    }

    private Product NewProduct(string name = "Kettle", decimal price = 10)
    {
        return _world.Products.Add(new Product { Name = name, Price = price, Published = true });
    }

    private async Task SayAsync(Product product, Action<ProductTerms> say)
    {
        var terms = await _world.Node.ProductTerms.GetAsync(ProgramId, product.Id);
        say(terms);
        var saved = await _world.Node.ProductTerms.SaveAsync(terms, "test");
        Assert.That(saved.Success, saved.Error?.Message);
    }

    private Order Place(params (Product Product, decimal Price)[] items)
    {
        var total = items.Sum(item => item.Price);
        var order = _world.Orders.Add(new Order
        {
            CustomerId = _world.NewCustomer().Id, StoreId = 1, CreatedOnUtc = DateTime.UtcNow, CustomOrderNumber = "A-1",
            OrderSubtotalInclTax = total, OrderSubtotalExclTax = total, OrderTotal = total,
            OrderStatusId = (int)OrderStatus.Complete, PaymentStatusId = (int)PaymentStatus.Paid
        });
        foreach (var (product, price) in items)
            _world.OrderItems.Add(new OrderItem { OrderId = order.Id, ProductId = product.Id, Quantity = 1, PriceInclTax = price, PriceExclTax = price });

        return order;
    }
}
