using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Core.Http;
using Nop.Services.Catalog;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Seo;
using Nop.Web.Controllers;
using Nop.Web.Models.Catalog;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Controllers;

/// <summary>The product page</summary>
public class ProductController : BasePublicController
{
    private readonly CatalogSettings _catalogSettings;
    private readonly ICustomerService _customerService;
    private readonly ILocalizationService _localizationService;
    private readonly INotificationService _notificationService;
    private readonly IProductReviewService _productReviewService;
    private readonly IProductService _productService;
    private readonly IStoreContext _storeContext;
    private readonly IUrlRecordService _urlRecordService;
    private readonly IWorkContext _workContext;
    private readonly ProductModelFactory _productModelFactory;

    public ProductController(CatalogSettings catalogSettings,
        ICustomerService customerService,
        ILocalizationService localizationService,
        INotificationService notificationService,
        IProductReviewService productReviewService,
        IProductService productService,
        IStoreContext storeContext,
        IUrlRecordService urlRecordService,
        IWorkContext workContext,
        ProductModelFactory productModelFactory)
    {
        _catalogSettings = catalogSettings;
        _customerService = customerService;
        _localizationService = localizationService;
        _notificationService = notificationService;
        _productReviewService = productReviewService;
        _productService = productService;
        _storeContext = storeContext;
        _urlRecordService = urlRecordService;
        _workContext = workContext;
        _productModelFactory = productModelFactory;
    }

    public async Task<IActionResult> ProductDetails(int productId)
    {
        var product = await _productService.GetProductByIdAsync(productId);
        if (product is null || product.Deleted || !product.Published)
            return InvokeHttp404();

        return View(await _productModelFactory.PrepareProductDetailsModelAsync(product));
    }

    [HttpPost, ActionName("ProductReviews")]
    [AutoValidateAntiforgeryToken]
    public async Task<IActionResult> ProductReviewsAdd(int productId, ProductReviewsModel model)
    {
        var product = await _productService.GetProductByIdAsync(productId);
        var customer = await _workContext.GetCurrentCustomerAsync();
        if (product is null || product.Deleted || !product.Published)
            return RedirectToRoute(NopRouteNames.General.HOMEPAGE);
        if (!_catalogSettings.AllowAnonymousUsersToReviewProduct && !await _customerService.IsRegisteredAsync(customer))
            return Challenge();

        var address = "/" + await _urlRecordService.GetSeNameAsync(product);
        if (string.IsNullOrWhiteSpace(model.AddProductReview.Title) || string.IsNullOrWhiteSpace(model.AddProductReview.ReviewText))
        {
            _notificationService.ErrorNotification(await _localizationService.GetResourceAsync("Reviews.Fields.Required"));
            return LocalRedirect(address);
        }

        var isApproved = !_catalogSettings.ProductReviewsMustBeApproved;
        await _productReviewService.InsertProductReviewAsync(new ProductReview
        {
            ProductId = product.Id,
            CustomerId = customer.Id,
            StoreId = (await _storeContext.GetCurrentStoreAsync()).Id,
            Title = model.AddProductReview.Title,
            ReviewText = model.AddProductReview.ReviewText,
            Rating = Math.Clamp(model.AddProductReview.Rating, 1, 5),
            IsApproved = isApproved,
            CreatedOnUtc = DateTime.UtcNow
        });
        _notificationService.SuccessNotification(await _localizationService.GetResourceAsync(isApproved ? "Reviews.SuccessfullyAdded" : "Reviews.SeeAfterApproving"));
        return LocalRedirect(address);
    }
}
