using Nop.Core.Events;
using Nop.Services.Helpers;
using Sandbox.Store.Areas.Admin.Models;
using Sandbox.Store.Areas.Admin.Pages;

namespace Sandbox.Store.Areas.Admin.Controllers;

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
    private static readonly RecordPages _pages = new("Admin.Catalog.ProductReviews", "Product reviews", "productreviews-grid", typeof(ProductReviewModel))
    {
        Columns = ["ProductName", "CustomerInfo", "Title", "Rating", GridColumn.Flag("IsApproved"), GridColumn.EditButton()],
        EditTitle = "EditProductReviewDetails",
        NameProperty = "ProductName",
        FormId = "productreview-form",
        Fields = ["Title", "ReviewText", "IsApproved"]
    };

    [CheckPermission(StandardPermission.Catalog.PRODUCT_REVIEWS_VIEW)]
    public Task<IActionResult> List() => ListPageAsync(_pages, new ListSearchModel());

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

        return review is null ? RedirectToAction("List") : EditPage(_pages, await ToModelAsync(review));
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

    private async Task<ProductReviewModel> ToModelAsync(ProductReview review) =>
        new ProductReviewModel
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
