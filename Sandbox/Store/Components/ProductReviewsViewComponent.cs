using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Services.Customers;
using Nop.Web.Models.Catalog;

namespace Sandbox.Store.Components;

/// <summary>The form for a review on the product page</summary>
public class ProductReviewsViewComponent : ViewComponent
{
    private readonly CatalogSettings _catalogSettings;
    private readonly ICustomerService _customerService;
    private readonly IWorkContext _workContext;

    public ProductReviewsViewComponent(CatalogSettings catalogSettings, ICustomerService customerService, IWorkContext workContext)
    {
        _catalogSettings = catalogSettings;
        _customerService = customerService;
        _workContext = workContext;
    }

    public async Task<IViewComponentResult> InvokeAsync(int productId)
    {
        var model = new ProductReviewsModel { ProductId = productId };
        model.AddProductReview.CanCurrentCustomerLeaveReview = _catalogSettings.AllowAnonymousUsersToReviewProduct
            || await _customerService.IsRegisteredAsync(await _workContext.GetCurrentCustomerAsync());
        return View(model);
    }
}
