using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Catalog;
using Nop.Web.Framework.Mvc;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// What programs say of products
/// </summary>
public class LoyaltyProductController(AdminPageServices page,
    IProductService productService,
    IProgramService programService,
    ProductImport csv,
    ProductTermsBulk bulk,
    ProductTermsModelFactory modelFactory,
    ProductTermsService terms) : LoyaltyAreaController(page, "Products")
{
    #region Fields

    private readonly ProductTermsService _terms = terms;

    #endregion

    #region Utilities

    /// <summary>
    /// Stores what grid and card have in common, and what one of them has besides
    /// </summary>
    private async Task<IActionResult> SaveAsync(int programId, int productId, ProductTermsModel model, Action<ProductTerms> more = null)
    {
        if (await productService.GetProductByIdAsync(productId) is not { Deleted: false } || await programService.GetProgramByIdAsync(programId) is null)
            return await ErrorTextAsync("NoProduct");
        if (!ModelState.IsValid)
            return await ErrorTextAsync("NotNumbers");

        var terms = await _terms.GetAsync(programId, productId);
        terms.PointsPrice = model.PointsPrice;
        terms.FollowRate = model.FollowRate;
        terms.PayableWithPoints = model.PayableWithPoints;
        terms.PointsOnly = model.PointsOnly;
        more?.Invoke(terms);
        if (await modelFactory.GetFaultTextAsync(terms) is { } fault)
            return ErrorJson(fault);

        await _terms.SaveAsync(terms, await GetActorAsync());
        return Json(new { Result = true, Message = await TextAsync("Saved") });
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List()
    {
        return Show("List", await modelFactory.PrepareSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyProgram>("searchModel.SearchProgramId")]
    public async Task<IActionResult> List(ProductTermsSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareListModelAsync(searchModel));
    }

    /// <summary>
    /// Store a row of the grid; whether the product earns is set on its page
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("model.KeyProgramId")]
    public async Task<IActionResult> Update(ProductTermsModel model)
    {
        return await SaveAsync(model.KeyProgramId, model.KeyProductId, model);
    }

    /// <summary>
    /// Store what the card on the product's page says
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("model.ProgramId")]
    public async Task<IActionResult> Save(ProductTermsModel model)
    {
        return await SaveAsync(model.ProgramId, model.ProductId, model, terms =>
        {
            terms.TierIds = IdList.Format(model.SelectedTierIds.Distinct());
            terms.EarningId = model.EarningId;
            terms.EarnMultiplier = model.EarnMultiplier;
        });
    }

    /// <summary>
    /// Price all the products that the search finds
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("model.SearchProgramId")]
    public async Task<IActionResult> Bulk(ProductTermsSearchModel model)
    {
        if (!ModelState.IsValid || model.BulkPoints is < 1 or > LoyaltyDefaults.MaxPoints || model.BulkAmount is < 0.01m or > 1_000_000)
            return await ErrorTextAsync("Bulk.Invalid");

        var changed = await bulk.SetAsync(ProductTermsModelFactory.PrepareSearch(model), new BulkPrice(model.BulkPoints, model.BulkAmount, model.BulkPointsOnly),
            await GetActorAsync());
        return Json(new { Result = true, Message = string.Format(CultureInfo.CurrentCulture, await TextAsync("Bulk.Done"), changed) });
    }

    /// <summary>
    /// Download the products that the search finds; the file can be imported
    /// </summary>
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyProgram>("search.SearchProgramId")]
    public IActionResult Export(ProductTermsSearchModel search)
    {
        return new RecordFile("loyalty-products", writer => csv.WriteAsync(writer, ProductTermsModelFactory.PrepareSearch(search)));
    }

    #endregion
}
