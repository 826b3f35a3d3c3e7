using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Discounts;
using Nop.Data;
using Nop.Services.Catalog;
using Nop.Services.Directory;
using Nop.Services.Discounts;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Factories;

/// <summary>
/// Fills the discount pages
/// </summary>
public class DiscountModelFactory(
    AdminSelectLists selectLists,
    CurrencySettings currencySettings,
    ICurrencyService currencyService,
    IDateTimeHelper dateTimeHelper,
    IDiscountPluginManager discountPluginManager,
    IDiscountService discountService,
    ILocalizationService localizationService,
    IOrderService orderService,
    IPriceFormatter priceFormatter,
    IRepository<Discount> discountRepository)
{
    /// <summary>
    /// The search block
    /// </summary>
    public async Task<DiscountSearchModel> PrepareDiscountSearchModelAsync()
    {
        var model = new DiscountSearchModel { AvailableDiscountTypes = await selectLists.ForEnumAsync<DiscountType>(withAll: true) };
        model.SetGridPageSize();

        return model;
    }

    /// <summary>
    /// One page of discounts by name
    /// </summary>
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
            var model = FromEntity(discount);
            model.DiscountTypeName = await localizationService.GetLocalizedEnumAsync(discount.DiscountType);
            model.PrimaryStoreCurrencyCode = await GetCurrencyCodeAsync();
            model.TimesUsed = (await discountService.GetAllDiscountUsageHistoryAsync(discount.Id, pageSize: 1)).TotalCount;
            return model;
        });
    }

    /// <summary>
    /// The create page, or the edit page of a discount; what was posted is kept when a model is given
    /// </summary>
    public async Task<DiscountModel> PrepareDiscountModelAsync(DiscountModel model, Discount discount)
    {
        model ??= discount is null ? new DiscountModel { IsActive = true, LimitationTimes = 1 } : FromEntity(discount);

        model.AvailableDiscountTypes = await selectLists.ForEnumAsync<DiscountType>();
        model.AvailableDiscountLimitations = await selectLists.ForEnumAsync<DiscountLimitationType>();
        model.PrimaryStoreCurrencyCode = await GetCurrencyCodeAsync();

        if (discount is null)
            return model;

        model.TimesUsed = (await discountService.GetAllDiscountUsageHistoryAsync(discount.Id, pageSize: 1)).TotalCount;
        model.DiscountUsageHistorySearchModel.DiscountId = discount.Id;
        model.DiscountUsageHistorySearchModel.SetGridPageSize();

        var requirements = await discountService.GetAllDiscountRequirementsAsync(discount.Id);
        model.Requirements = await PrepareRequirementsAsync(requirements, null);

        return model;
    }

    /// <summary>
    /// One page of a discount's uses
    /// </summary>
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

    private static DiscountModel FromEntity(Discount discount)
    {
        return new DiscountModel
        {
            Id = discount.Id,
            Name = discount.Name,
            IsActive = discount.IsActive,
            DiscountTypeId = discount.DiscountTypeId,
            UsePercentage = discount.UsePercentage,
            DiscountPercentage = discount.DiscountPercentage,
            DiscountAmount = discount.DiscountAmount,
            MaximumDiscountAmount = discount.MaximumDiscountAmount,
            StartDateUtc = discount.StartDateUtc,
            EndDateUtc = discount.EndDateUtc,
            RequiresCouponCode = discount.RequiresCouponCode,
            CouponCode = discount.CouponCode,
            IsCumulative = discount.IsCumulative,
            DiscountLimitationId = discount.DiscountLimitationId,
            LimitationTimes = discount.LimitationTimes,
            AdminComment = discount.AdminComment
        };
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

    private async Task<string> GetCurrencyCodeAsync()
    {
        return (await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId))?.CurrencyCode;
    }
}
