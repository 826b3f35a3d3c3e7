using Microsoft.AspNetCore.Mvc;
using Nop.Core.Domain.Catalog;
using Nop.Core.Events;
using Nop.Data;
using Nop.Services.Catalog;
using Nop.Services.Customers;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Security;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>
/// Lists and approves product reviews
/// </summary>
public class ProductReviewController(
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    IEventPublisher eventPublisher,
    ILocalizationService localizationService,
    INotificationService notificationService,
    IProductReviewService productReviewService,
    IProductService productService,
    IRepository<ProductReview> reviewRepository) : StoreAdminController(localizationService, notificationService)
{
    [CheckPermission(StandardPermission.Catalog.PRODUCT_REVIEWS_VIEW)]
    public IActionResult List()
    {
        return SearchPage(new ListSearchModel());
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Catalog.PRODUCT_REVIEWS_VIEW)]
    public async Task<IActionResult> List(ListSearchModel searchModel)
    {
        var reviews = await reviewRepository.GetAllPagedAsync(query => query.OrderByDescending(review => review.Id), searchModel.Page - 1, searchModel.PageSize);

        return Json(await GridModel<ProductReviewModel>.FromAsync(searchModel, reviews, ToModelAsync));
    }

    [CheckPermission(StandardPermission.Catalog.PRODUCT_REVIEWS_VIEW)]
    public async Task<IActionResult> Edit(int id)
    {
        var review = await productReviewService.GetProductReviewByIdAsync(id);

        return review is null ? RedirectToAction("List") : View(await ToModelAsync(review));
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(StandardPermission.Catalog.PRODUCT_REVIEWS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Edit(ProductReviewModel model, bool continueEditing)
    {
        var review = await productReviewService.GetProductReviewByIdAsync(model.Id);
        if (review is null)
            return RedirectToAction("List");

        var approvedBefore = review.IsApproved;
        review.Title = model.Title;
        review.ReviewText = model.ReviewText;
        review.IsApproved = model.IsApproved;
        await productReviewService.UpdateProductReviewAsync(review);
        if (!approvedBefore && review.IsApproved)
            await eventPublisher.PublishAsync(new ProductReviewApprovedEvent(review));

        return await SavedAsync("Admin.Catalog.ProductReviews.Updated", review.Id, continueEditing);
    }

    private async Task<ProductReviewModel> ToModelAsync(ProductReview review)
    {
        return new ProductReviewModel
        {
            Id = review.Id,
            ProductName = (await productService.GetProductByIdAsync(review.ProductId))?.Name,
            CustomerInfo = (await customerService.GetCustomerByIdAsync(review.CustomerId))?.Email,
            Title = review.Title,
            ReviewText = review.ReviewText,
            Rating = review.Rating,
            IsApproved = review.IsApproved,
            CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(review.CreatedOnUtc, DateTimeKind.Utc)
        };
    }
}
