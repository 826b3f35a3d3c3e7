using Microsoft.AspNetCore.Mvc;
using Nop.Core.Domain.Catalog;
using Nop.Services.Catalog;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Security;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;
using Sandbox.Store.Areas.Admin.Factories;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>
/// Lists and edits products
/// </summary>
public class ProductController(
    ILocalizationService localizationService,
    INotificationService notificationService,
    IProductService productService,
    ProductModelFactory productModelFactory) : StoreAdminController(localizationService, notificationService)
{
    public IActionResult Index()
    {
        return RedirectToAction("List");
    }

    [CheckPermission(StandardPermission.Catalog.PRODUCTS_VIEW)]
    public async Task<IActionResult> List()
    {
        return View(await productModelFactory.PrepareProductSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Catalog.PRODUCTS_VIEW)]
    public async Task<IActionResult> ProductList(ProductSearchModel searchModel)
    {
        return Json(await productModelFactory.PrepareProductListModelAsync(searchModel));
    }

    [CheckPermission(StandardPermission.Catalog.PRODUCTS_VIEW)]
    public async Task<IActionResult> Edit(int id)
    {
        var product = await productService.GetProductByIdAsync(id);
        if (product is null || product.Deleted)
            return RedirectToAction("List");

        return View(await productModelFactory.PrepareProductModelAsync(null, product));
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
            return View(await productModelFactory.PrepareProductModelAsync(model, product));

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
