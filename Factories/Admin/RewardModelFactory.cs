using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Directory;
using Nop.Services.Discounts;
using Nop.Services.Localization;
using Nop.Services.Security;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the admin pages of rewards
/// </summary>
public class RewardModelFactory(IAdminStores adminStores,
    GridOptions gridOptions,
    CatalogOptions catalogOptions,
    CurrencySettings currencySettings,
    ICurrencyService currencyService,
    StoreDays days,
    IDiscountService discountService,
    ILocalizationService localizationService,
    IPermissionService permissionService,
    IProgramService programService,
    IRewardService rewardService,
    ITierService tierService,
    RedemptionDiscounts redemptionDiscounts,
    CachedPrices cachedPrices,
    RewardBenefitTexts benefitTexts,
    RewardDiscounts rewardDiscounts,
    RewardEditor rewardEditor)
{
    #region Utilities

    private Task<string> TextAsync(string name)
    {
        return localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Rewards.{name}");
    }

    private async Task<List<LoyaltyReward>> GetRewardsAsync(IEnumerable<LoyaltyProgram> programs)
    {
        var rewards = new List<LoyaltyReward>();
        foreach (var program in programs)
            rewards.AddRange(await rewardService.GetRewardsAsync(program.Id));

        return rewards;
    }

    private async Task<string> GetDatesTextAsync(LoyaltyReward reward)
    {
        var start = days.FirstDay(reward.StartOnUtc);
        var end = days.LastDay(reward.EndOnUtc);
        var format = (start, end) switch
        {
            (null, null) => "Dates.Always",
            (_, null) => "Dates.From",
            (null, _) => "Dates.Until",
            _ => "Dates.Between"
        };

        return string.Format(await TextAsync(format), start?.ToString("d"), end?.ToString("d"));
    }

    private async Task<RewardRowModel> PrepareRowAsync(LoyaltyReward reward, IDictionary<int, LoyaltyProgram> programs, IDictionary<int, string> tiers)
    {
        var discount = await discountService.GetDiscountByIdAsync(reward.DiscountId);
        var tierNames = IdList.Parse(reward.TierIds).Where(tiers.ContainsKey).Select(id => tiers[id]).ToList();

        return new RewardRowModel
        {
            Id = reward.Id,
            Name = reward.Name,
            Program = programs[reward.ProgramId].Name,
            PointsPrice = reward.PointsPrice,
            DiscountId = discount?.Id ?? 0,
            SetupProblem = discount is not null && cachedPrices.Carry(discount) ? await TextAsync("CachedPrices") : null,
            Gives = discount is null ? await TextAsync("NoDiscount") : await benefitTexts.GetAsync(discount),
            Left = await rewardService.GetLeftAsync(reward) is { } left
                ? string.Format(await TextAsync("LeftOf"), left, reward.Stock)
                : await TextAsync("Unlimited"),
            Tiers = string.IsNullOrEmpty(reward.TierIds) ? await TextAsync("AllTiers")
                : tierNames.Count == 0 ? await TextAsync("NoTiers") : string.Join(", ", tierNames),
            Dates = await GetDatesTextAsync(reward),
            DisplayOrder = reward.DisplayOrder,
            Active = reward.Active
        };
    }

    private async Task<RewardEditModel> FromEntityAsync(LoyaltyReward reward)
    {
        var model = new RewardEditModel
        {
            Id = reward.Id,
            Seen = SeenState.Of(reward),
            ProgramId = reward.ProgramId,
            Name = reward.Name,
            Description = reward.Description,
            PointsPrice = reward.PointsPrice,
            Active = reward.Active,
            DisplayOrder = reward.DisplayOrder,
            Stock = reward.Stock,
            SelectedTierIds = IdList.Parse(reward.TierIds).ToList(),
            StartOn = days.FirstDay(reward.StartOnUtc),
            EndOn = days.LastDay(reward.EndOnUtc),
            DiscountId = reward.DiscountId
        };
        if (await discountService.GetDiscountByIdAsync(reward.DiscountId) is not { } discount)
            return model;

        var benefit = await rewardDiscounts.ReadAsync(discount);
        model.KindId = (int)benefit.Kind;
        model.UsePercentage = benefit.UsePercentage;
        model.DiscountPercentage = benefit.Percentage;
        model.DiscountAmount = benefit.Amount;
        model.MaximumDiscountAmount = benefit.MaximumAmount;
        model.MaximumDiscountedQuantity = benefit.MaximumQuantity;
        model.SelectedProductIds = benefit.ProductIds.ToList();
        model.SelectedCategoryIds = benefit.CategoryIds.ToList();
        model.AppliedToSubCategories = benefit.IncludeSubCategories;
        return model;
    }

    /// <summary>
    /// Prepare the discounts that can become a reward's: those of other rewards and of amounts cannot
    /// </summary>
    private async Task PrepareDiscountsAsync(RewardEditModel model, LoyaltyReward reward)
    {
        var taken = (await GetRewardsAsync(await programService.GetProgramsAsync(activeOnly: false))).Where(other => other.Id != reward?.Id).Select(other => other.DiscountId)
            .Concat((await redemptionDiscounts.GetSpendDiscountsAsync()).Select(row => row.DiscountId))
            .ToHashSet();
        model.AvailableDiscounts.Add(new SelectListItem(await TextAsync("ChooseDiscount"), "0"));
        var scope = await adminStores.GetScopeAsync();
        foreach (var discount in await discountService.GetAllDiscountsAsync(showHidden: true, isActive: null))
        {
            var within = discount.Id == reward?.DiscountId
                || (!(scope.IsLimited && RedemptionDiscounts.IsOwn(discount)) && await rewardEditor.IsWithinAsync(discount, scope));
            if (within && !taken.Contains(discount.Id))
                model.AvailableDiscounts.Add(new SelectListItem(discount.Name, discount.Id.ToString(), discount.Id == model.DiscountId));
        }
        var present = reward is null ? null : await discountService.GetDiscountByIdAsync(reward.DiscountId);
        model.DiscountName = present?.Name;
        if (present is not null && cachedPrices.Carry(present))
            model.SetupProblem = await TextAsync("CachedPrices");

        var chosen = model.KindId == (int)RewardKind.ExistingDiscount ? await discountService.GetDiscountByIdAsync(model.DiscountId) : present;
        if (chosen is not null && !taken.Contains(chosen.Id))
        {
            foreach (var change in await redemptionDiscounts.GetChangesAsync(chosen))
                model.DiscountChanges.Add(await TextAsync($"DiscountChange.{change}"));
        }
    }

    private async Task PrepareTiersAsync(RewardEditModel model, LoyaltyReward reward, IList<LoyaltyProgram> programs)
    {
        var offered = reward is null ? programs : programs.Where(program => program.Id == reward.ProgramId).ToList();
        foreach (var program in offered)
        {
            foreach (var tier in await tierService.GetTiersInDisplayOrderAsync(program.Id))
            {
                var text = offered.Count > 1 ? $"{program.Name}: {tier.Name}" : tier.Name;
                model.AvailableTiers.Add(new SelectListItem(text, tier.Id.ToString(), model.SelectedTierIds.Contains(tier.Id)));
            }
        }
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the search of the grid
    /// </summary>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the search model
    /// </returns>
    public async Task<RewardSearchModel> PrepareRewardSearchModelAsync()
    {
        var model = new RewardSearchModel { CanManage = await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission) };
        model.AvailablePrograms.Add(new SelectListItem(await localizationService.GetResourceAsync("Admin.Common.All"), "0"));
        foreach (var program in await adminStores.GetProgramsAsync())
            model.AvailablePrograms.Add(new SelectListItem(program.Name, program.Id.ToString()));
        model.AvailableSorts = await gridOptions.SortsAsync(GridSort.Arranged, GridSort.Name, GridSort.MostPoints, GridSort.FewestPoints);
        model.SetGridPageSize();
        return model;
    }

    /// <summary>
    /// Prepare a page of rewards
    /// </summary>
    /// <param name="searchModel">Search model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the page
    /// </returns>
    public async Task<RewardListModel> PrepareRewardListModelAsync(RewardSearchModel searchModel)
    {
        var programs = (await adminStores.GetProgramsAsync())
            .Where(program => searchModel.SearchProgramId == 0 || program.Id == searchModel.SearchProgramId)
            .ToDictionary(program => program.Id);
        var tiers = new Dictionary<int, string>();
        foreach (var programId in programs.Keys)
        {
            foreach (var tier in await tierService.GetTiersAsync(programId))
                tiers[tier.Id] = tier.Name;
        }

        IEnumerable<LoyaltyReward> rewards = await GetRewardsAsync(programs.Values);
        if (!string.IsNullOrWhiteSpace(searchModel.SearchName))
            rewards = rewards.Where(reward => reward.Name.Contains(searchModel.SearchName.Trim(), StringComparison.CurrentCultureIgnoreCase));
        rewards = (GridSort)searchModel.SearchSortId switch
        {
            GridSort.Name => rewards.OrderBy(reward => reward.Name, StringComparer.CurrentCulture),
            GridSort.MostPoints => rewards.OrderByDescending(reward => reward.PointsPrice),
            GridSort.FewestPoints => rewards.OrderBy(reward => reward.PointsPrice),
            _ => rewards
        };
        var page = new PagedList<LoyaltyReward>(rewards.ToList(), searchModel.Page - 1, searchModel.PageSize);
        var rows = new List<RewardRowModel>();
        foreach (var reward in page)
            rows.Add(await PrepareRowAsync(reward, programs, tiers));
        return new RewardListModel().PrepareToGrid(searchModel, page, () => rows);
    }

    /// <summary>
    /// Prepare the page of a reward and its discount
    /// </summary>
    /// <param name="model">Posted model to show again; null to take the reward's values</param>
    /// <param name="reward">Reward; null for a new one</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    public async Task<RewardEditModel> PrepareRewardModelAsync(RewardEditModel model, LoyaltyReward reward)
    {
        model ??= await FromEntityAsync(reward);
        var programs = await adminStores.GetProgramsAsync(toChange: reward is null);
        model.Program = programs.FirstOrDefault(program => program.Id == model.ProgramId)?.Name;
        model.Left = reward is null ? null : await rewardService.GetLeftAsync(reward);
        model.CurrencyCode = (await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId))?.CurrencyCode;
        model.CanManage = reward is null || await adminStores.CanManageAsync(await programService.GetProgramByIdAsync(reward.ProgramId));
        model.TimeZone = days.ZoneName;
        foreach (var program in programs)
            model.AvailablePrograms.Add(new SelectListItem(program.Name, program.Id.ToString(), program.Id == model.ProgramId));
        foreach (var kind in Enum.GetValues<RewardKind>())
        {
            model.AvailableKinds.Add(new SelectListItem(await localizationService.GetLocalizedEnumAsync(kind), ((int)kind).ToString(),
                (int)kind == model.KindId));
        }
        await PrepareTiersAsync(model, reward, programs);
        await PrepareDiscountsAsync(model, reward);
        model.ProductOptions = await catalogOptions.PrepareProductsAsync(model.SelectedProductIds, nameof(model.SelectedProductIds));
        model.AvailableCategories = await catalogOptions.PrepareCategoriesAsync(model.SelectedCategoryIds);
        return model;
    }

    /// <summary>
    /// Prepare the page that explains the plugin's requirement on a discount
    /// </summary>
    /// <param name="discountId">Discount identifier</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    public async Task<RequirementModel> PrepareRequirementModelAsync(int discountId)
    {
        var reward = (await GetRewardsAsync(await adminStores.GetProgramsAsync()))
            .FirstOrDefault(other => other.DiscountId == discountId);

        return new RequirementModel
        {
            DiscountId = discountId,
            RewardId = reward?.Id ?? 0,
            RewardName = reward?.Name,
            IsAmount = (await redemptionDiscounts.GetSpendDiscountsAsync()).Any(row => row.DiscountId == discountId),
            CanManage = await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission)
        };
    }

    #endregion
}
