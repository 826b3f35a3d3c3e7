using Nop.Web.Models.Catalog;

namespace Sandbox.Store.Components;

public class ProductReviewsViewComponent(CatalogSettings catalogSettings, ICustomerService customerService, IWorkContext workContext) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(int productId)
    {
        var model = new ProductReviewsModel { ProductId = productId };
        model.AddProductReview.CanCurrentCustomerLeaveReview = catalogSettings.AllowAnonymousUsersToReviewProduct
            || await customerService.IsRegisteredAsync(await workContext.GetCurrentCustomerAsync());
        return View(model);
    }
}
