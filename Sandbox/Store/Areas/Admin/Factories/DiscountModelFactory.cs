using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Discounts;
using Nop.Services.Discounts;
using Nop.Services.Helpers;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Factories;

public class DiscountModelFactory(
    AdminSelectLists selectLists,
    CurrencySettings currencySettings,
    ICategoryService categoryService,
    ICurrencyService currencyService,
    IDateTimeHelper dateTimeHelper,
    IDiscountPluginManager discountPluginManager,
    IDiscountService discountService,
    ILocalizationService localizationService,
    IOrderService orderService,
    IPriceFormatter priceFormatter,
    IProductService productService,
    IRepository<Discount> discountRepository)
{
    /// <summary>The search block</summary>
    public async Task<DiscountSearchModel> PrepareDiscountSearchModelAsync() =>
        new DiscountSearchModel { AvailableDiscountTypes = await selectLists.ForEnumAsync<DiscountType>(withAll: true) };

    /// <summary>One page of discounts by name</summary>
    public async Task<GridModel<DiscountModel>> PrepareDiscountListModelAsync(DiscountSearchModel searchModel)
    {
        var discounts = await discountRepository.GetAllPagedAsync(query =>
        {
            if (!string.IsNullOrWhiteSpace(searchModel.SearchDiscountName))
                query = query.Where(discount => discount.Name.Contains(searchModel.SearchDiscountName.Trim()));
            if (!string.IsNullOrWhiteSpace(searchModel.SearchDiscountCouponCode))
                query = query.Where(discount => discount.CouponCode == searchModel.SearchDiscountCouponCode.Trim());
            if (searchModel.SearchDiscountTypeId > 0)
                query = query.Where(discount => discount.DiscountTypeId == searchModel.SearchDiscountTypeId);

            return query.OrderBy(discount => discount.Name).ThenBy(discount => discount.Id);
        }, searchModel.Page - 1, searchModel.PageSize);

        return await GridModel<DiscountModel>.FromAsync(searchModel, discounts, async discount =>
        {
            var model = discount.ToModel<DiscountModel>();
            model.DiscountTypeName = await localizationService.GetLocalizedEnumAsync(discount.DiscountType);
            model.PrimaryStoreCurrencyCode = await GetCurrencyCodeAsync();
            model.TimesUsed = (await discountService.GetAllDiscountUsageHistoryAsync(discount.Id, pageSize: 1)).TotalCount;
            return model;
        });
    }

    /// <summary>The create page, or the edit page of a discount; what was posted is kept when a model is given</summary>
    public async Task<DiscountModel> PrepareDiscountModelAsync(DiscountModel model, Discount discount)
    {
        model ??= discount is null ? new DiscountModel { IsActive = true, LimitationTimes = 1 } : discount.ToModel<DiscountModel>();

        model.AvailableDiscountTypes = await selectLists.ForEnumAsync<DiscountType>();
        model.AvailableDiscountLimitations = await selectLists.ForEnumAsync<DiscountLimitationType>();
        model.PrimaryStoreCurrencyCode = await GetCurrencyCodeAsync();

        if (discount is null)
            return model;

        model.TimesUsed = (await discountService.GetAllDiscountUsageHistoryAsync(discount.Id, pageSize: 1)).TotalCount;
        model.DiscountUsageHistorySearchModel.DiscountId = discount.Id;
        model.DiscountUsageHistorySearchModel.SetGridPageSize();

        model.Requirements = await PrepareRequirementsAsync(discount.Id);
        model.AvailableRequirementGroups = await PrepareRequirementGroupsAsync(discount.Id);
        model.AvailableDiscountRequirementRules = await PrepareRulesAsync();
        await PrepareTargetsAsync(model, discount);

        return model;
    }

    /// <summary>The requirements of a discount, outermost group first</summary>
    public async Task<IList<DiscountRequirementRuleModel>> PrepareRequirementsAsync(int discountId) =>
        await PrepareRequirementsAsync(await discountService.GetAllDiscountRequirementsAsync(discountId), null);

    /// <summary>The groups a requirement can be put into</summary>
    public async Task<IList<SelectListItem>> PrepareRequirementGroupsAsync(int discountId) =>
        (await discountService.GetAllDiscountRequirementsAsync(discountId))
            .Where(requirement => requirement.IsGroup)
            .Select(group => new SelectListItem(group.DiscountRequirementRuleSystemName, group.Id.ToString()))
            .ToList();

    /// <summary>Products that can be assigned to a discount</summary>
    public async Task<DiscountTargetChoiceModel> PrepareProductChoiceAsync(int discountId, string name)
    {
        var products = await productService.SearchProductsAsync(pageSize: 100, keywords: name, showHidden: true);
        return new DiscountTargetChoiceModel
        {
            DiscountId = discountId,
            Action = "ProductAddPopup",
            TitleResource = "Admin.Promotions.Discounts.AppliedToProducts.AddNew",
            SearchField = "SearchProductName",
            SearchText = name,
            SelectionField = nameof(AddProductToDiscountModel.SelectedProductIds),
            Choices = products.Select(product => new SelectListItem(product.Name, product.Id.ToString())).ToList()
        };
    }

    /// <summary>Categories that can be assigned to a discount</summary>
    public async Task<DiscountTargetChoiceModel> PrepareCategoryChoiceAsync(int discountId, string name)
    {
        var categories = await categoryService.GetAllCategoriesAsync(name, pageSize: 100, showHidden: true);
        var choices = new List<SelectListItem>();
        foreach (var category in categories)
            choices.Add(new SelectListItem(await categoryService.GetFormattedBreadCrumbAsync(category), category.Id.ToString()));

        return new DiscountTargetChoiceModel
        {
            DiscountId = discountId,
            Action = "CategoryAddPopup",
            TitleResource = "Admin.Promotions.Discounts.AppliedToCategories.AddNew",
            SearchField = "SearchCategoryName",
            SearchText = name,
            SelectionField = nameof(AddCategoryToDiscountModel.SelectedCategoryIds),
            Choices = choices
        };
    }

    /// <summary>One page of a discount's uses</summary>
    public async Task<GridModel<DiscountUsageHistoryModel>> PrepareUsageHistoryListModelAsync(DiscountUsageHistorySearchModel searchModel)
    {
        var usages = await discountService.GetAllDiscountUsageHistoryAsync(searchModel.DiscountId,
            pageIndex: searchModel.Page - 1, pageSize: searchModel.PageSize);

        return await GridModel<DiscountUsageHistoryModel>.FromAsync(searchModel, usages, async usage =>
        {
            var order = await orderService.GetOrderByIdAsync(usage.OrderId);
            return new DiscountUsageHistoryModel
            {
                Id = usage.Id,
                DiscountId = usage.DiscountId,
                OrderId = usage.OrderId,
                CustomOrderNumber = order?.CustomOrderNumber,
                OrderTotal = order is null ? null : await priceFormatter.FormatPriceAsync(order.OrderTotal),
                CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(usage.CreatedOnUtc, DateTimeKind.Utc)
            };
        });
    }

    private async Task<IList<SelectListItem>> PrepareRulesAsync()
    {
        var rules = new List<SelectListItem>
        {
            new(await localizationService.GetResourceAsync("Admin.Promotions.Discounts.Requirements.DiscountRequirementType.Select"), string.Empty),
            new(await localizationService.GetResourceAsync("Admin.Promotions.Discounts.Requirements.DiscountRequirementType.AddGroup"), "AddGroup")
        };
        rules.AddRange((await discountPluginManager.LoadAllPluginsAsync())
            .Select(rule => new SelectListItem(rule.PluginDescriptor.FriendlyName, rule.PluginDescriptor.SystemName)));
        return rules;
    }

    private async Task PrepareTargetsAsync(DiscountModel model, Discount discount)
    {
        foreach (var product in await productService.GetProductsWithAppliedDiscountAsync(discount.Id, true))
            model.AppliedProducts.Add(new SelectListItem(product.Name, product.Id.ToString()));
        foreach (var category in await categoryService.GetCategoriesByAppliedDiscountAsync(discount.Id, true))
            model.AppliedCategories.Add(new SelectListItem(await categoryService.GetFormattedBreadCrumbAsync(category), category.Id.ToString()));
    }

    private async Task<IList<DiscountRequirementRuleModel>> PrepareRequirementsAsync(IList<DiscountRequirement> all, int? parentId)
    {
        var models = new List<DiscountRequirementRuleModel>();
        foreach (var requirement in all.Where(requirement => requirement.ParentId == parentId))
        {
            var model = new DiscountRequirementRuleModel
            {
                DiscountRequirementId = requirement.Id,
                IsGroup = requirement.IsGroup,
                RuleName = requirement.DiscountRequirementRuleSystemName
            };
            if (requirement.IsGroup)
            {
                model.InteractionType = requirement.InteractionType is { } type ? await localizationService.GetLocalizedEnumAsync(type) : null;
                model.ChildRequirements = await PrepareRequirementsAsync(all, requirement.Id);
            }
            else if (await discountPluginManager.LoadPluginBySystemNameAsync(requirement.DiscountRequirementRuleSystemName) is { } rule)
            {
                model.RuleName = rule.PluginDescriptor.FriendlyName;
                model.ConfigurationUrl = rule.GetConfigurationUrl(requirement.DiscountId, requirement.Id);
            }

            models.Add(model);
        }

        return models;
    }

    private async Task<string> GetCurrencyCodeAsync() =>
        (await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId))?.CurrencyCode;
}
