using Nop.Core.Domain.Discounts;
using Nop.Web.Framework.Controllers;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>The products and categories a discount is assigned to</summary>
public partial class DiscountController
{
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> ProductAddPopup(int discountId, string searchProductName) =>
        View("TargetAddPopup", await discountModelFactory.PrepareProductChoiceAsync(discountId, searchProductName));

    [HttpPost]
    [FormValueRequired("save")]
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> ProductAddPopup(AddProductToDiscountModel model)
    {
        if (await discountService.GetDiscountByIdAsync(model.DiscountId) is null)
            throw new ArgumentException("No discount found with the specified id");

        foreach (var product in await productService.GetProductsByIdsAsync([.. model.SelectedProductIds]))
        {
            if (await productService.GetDiscountAppliedToProductAsync(product.Id, model.DiscountId) is null)
                await productService.InsertDiscountProductMappingAsync(new DiscountProductMapping { EntityId = product.Id, DiscountId = model.DiscountId });
        }

        ViewBag.RefreshPage = true;
        return View("TargetAddPopup", await discountModelFactory.PrepareProductChoiceAsync(model.DiscountId, null));
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> ProductDelete(int discountId, int productId)
    {
        if (await productService.GetDiscountAppliedToProductAsync(productId, discountId) is { } mapping)
            await productService.DeleteDiscountProductMappingAsync(mapping);

        return RedirectToAction("Edit", new { id = discountId });
    }

    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> CategoryAddPopup(int discountId, string searchCategoryName) =>
        View("TargetAddPopup", await discountModelFactory.PrepareCategoryChoiceAsync(discountId, searchCategoryName));

    [HttpPost]
    [FormValueRequired("save")]
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> CategoryAddPopup(AddCategoryToDiscountModel model)
    {
        if (await discountService.GetDiscountByIdAsync(model.DiscountId) is null)
            throw new ArgumentException("No discount found with the specified id");

        foreach (var category in await categoryService.GetCategoriesByIdsAsync([.. model.SelectedCategoryIds]))
        {
            if (await categoryService.GetDiscountAppliedToCategoryAsync(category.Id, model.DiscountId) is null)
                await categoryService.InsertDiscountCategoryMappingAsync(new DiscountCategoryMapping { EntityId = category.Id, DiscountId = model.DiscountId });
        }

        ViewBag.RefreshPage = true;
        return View("TargetAddPopup", await discountModelFactory.PrepareCategoryChoiceAsync(model.DiscountId, null));
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> CategoryDelete(int discountId, int categoryId)
    {
        if (await categoryService.GetDiscountAppliedToCategoryAsync(categoryId, discountId) is { } mapping)
            await categoryService.DeleteDiscountCategoryMappingAsync(mapping);

        return RedirectToAction("Edit", new { id = discountId });
    }

    //a discount that is no longer one of products or categories leaves those it had
    private async Task ForgetTargetsOfAsync(DiscountType previousType, Discount discount)
    {
        if (previousType == DiscountType.AssignedToSkus && discount.DiscountType != DiscountType.AssignedToSkus)
            await productService.ClearDiscountProductMappingAsync(discount);
        if (previousType == DiscountType.AssignedToCategories && discount.DiscountType != DiscountType.AssignedToCategories)
            await categoryService.ClearDiscountCategoryMappingAsync(discount);
    }
}
