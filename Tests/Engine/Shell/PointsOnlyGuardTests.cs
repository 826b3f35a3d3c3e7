using Microsoft.Extensions.DependencyInjection;
using Moq;
using Nop.Core;
using Nop.Core.Caching;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Infrastructure;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Services.Catalog;
using Nop.Services.Localization;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>What stands before nopCommerce's cart service, whoever calls it.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PointsOnlyGuardTests
{
    private const int LINE = 70;

    private readonly LoyaltyWorld _world = new();
    private readonly Mock<IShoppingCartService> _inner = new();
    private readonly List<ShoppingCartItem> _cart = [];

    [Test]
    public async Task Whatever_code_asks_a_product_that_only_points_buy_does_not_come_into_a_cart_and_comes_onto_a_wish_list()
    {
        var (customer, product) = (_world.NewCustomer(), await SellAsync(only: true));
        var carts = Wrapped();

        var refused = await carts.AddToCartAsync(customer, product, ShoppingCartType.ShoppingCart, 1, quantity: 3);
        await carts.AddToCartAsync(customer, product, ShoppingCartType.Wishlist, 1);

        Assert.That(refused, Has.Count.EqualTo(1).And.Some.Contains("Kettle"));
        _inner.Verify(service => service.AddToCartAsync(customer, product, ShoppingCartType.ShoppingCart, It.IsAny<int>(), It.IsAny<string>(), It.IsAny<decimal>(),
            It.IsAny<DateTime?>(), It.IsAny<DateTime?>(), It.IsAny<int>(), It.IsAny<bool>(), It.IsAny<int?>()), Times.Never);
        _inner.Verify(service => service.AddToCartAsync(customer, product, ShoppingCartType.Wishlist, 1, It.IsAny<string>(), It.IsAny<decimal>(),
            It.IsAny<DateTime?>(), It.IsAny<DateTime?>(), It.IsAny<int>(), It.IsAny<bool>(), It.IsAny<int?>()), Times.Once);
    }

    [Test]
    public async Task What_points_may_buy_money_buys_too()
    {
        var (customer, product) = (_world.NewCustomer(), await SellAsync(only: false));

        Assert.That(await Wrapped().AddToCartAsync(customer, product, ShoppingCartType.ShoppingCart, 1), Is.Empty);
    }

    [TestCase(LINE, true, Description = "a line of the cart")]
    [TestCase(0, false, Description = "one that is to come: the way in refuses it")]
    [TestCase(LINE + 1, false, Description = "a line of an order that an admin edits, which nopCommerce asks for by its number there")]
    public async Task A_line_is_warned_of_where_it_stands_in_the_cart(int line, bool warned)
    {
        var (customer, product) = (_world.NewCustomer(), await SellAsync(only: true));
        _cart.Add(new ShoppingCartItem { Id = LINE, ProductId = product.Id, CustomerId = customer.Id, StoreId = 1, Quantity = 1 });

        Assert.That(await WarningsAsync(customer, product, line), Has.Count.EqualTo(warned ? 1 : 0));
    }

    [Test]
    public async Task A_part_of_a_bundle_is_sold_by_the_terms_of_the_whole()
    {
        var (customer, part) = (_world.NewCustomer(), await SellAsync(only: true));
        var whole = _world.Products.Add(new Product { Name = "Breakfast set", Price = 50, Published = true });
        _cart.Add(new ShoppingCartItem { Id = LINE, ProductId = whole.Id, CustomerId = customer.Id, StoreId = 1, Quantity = 1 });

        // nopCommerce asks about a part with the line of the whole
        Assert.That(await WarningsAsync(customer, part, LINE), Is.Empty);
        Assert.That(await WarningsAsync(customer, whole, LINE), Is.Empty);
    }

    private Task<IList<string>> WarningsAsync(Customer customer, Product product, int line) =>
        Wrapped().GetShoppingCartItemWarningsAsync(customer, ShoppingCartType.ShoppingCart, product, 1, null, 0, shoppingCartItemId: line);

    private IShoppingCartService Wrapped()
    {
        _inner.Setup(service => service.AddToCartAsync(It.IsAny<Customer>(), It.IsAny<Product>(), It.IsAny<ShoppingCartType>(), It.IsAny<int>(), It.IsAny<string>(), It.IsAny<decimal>(),
            It.IsAny<DateTime?>(), It.IsAny<DateTime?>(), It.IsAny<int>(), It.IsAny<bool>(), It.IsAny<int?>())).ReturnsAsync(() => new List<string>());
        _inner.Setup(service => service.GetShoppingCartItemWarningsAsync(It.IsAny<Customer>(), It.IsAny<ShoppingCartType>(), It.IsAny<Product>(), It.IsAny<int>(), It.IsAny<string>(),
            It.IsAny<decimal>(), It.IsAny<DateTime?>(), It.IsAny<DateTime?>(), It.IsAny<int>(), It.IsAny<bool>(), It.IsAny<int>(), It.IsAny<bool>(), It.IsAny<bool>(), It.IsAny<bool>(),
            It.IsAny<bool>(), It.IsAny<bool>())).ReturnsAsync(() => new List<string>());
        _inner.Setup(service => service.GetShoppingCartAsync(It.IsAny<Customer>(), It.IsAny<ShoppingCartType?>(), It.IsAny<int>(), It.IsAny<int?>(), It.IsAny<DateTime?>(), It.IsAny<DateTime?>(),
            It.IsAny<int?>())).ReturnsAsync(_cart);
        var localization = new Mock<ILocalizationService>();
        localization.Setup(service => service.GetResourceAsync(It.IsAny<string>())).ReturnsAsync("{0} is for points only");
        localization.Setup(service => service.GetLocalizedAsync(It.IsAny<Product>(), It.IsAny<System.Linq.Expressions.Expression<Func<Product, string>>>(), It.IsAny<int?>(), It.IsAny<bool>(),
            It.IsAny<bool>())).ReturnsAsync((Product product, System.Linq.Expressions.Expression<Func<Product, string>> _, int? _, bool _, bool _) => product.Name);
        var lifecycle = new RedemptionLifecycle(null!, null!, null!, _world.Redemptions.Repository, null!, null!, null!, _world.Time);
        // nothing comes with the memberships
        var memberships = new Memberships(null!, null!, null!, null!, null!, null!, Mock.Of<IShortTermCacheManager>(), null!, null!, null!);
        var guard = new PointsOnlyGuard(new CartRedemptionsReader(_world.CustomerService, null!, memberships, lifecycle), localization.Object, _world.Logger.Object, Mock.Of<IProductService>(),
            _world.SettingService, Mock.Of<IStoreContext>(context => context.GetCurrentStoreAsync() == Task.FromResult(new Store { Id = 1 })), _world.Node.ProductTerms,
            new SharedTerms(_world.Rules.Repository, _world.Programs.Repository, _world.Tiers.Repository), new ShoppingCartSettings());

        return ShoppingCartProxy.Wrap(_inner.Object, new ServiceCollection().AddSingleton(guard).BuildServiceProvider());
    }

    private async Task<Product> SellAsync(bool only)
    {
        var product = _world.Products.Add(new Product { Name = "Kettle", Price = 10, Published = true });
        var saved = await _world.Node.ProductTerms.SaveAsync(new ProductTerms
        {
            ProgramId = _world.Program.Id, ProductId = product.Id, PointsPrice = 500, PayableWithPoints = true, PointsOnly = only
        }, "test");
        Assert.That(saved.Success, saved.Error?.Message);

        return product;
    }
}
