using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Services.Catalog;
using Nop.Services.Localization;
using Nop.Services.Seo;
using Nop.Services.Tax;
using Nop.Web.Models.Catalog;

namespace Sandbox.Store.Factories;

/// <summary>Models of product boxes and of the product page</summary>
public class ProductModelFactory
{
    private readonly DisplayPrices _displayPrices;
    private readonly ICategoryService _categoryService;
    private readonly ILocalizationService _localizationService;
    private readonly IPriceCalculationService _priceCalculationService;
    private readonly IStoreContext _storeContext;
    private readonly ITaxService _taxService;
    private readonly IUrlRecordService _urlRecordService;
    private readonly IWorkContext _workContext;
    private readonly PictureModelFactory _pictureModelFactory;

    public ProductModelFactory(DisplayPrices displayPrices,
        ICategoryService categoryService,
        ILocalizationService localizationService,
        IPriceCalculationService priceCalculationService,
        IStoreContext storeContext,
        ITaxService taxService,
        IUrlRecordService urlRecordService,
        IWorkContext workContext,
        PictureModelFactory pictureModelFactory)
    {
        _displayPrices = displayPrices;
        _categoryService = categoryService;
        _localizationService = localizationService;
        _priceCalculationService = priceCalculationService;
        _storeContext = storeContext;
        _taxService = taxService;
        _urlRecordService = urlRecordService;
        _workContext = workContext;
        _pictureModelFactory = pictureModelFactory;
    }

    public async Task<IList<ProductOverviewModel>> PrepareProductOverviewModelsAsync(IEnumerable<Product> products)
    {
        var models = new List<ProductOverviewModel>();
        foreach (var product in products)
        {
            models.Add(new ProductOverviewModel
            {
                Id = product.Id,
                Name = product.Name,
                ShortDescription = product.ShortDescription,
                SeName = await _urlRecordService.GetSeNameAsync(product),
                Sku = product.Sku,
                ProductPrice = await PreparePriceAsync(product),
                PictureModels = { await _pictureModelFactory.PrepareAsync(product) }
            });
        }

        return models;
    }

    public async Task<ProductDetailsModel> PrepareProductDetailsModelAsync(Product product)
    {
        var seName = await _urlRecordService.GetSeNameAsync(product);
        var inStock = IsInStock(product);
        return new ProductDetailsModel
        {
            Id = product.Id,
            Name = product.Name,
            ShortDescription = product.ShortDescription,
            FullDescription = product.FullDescription,
            SeName = seName,
            Sku = product.Sku,
            IsFreeShipping = product.IsFreeShipping,
            InStock = inStock,
            StockAvailability = await StockAvailabilityAsync(product, inStock),
            DefaultPictureModel = await _pictureModelFactory.PrepareAsync(product),
            ProductPrice = await PreparePriceAsync(product),
            AddToCart = new ProductDetailsModel.AddToCartModel
            {
                ProductId = product.Id,
                EnteredQuantity = Math.Max(1, product.OrderMinimumQuantity),
                DisableBuyButton = product.DisableBuyButton || !inStock
            },
            GiftCard = await PrepareGiftCardAsync(product),
            Breadcrumb = await PrepareBreadcrumbAsync(product, seName)
        };
    }

    //who is signed in gives the card
    private async Task<ProductDetailsModel.GiftCardModel> PrepareGiftCardAsync(Product product)
    {
        var model = new ProductDetailsModel.GiftCardModel { IsGiftCard = product.IsGiftCard, GiftCardType = product.GiftCardType };
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (!product.IsGiftCard || string.IsNullOrEmpty(customer.Email))
            return model;

        model.SenderName = $"{customer.FirstName} {customer.LastName}".Trim();
        model.SenderEmail = customer.Email;
        return model;
    }

    private async Task<ProductPriceModel> PreparePriceAsync(Product product)
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        var (withoutDiscounts, final, _, _) = await _priceCalculationService.GetFinalPriceAsync(product, customer, store);
        var (full, _) = await _taxService.GetProductPriceAsync(product, withoutDiscounts);
        var (price, _) = await _taxService.GetProductPriceAsync(product, final);
        var (old, _) = await _taxService.GetProductPriceAsync(product, product.OldPrice);

        var model = new ProductPriceModel
        {
            ProductId = product.Id,
            Price = await _displayPrices.FormatAsync(full),
            PriceValue = await _displayPrices.ConvertAsync(price),
            DisableBuyButton = product.DisableBuyButton || !IsInStock(product)
        };
        if (old > full)
            model.OldPrice = await _displayPrices.FormatAsync(old);
        if (price < full)
            model.PriceWithDiscount = await _displayPrices.FormatAsync(price);

        return model;
    }

    private static bool IsInStock(Product product)
    {
        return product.ManageInventoryMethod != ManageInventoryMethod.ManageStock
            || product.BackorderMode != BackorderMode.NoBackorders
            || product.StockQuantity > 0;
    }

    private async Task<string> StockAvailabilityAsync(Product product, bool inStock)
    {
        if (product.ManageInventoryMethod != ManageInventoryMethod.ManageStock || !product.DisplayStockAvailability)
            return string.Empty;

        return await _localizationService.GetResourceAsync(inStock ? "Products.Availability.InStock" : "Products.Availability.OutOfStock");
    }

    private async Task<ProductDetailsModel.ProductBreadcrumbModel> PrepareBreadcrumbAsync(Product product, string seName)
    {
        var model = new ProductDetailsModel.ProductBreadcrumbModel { ProductId = product.Id, ProductName = product.Name, ProductSeName = seName };
        var mapping = (await _categoryService.GetProductCategoriesByProductIdAsync(product.Id)).FirstOrDefault();
        var category = mapping is null ? null : await _categoryService.GetCategoryByIdAsync(mapping.CategoryId);
        if (category is null)
            return model;

        foreach (var step in await _categoryService.GetCategoryBreadCrumbAsync(category))
        {
            model.CategoryBreadcrumb.Add(new CategorySimpleModel
            {
                Id = step.Id,
                Name = step.Name,
                SeName = await _urlRecordService.GetSeNameAsync(step)
            });
        }

        return model;
    }
}
