using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Catalog;
using Nop.Services.Directory;
using Nop.Services.Localization;
using Nop.Services.Security;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares what the admin area shows of products and points
/// </summary>
public class ProductTermsModelFactory(CatalogOptions catalogOptions,
    CurrencySettings currencySettings,
    GridOptions gridOptions,
    IAdminStores adminStores,
    ICurrencyService currencyService,
    ILocalizationService localizationService,
    IManufacturerService manufacturerService,
    IPermissionService permissionService,
    ITierService tierService,
    PointsLineObstacles obstacles,
    ProductTermsService terms)
{
    #region Fields

    private readonly ProductTermsService _terms = terms;

    #endregion

    #region Utilities

    private ProductTermsModel ToModel(Product product, ProductTerms terms, string earning)
    {
        return new ProductTermsModel
        {
            Id = product.Id,
            ProductId = product.Id,
            Name = product.Name,
            Sku = product.Sku,
            Price = product.Price.ToString("0.00##", CultureInfo.CurrentCulture),
            PointsPrice = terms?.PointsPrice ?? 0,
            FollowRate = terms?.FollowRate ?? 0,
            PayableWithPoints = terms?.PayableWithPoints ?? false,
            PointsOnly = terms?.PointsOnly ?? false,
            SelectedTierIds = IdList.Parse(terms?.TierIds),
            EarningId = terms?.EarningId ?? 0,
            EarnMultiplier = terms?.EarnMultiplier ?? 1,
            Earning = earning
        };
    }

    private async Task<string> GetClosedTextAsync()
    {
        return obstacles.WhyClosed() is { } reason ? await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Lines.Closed.{reason}") : null;
    }

    private async Task<string> GetEarningTextAsync(ProductTerms terms)
    {
        return terms is { Earning: ProductEarning.Multiplied }
            ? $"× {terms.EarnMultiplier.ToString("0.####", CultureInfo.CurrentCulture)}"
            : await localizationService.GetLocalizedEnumAsync(terms?.Earning ?? ProductEarning.AsProgram);
    }

    private async IAsyncEnumerable<ProductTermsModel> PrepareRowsAsync(IList<Product> products, int programId)
    {
        var said = (await _terms.FindAsync([programId], products.Select(product => product.Id).ToList())).ToDictionary(terms => terms.ProductId);
        foreach (var product in products)
        {
            var terms = said.GetValueOrDefault(product.Id);
            yield return ToModel(product, terms, await GetEarningTextAsync(terms)) with { RowKey = FormattableString.Invariant($"{programId}_{product.Id}") };
        }
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the page of products
    /// </summary>
    public async Task<ProductTermsSearchModel> PrepareSearchModelAsync()
    {
        var model = new ProductTermsSearchModel
        {
            AvailablePrograms = await gridOptions.ProgramsAsync(),
            AvailableCategories = (await catalogOptions.PrepareCategoriesAsync([])).Prepend(await gridOptions.AllAsync()).ToList(),
            CanManage = await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission),
            CurrencyCode = (await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId))?.CurrencyCode,
            Closed = await GetClosedTextAsync(),
            BulkPoints = 500,
            BulkAmount = 5
        };
        model.AvailableManufacturers = (await manufacturerService.GetAllManufacturersAsync(showHidden: true))
            .Select(row => new SelectListItem(row.Name, row.Id.ToString(CultureInfo.InvariantCulture))).Prepend(await gridOptions.AllAsync()).ToList();
        model.AvailableSets.Add(await gridOptions.AllAsync());
        model.AvailableSets.Add(new SelectListItem(await localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Products.Search.Set.Only"), "1"));
        model.SetGridPageSize();
        return model;
    }

    /// <summary>
    /// Get what a search looks for
    /// </summary>
    public static ProductSearch PrepareSearch(ProductTermsSearchModel model)
    {
        return new ProductSearch(model.SearchProgramId, model.SearchName?.Trim(), model.SearchSku?.Trim(), model.SearchCategoryId, model.SearchManufacturerId,
            model.SearchSetId == 1);
    }

    /// <summary>
    /// Prepare a page of the grid
    /// </summary>
    public async Task<ProductTermsListModel> PrepareListModelAsync(ProductTermsSearchModel searchModel)
    {
        var page = await _terms.SearchAsync(PrepareSearch(searchModel), searchModel.Page - 1, searchModel.PageSize);
        return await new ProductTermsListModel().PrepareToGridAsync(searchModel, page, () => PrepareRowsAsync(page, searchModel.SearchProgramId));
    }

    /// <summary>
    /// Prepare the card on a product's page
    /// </summary>
    public async Task<ProductCardModel> PrepareCardModelAsync(int productId)
    {
        var model = new ProductCardModel { ProductId = productId, Closed = await GetClosedTextAsync(), AvailableEarnings = await gridOptions.EnumAsync<ProductEarning>() };
        var programs = await adminStores.GetProgramsAsync();
        var said = (await _terms.FindAsync(programs.Select(program => program.Id).ToList(), [productId])).ToDictionary(terms => terms.ProgramId);
        foreach (var program in programs)
        {
            var row = ToModel(new Product { Id = productId }, said.GetValueOrDefault(program.Id), null);
            row.ProgramId = program.Id;
            row.Program = program.Name;
            row.CanManage = await adminStores.CanManageAsync(program);
            row.AvailableTiers = (await tierService.GetTiersInDisplayOrderAsync(program.Id))
                .Select(tier => new SelectListItem(tier.Name, tier.Id.ToString(CultureInfo.InvariantCulture), row.SelectedTierIds.Contains(tier.Id))).ToList();
            model.Programs.Add(row);
        }

        return model;
    }

    /// <summary>
    /// Get the sentence that explains a fault of a product's terms
    /// </summary>
    public async Task<string> GetFaultTextAsync(ProductTerms terms)
    {
        var fault = (await _terms.FindFaultsAsync(terms)).FirstOrDefault();
        return fault is null ? null : await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Products.Fault.{fault.Reason}");
    }

    #endregion
}
