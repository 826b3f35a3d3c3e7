using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Services.Directory;
using Nop.Services.Discounts;
using Nop.Services.Media;
using Nop.Services.Orders;
using Nop.Services.Payments;
using Nop.Services.Shipping;
using Nop.Services.Tax;

namespace Nop.Services.Infrastructure;

/// <summary>Registers the services of catalogue, cart, discounts, payment and orders.</summary>
public class CommerceServicesStartup : INopStartup
{
    public int Order => 2000;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ICurrencyService, CurrencyService>();
        services.AddScoped<ICountryService, CountryService>();
        services.AddScoped<ITaxCategoryService, TaxCategoryService>();
        services.AddScoped<ITaxService, TaxService>();
        services.AddScoped<IShippingMethodsService, ShippingMethodsService>();
        services.AddScoped<IShippingService, ShippingService>();
        services.AddScoped<IPictureService, PictureService>();
        services.AddScoped<IProductService, ProductService>();
        services.AddScoped<ICategoryService, CategoryService>();
        services.AddScoped<IManufacturerService, ManufacturerService>();
        services.AddScoped<IProductReviewService, ProductReviewService>();
        services.AddScoped<IPriceCalculationService, PriceCalculationService>();
        services.AddScoped<IPriceFormatter, PriceFormatter>();
        services.AddScoped<IDiscountPluginManager, DiscountPluginManager>();
        services.AddScoped<IDiscountService, DiscountService>();
        services.AddSingleton<IPaymentMethod, CheckMoneyOrderPaymentMethod>();
        services.AddScoped<IPaymentPluginManager, PaymentPluginManager>();
        services.AddScoped<IPaymentService, PaymentService>();
        services.AddScoped<IGiftCardService, GiftCardService>();
        services.AddScoped<IProductAttributeParser, ProductAttributeParser>();
        services.AddScoped<IShoppingCartService, ShoppingCartService>();
        services.AddScoped<IOrderTotalCalculationService, OrderTotalCalculationService>();
        services.AddScoped<IOrderService, OrderService>();
        services.AddSingleton<OrderPlacementGate>();
        services.AddScoped<OrderMessageSender>();
        services.AddScoped<IOrderProcessingService, OrderProcessingService>();
    }

    public void Configure(IApplicationBuilder application)
    {
    }
}
