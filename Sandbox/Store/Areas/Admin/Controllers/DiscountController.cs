using Nop.Core.Domain.Discounts;
using Nop.Services.Discounts;
using Nop.Web.Framework.Models.DataTables;
using Sandbox.Store.Areas.Admin.Factories;
using Sandbox.Store.Areas.Admin.Models;
using Sandbox.Store.Areas.Admin.Pages;

namespace Sandbox.Store.Areas.Admin.Controllers;

public partial class DiscountController(
    DiscountModelFactory discountModelFactory,
    ICategoryService categoryService,
    IDiscountPluginManager discountPluginManager,
    IDiscountService discountService,
    ILocalizationService localizationService,
    INotificationService notificationService,
    IProductService productService) : StoreAdminController(localizationService, notificationService)
{
    private static readonly RecordPages _pages = new("Admin.Promotions.Discounts", "Discounts", "discounts-grid", typeof(DiscountModel))
    {
        CanAdd = true,
        SearchButtonId = "search-discounts",
        SearchFields = ["SearchDiscountName", "SearchDiscountCouponCode", new("SearchDiscountTypeId") { Items = "AvailableDiscountTypes" }],
        Columns =
        [
            "Name", "DiscountTypeName", new("DiscountAmount") { TitleKey = "Admin.Promotions.Discounts.Fields.Discount", Render = new RenderCustom("renderDiscountValue") },
            "CouponCode", GridColumn.Date("StartDateUtc"), GridColumn.Date("EndDateUtc"), "TimesUsed", GridColumn.Flag("IsActive"), GridColumn.EditButton()
        ],
        Cards = [new("discount-info", "fas fa-info", "Admin.Promotions.Discounts.Info", InfoFields)]
    };

    /// <summary>What a discount is, whether it is new or not</summary>
    public static RecordField[] InfoFields =>
    [
        "IsActive", RecordField.Required("Name"), new("DiscountTypeId") { Items = "AvailableDiscountTypes" }, "UsePercentage", new("DiscountPercentage") { Postfix = "%" },
        new("DiscountAmount") { Postfix = "PrimaryStoreCurrencyCode" }, new("MaximumDiscountAmount") { Postfix = "PrimaryStoreCurrencyCode" },
        "RequiresCouponCode", "CouponCode", "StartDateUtc", "EndDateUtc", "IsCumulative", new("DiscountLimitationId") { Items = "AvailableDiscountLimitations" },
        "LimitationTimes", "MaximumDiscountedQuantity", "AppliedToSubCategories", RecordField.Multiline("AdminComment")
    ];

    public IActionResult Index() => RedirectToAction("List");

    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_VIEW)]
    public async Task<IActionResult> List() => await ListPageAsync(_pages, await discountModelFactory.PrepareDiscountSearchModelAsync(), "List");

    [HttpPost]
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_VIEW)]
    public async Task<IActionResult> List(DiscountSearchModel searchModel) =>
        Json(await discountModelFactory.PrepareDiscountListModelAsync(searchModel));

    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Create() => EditPage(_pages, await discountModelFactory.PrepareDiscountModelAsync(null, null));

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Create(DiscountModel model, bool continueEditing)
    {
        await ValidateAsync(model);
        if (!ModelState.IsValid)
            return EditPage(_pages, await discountModelFactory.PrepareDiscountModelAsync(model, null));

        var discount = new Discount();
        Fill(discount, model);
        await discountService.InsertDiscountAsync(discount);

        return await SavedAsync("Admin.Promotions.Discounts.Added", discount.Id, continueEditing);
    }

    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_VIEW)]
    public async Task<IActionResult> Edit(int id)
    {
        var discount = await discountService.GetDiscountByIdAsync(id);
        if (discount is null)
            return RedirectToAction("List");

        return View(await discountModelFactory.PrepareDiscountModelAsync(null, discount));
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Edit(DiscountModel model, bool continueEditing)
    {
        var discount = await discountService.GetDiscountByIdAsync(model.Id);
        if (discount is null)
            return RedirectToAction("List");

        await ValidateAsync(model);
        if (!ModelState.IsValid)
            return View(await discountModelFactory.PrepareDiscountModelAsync(model, discount));

        var previousType = discount.DiscountType;
        Fill(discount, model);
        await discountService.UpdateDiscountAsync(discount);
        await ForgetTargetsOfAsync(previousType, discount);

        return await SavedAsync("Admin.Promotions.Discounts.Updated", discount.Id, continueEditing);
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Delete(int id)
    {
        var discount = await discountService.GetDiscountByIdAsync(id);
        if (discount is null)
            return RedirectToAction("List");

        await productService.ClearDiscountProductMappingAsync(discount);
        await categoryService.ClearDiscountCategoryMappingAsync(discount);
        await discountService.DeleteDiscountAsync(discount);

        return await DoneAsync("Admin.Promotions.Discounts.Deleted");
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Promotions.DISCOUNTS_VIEW)]
    public async Task<IActionResult> UsageHistoryList(DiscountUsageHistorySearchModel searchModel) =>
        Json(await discountModelFactory.PrepareUsageHistoryListModelAsync(searchModel));

    private async Task ValidateAsync(DiscountModel model)
    {
        if (string.IsNullOrWhiteSpace(model.Name))
            await AddErrorAsync(nameof(model.Name), "Admin.Promotions.Discounts.Fields.Name.Required");
        if (model.RequiresCouponCode && string.IsNullOrWhiteSpace(model.CouponCode))
            await AddErrorAsync(nameof(model.CouponCode), "Admin.Promotions.Discounts.Fields.CouponCode.Required");
    }

    private static void Fill(Discount discount, DiscountModel model)
    {
        discount.Name = model.Name;
        discount.IsActive = model.IsActive;
        discount.DiscountTypeId = model.DiscountTypeId;
        discount.UsePercentage = model.UsePercentage;
        discount.DiscountPercentage = model.DiscountPercentage;
        discount.DiscountAmount = model.DiscountAmount;
        discount.MaximumDiscountAmount = model.MaximumDiscountAmount;
        discount.StartDateUtc = model.StartDateUtc;
        discount.EndDateUtc = model.EndDateUtc;
        discount.RequiresCouponCode = model.RequiresCouponCode;
        discount.CouponCode = model.CouponCode;
        discount.IsCumulative = model.IsCumulative;
        discount.DiscountLimitationId = model.DiscountLimitationId;
        discount.LimitationTimes = model.LimitationTimes;
        discount.MaximumDiscountedQuantity = model.MaximumDiscountedQuantity;
        discount.AppliedToSubCategories = model.AppliedToSubCategories;
        discount.AdminComment = model.AdminComment;
    }
}
