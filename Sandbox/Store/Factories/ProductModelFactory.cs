using Nop.Services.Seo;
using Nop.Services.Tax;
using Nop.Web.Models.Catalog;

namespace Sandbox.Store.Factories;

public class ProductModelFactory(
    DisplayPrices displayPrices,
    ICategoryService categoryService,
    ILocalizationService localizationService,
    IPriceCalculationService priceCalculationService,
    IProductService productService,
    IStoreContext storeContext,
    ITaxService taxService,
    IUrlRecordService urlRecordService,
    IWorkContext workContext,
    PictureModelFactory pictureModelFactory)
{
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
                SeName = await urlRecordService.GetSeNameAsync(product),
                Sku = product.Sku,
                ProductPrice = await PreparePriceAsync(product),
                PictureModels = { await pictureModelFactory.PrepareAsync(product) }
            });
        }

        return models;
    }

    public async Task<ProductDetailsModel> PrepareProductDetailsModelAsync(Product product)
    {
        var seName = await urlRecordService.GetSeNameAsync(product);
        var inStock = IsInStock(product);
        var associated = new List<ProductDetailsModel>();
        if (product.ProductType == ProductType.GroupedProduct)
        {
            var store = await storeContext.GetCurrentStoreAsync();
            foreach (var part in await productService.GetAssociatedProductsAsync(product.Id, store.Id))
                associated.Add(await PrepareProductDetailsModelAsync(part));
        }

        return new ProductDetailsModel
        {
            AssociatedProducts = associated,
            Id = product.Id,
            Name = product.Name,
            ShortDescription = product.ShortDescription,
            FullDescription = product.FullDescription,
            SeName = seName,
            Sku = product.Sku,
            IsFreeShipping = product.IsFreeShipping,
            InStock = inStock,
            StockAvailability = await StockAvailabilityAsync(product, inStock),
            DefaultPictureModel = await pictureModelFactory.PrepareAsync(product),
            ProductPrice = await PreparePriceAsync(product),
            AddToCart = new ProductDetailsModel.AddToCartModel
            {
                ProductId = product.Id,
                EnteredQuantity = Math.Max(1, product.OrderMinimumQuantity),
                DisableBuyButton = product.DisableBuyButton || !inStock,
                DisableWishlistButton = product.DisableWishlistButton
            },
            GiftCard = await PrepareGiftCardAsync(product),
            Breadcrumb = await PrepareBreadcrumbAsync(product, seName)
        };
    }

    //who is signed in gives the card
    private async Task<ProductDetailsModel.GiftCardModel> PrepareGiftCardAsync(Product product)
    {
        var model = new ProductDetailsModel.GiftCardModel { IsGiftCard = product.IsGiftCard, GiftCardType = product.GiftCardType };
        var customer = await workContext.GetCurrentCustomerAsync();
        if (!product.IsGiftCard || string.IsNullOrEmpty(customer.Email))
            return model;

        model.SenderName = $"{customer.FirstName} {customer.LastName}".Trim();
        model.SenderEmail = customer.Email;
        return model;
    }

    private async Task<ProductPriceModel> PreparePriceAsync(Product product)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var (withoutDiscounts, final, _, _) = await priceCalculationService.GetFinalPriceAsync(product, customer, store);
        var (full, _) = await taxService.GetProductPriceAsync(product, withoutDiscounts);
        var (price, _) = await taxService.GetProductPriceAsync(product, final);
        var (old, _) = await taxService.GetProductPriceAsync(product, product.OldPrice);

        var model = new ProductPriceModel
        {
            ProductId = product.Id,
            Price = await displayPrices.FormatAsync(full),
            PriceValue = await displayPrices.ConvertAsync(price),
            DisableBuyButton = product.DisableBuyButton || !IsInStock(product)
        };
        if (old > full)
            model.OldPrice = await displayPrices.FormatAsync(old);
        if (price < full)
            model.PriceWithDiscount = await displayPrices.FormatAsync(price);

        return model;
    }

    private static bool IsInStock(Product product) =>
        product.ManageInventoryMethod != ManageInventoryMethod.ManageStock
            || product.BackorderMode != BackorderMode.NoBackorders
            || product.StockQuantity > 0;

    private async Task<string> StockAvailabilityAsync(Product product, bool inStock)
    {
        if (product.ManageInventoryMethod != ManageInventoryMethod.ManageStock || !product.DisplayStockAvailability)
            return string.Empty;

        return await localizationService.GetResourceAsync(inStock ? "Products.Availability.InStock" : "Products.Availability.OutOfStock");
    }

    private async Task<ProductDetailsModel.ProductBreadcrumbModel> PrepareBreadcrumbAsync(Product product, string seName)
    {
        var model = new ProductDetailsModel.ProductBreadcrumbModel { ProductId = product.Id, ProductName = product.Name, ProductSeName = seName };
        var mapping = (await categoryService.GetProductCategoriesByProductIdAsync(product.Id)).FirstOrDefault();
        var category = mapping is null ? null : await categoryService.GetCategoryByIdAsync(mapping.CategoryId);
        if (category is null)
            return model;

        foreach (var step in await categoryService.GetCategoryBreadCrumbAsync(category))
        {
            model.CategoryBreadcrumb.Add(new CategorySimpleModel
            {
                Id = step.Id,
                Name = step.Name,
                SeName = await urlRecordService.GetSeNameAsync(step)
            });
        }

        return model;
    }
}
