using Nop.Web.Framework.Infrastructure;
using Sandbox.Store.Areas.Admin.Factories;
using Sandbox.Store.Areas.Admin.Models;
using Sandbox.Store.Areas.Admin.Pages;

namespace Sandbox.Store.Areas.Admin.Controllers;

public class ProductController(
    ILocalizationService localizationService,
    INotificationService notificationService,
    IProductService productService,
    ProductModelFactory productModelFactory) : StoreAdminController(localizationService, notificationService)
{
    private static readonly RecordPages _pages = new("Admin.Catalog.Products", "Products", "products-grid", typeof(ProductModel))
    {
        ReadAction = "ProductList",
        SearchButtonId = "search-products",
        SearchFields = ["SearchProductName", new("SearchPublishedId") { Items = "AvailablePublishedOptions" }],
        Columns = ["Name", "Sku", "FormattedPrice", "StockQuantity", GridColumn.Flag("Published"), GridColumn.EditButton()],
        EditTitle = "EditProductDetails",
        NameProperty = "Name",
        WidgetZone = AdminWidgetZones.ProductDetailsBlock,
        Cards =
        [
            new("product-info", "fas fa-info", "Admin.Catalog.Products.Info",
                [RecordField.Required("Name"), RecordField.Multiline("ShortDescription"), RecordField.Multiline("FullDescription"), "Sku", "Published", "DisplayOrder"]),
            new("product-price", "fas fa-dollar-sign", "Admin.Catalog.Products.Prices",
                [new("Price") { Postfix = "PrimaryStoreCurrencyCode" }, new("OldPrice") { Postfix = "PrimaryStoreCurrencyCode" }, "IsTaxExempt"]),
            new("product-inventory", "fas fa-sitemap", "Admin.Catalog.Products.Inventory", ["StockQuantity", "IsShipEnabled"])
        ]
    };

    public IActionResult Index() => RedirectToAction("List");

    [CheckPermission(StandardPermission.Catalog.PRODUCTS_VIEW)]
    public async Task<IActionResult> List() => await ListPageAsync(_pages, await productModelFactory.PrepareProductSearchModelAsync());

    [HttpPost]
    [CheckPermission(StandardPermission.Catalog.PRODUCTS_VIEW)]
    public async Task<IActionResult> ProductList(ProductSearchModel searchModel) =>
        Json(await productModelFactory.PrepareProductListModelAsync(searchModel));

    [CheckPermission(StandardPermission.Catalog.PRODUCTS_VIEW)]
    public async Task<IActionResult> Edit(int id)
    {
        var product = await productService.GetProductByIdAsync(id);
        if (product is null || product.Deleted)
            return RedirectToAction("List");

        return EditPage(_pages, await productModelFactory.PrepareProductModelAsync(null, product));
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(StandardPermission.Catalog.PRODUCTS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Edit(ProductModel model, bool continueEditing)
    {
        var product = await productService.GetProductByIdAsync(model.Id);
        if (product is null || product.Deleted)
            return RedirectToAction("List");

        if (string.IsNullOrWhiteSpace(model.Name))
            await AddErrorAsync(nameof(model.Name), "Admin.Catalog.Products.Fields.Name.Required");
        if (!ModelState.IsValid)
            return EditPage(_pages, await productModelFactory.PrepareProductModelAsync(model, product));

        Fill(product, model);
        await productService.UpdateProductAsync(product);

        return await SavedAsync("Admin.Catalog.Products.Updated", product.Id, continueEditing);
    }

    private static void Fill(Product product, ProductModel model)
    {
        product.Name = model.Name;
        product.ShortDescription = model.ShortDescription;
        product.FullDescription = model.FullDescription;
        product.Sku = model.Sku;
        product.Published = model.Published;
        product.Price = model.Price;
        product.OldPrice = model.OldPrice;
        product.IsTaxExempt = model.IsTaxExempt;
        product.IsShipEnabled = model.IsShipEnabled;
        product.StockQuantity = model.StockQuantity;
        product.DisplayOrder = model.DisplayOrder;
        product.UpdatedOnUtc = DateTime.UtcNow;
    }
}
