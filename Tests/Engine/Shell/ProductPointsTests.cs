using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Moq;
using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Controllers.Public;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Services.Catalog;
using Nop.Services.Configuration;
using Nop.Services.Orders;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

public sealed class ProductPointsTests
{
    private readonly Customer _customer = new() { Id = 4 };
    private readonly LoyaltyWorld _world = new();
    private readonly Store _store = new() { Id = 1 };

    [TestCase("3", 3)]
    [TestCase("0", 1)]
    [TestCase("-7", 1)]
    [TestCase("lots", 1)]
    [TestCase("99999999", 10_000)]
    public async Task NopCommerce_is_asked_for_the_price_of_what_is_chosen(string entered, int quantity)
    {
        var product = new Product { Id = 7, Published = true };
        var cart = new Mock<IShoppingCartService>();
        cart.Setup(service => service.GetUnitPriceAsync(It.IsAny<Product>(), It.IsAny<Customer>(), It.IsAny<Store>(), It.IsAny<ShoppingCartType>(), It.IsAny<int>(), It.IsAny<string>(),
            It.IsAny<decimal>(), It.IsAny<DateTime?>(), It.IsAny<DateTime?>(), It.IsAny<bool>())).ReturnsAsync((10m, 0m, new List<Discount>()));

        var answer = await Controller(product, cart).Points(7, Form(("addtocart_7.EnteredQuantity", entered), ("product_attribute_1", "2")));

        Assert.That(answer, Is.InstanceOf<JsonResult>());
        cart.Verify(service => service.GetUnitPriceAsync(product, _customer, _store, ShoppingCartType.ShoppingCart, quantity, "<chosen 2>", 0, null, null, true), Times.Once);
    }

    [TestCase(false, false, false, true)]
    [TestCase(true, true, false, true)]
    [TestCase(true, false, true, true)]
    [TestCase(true, false, false, false)]
    public async Task Nothing_is_said_of_products_whose_price_is_not_shown(bool published, bool deleted, bool callForPrice, bool mayPrices)
    {
        var product = new Product { Id = 7, Published = published, Deleted = deleted, CallForPrice = callForPrice };
        var cart = new Mock<IShoppingCartService>(MockBehavior.Strict);

        Assert.That(await Controller(product, cart, mayPrices).Points(7, Form()), Is.InstanceOf<NotFoundResult>());
    }

    private LoyaltyProductController Controller(Product product, Mock<IShoppingCartService> cart, bool mayPrices = true)
    {
        var parser = new Mock<IProductAttributeParser>();
        parser.Setup(service => service.ParseProductAttributesAsync(product, It.IsAny<IFormCollection>(), It.IsAny<List<string>>()))
            .ReturnsAsync((Product _, IFormCollection form, List<string> _) => $"<chosen {form["product_attribute_1"]}>");
        var settings = new Mock<ISettingService>();
        // who earns nothing is asked no more: the price was asked for before
        settings.Setup(service => service.LoadSettingAsync<LoyaltySettings>(It.IsAny<int>())).ReturnsAsync(new LoyaltySettings { Enabled = false });
        var terms = new EstimateTerms(null!, settings.Object, null!, null!, _world.Time);

        return new LoyaltyProductController(
            Mock.Of<IPermissionService>(service => service.AuthorizeAsync(StandardPermission.PublicStore.DISPLAY_PRICES) == Task.FromResult(mayPrices)),
            parser.Object,
            Mock.Of<IProductService>(service => service.GetProductByIdAsync(7) == Task.FromResult(product)),
            cart.Object,
            Mock.Of<IStoreContext>(context => context.GetCurrentStoreAsync() == Task.FromResult(_store)),
            Mock.Of<IWorkContext>(context => context.GetCurrentCustomerAsync() == Task.FromResult(_customer)),
            new LoyaltySettings(),
            new PointsPriceModelFactory(null!, null!, null!, null!, null!, new PointsPriceTags(null!, null!, settings.Object, null!, null!, _world.Node.ProductTerms,
                new SharedTerms(_world.Rules.Repository, _world.Programs.Repository, _world.Tiers.Repository)), null!),
            new ProductEstimates(null!, terms, null!, null!, null!, null!, null!, null!, null!),
            new ProductPointsModelFactory(terms, null!, null!));
    }

    private static FormCollection Form(params (string Name, string Value)[] fields)
    {
        return new FormCollection(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value)));
    }
}
