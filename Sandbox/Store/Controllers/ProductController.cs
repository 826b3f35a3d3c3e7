using Nop.Services.Seo;
using Nop.Web.Controllers;
using Nop.Web.Models.Catalog;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Controllers;

public class ProductController(
    CatalogSettings catalogSettings,
    ICustomerService customerService,
    ILocalizationService localizationService,
    INotificationService notificationService,
    IProductReviewService productReviewService,
    IProductService productService,
    IStoreContext storeContext,
    IUrlRecordService urlRecordService,
    IWorkContext workContext,
    ProductModelFactory productModelFactory) : BasePublicController
{
    public async Task<IActionResult> ProductDetails(int productId)
    {
        var product = await productService.GetProductByIdAsync(productId);
        if (product is null || product.Deleted || !product.Published)
            return InvokeHttp404();

        return View(await productModelFactory.PrepareProductDetailsModelAsync(product));
    }

    [HttpPost]
    public async Task<IActionResult> AddProductToCompareList(int productId)
    {
        if (await productService.GetProductByIdAsync(productId) is not { Deleted: false, Published: true })
            return Json(new { success = false, message = "No product found with the specified ID" });

        //the newest first, and no more than four, as nopCommerce has it
        var ids = ComparedIds().Where(id => id != productId).Prepend(productId).Take(4);
        Response.Cookies.Append(ComparedCookie, string.Join(',', ids), new CookieOptions { HttpOnly = true, Expires = DateTimeOffset.UtcNow.AddDays(10), Secure = Request.IsHttps });
        var message = await localizationService.GetResourceAsync("Products.ProductHasBeenAddedToCompareList.Link");
        return Json(new { success = true, message = string.Format(message, Url.RouteUrl(NopRouteNames.General.COMPARE_PRODUCTS)) });
    }

    public async Task<IActionResult> CompareProducts()
    {
        var products = new List<Product>();
        foreach (var id in ComparedIds())
        {
            if (await productService.GetProductByIdAsync(id) is { Deleted: false, Published: true } product)
                products.Add(product);
        }

        return View(new CompareProductsModel { Products = await productModelFactory.PrepareProductOverviewModelsAsync(products) });
    }

    private static string ComparedCookie => $"{NopCookieDefaults.Prefix}{NopCookieDefaults.ComparedProductsCookie}";

    private IEnumerable<int> ComparedIds() =>
        (Request.Cookies[ComparedCookie] ?? string.Empty).Split(',').Select(text => int.TryParse(text, out var id) ? id : 0).Where(id => id > 0).ToList();

    [HttpPost, ActionName("ProductReviews")]
    [AutoValidateAntiforgeryToken]
    public async Task<IActionResult> ProductReviewsAdd(int productId, ProductReviewsModel model)
    {
        var product = await productService.GetProductByIdAsync(productId);
        var customer = await workContext.GetCurrentCustomerAsync();
        if (product is null || product.Deleted || !product.Published)
            return RedirectToRoute(NopRouteNames.General.HOMEPAGE);
        if (!catalogSettings.AllowAnonymousUsersToReviewProduct && !await customerService.IsRegisteredAsync(customer))
            return Challenge();

        var address = "/" + await urlRecordService.GetSeNameAsync(product);
        if (string.IsNullOrWhiteSpace(model.AddProductReview.Title) || string.IsNullOrWhiteSpace(model.AddProductReview.ReviewText))
        {
            notificationService.ErrorNotification(await localizationService.GetResourceAsync("Reviews.Fields.Required"));
            return LocalRedirect(address);
        }

        var isApproved = !catalogSettings.ProductReviewsMustBeApproved;
        await productReviewService.InsertProductReviewAsync(new ProductReview
        {
            ProductId = product.Id,
            CustomerId = customer.Id,
            StoreId = (await storeContext.GetCurrentStoreAsync()).Id,
            Title = model.AddProductReview.Title,
            ReviewText = model.AddProductReview.ReviewText,
            Rating = Math.Clamp(model.AddProductReview.Rating, 1, 5),
            IsApproved = isApproved,
            CreatedOnUtc = DateTime.UtcNow
        });
        notificationService.SuccessNotification(await localizationService.GetResourceAsync(isApproved ? "Reviews.SuccessfullyAdded" : "Reviews.SeeAfterApproving"));
        return LocalRedirect(address);
    }
}
