using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Catalog;
using Nop.Services.Customers;
using Nop.Services.Directory;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Security;
using Nop.Services.Stores;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares what administrators see of redemptions
/// </summary>
public class RedemptionModelFactory(IAdminStores adminStores,
    GridOptions gridOptions,
    CurrencySettings currencySettings,
    ICurrencyService currencyService,
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    IOrderService orderService,
    IPermissionService permissionService,
    IPriceFormatter priceFormatter,
    IRewardService rewardService,
    IStoreService storeService,
    LedgerEntryModelFactory ledgerEntryModelFactory,
    OrderPointsReader orderPointsReader,
    OrderRedemptions orderRedemptions,
    RedemptionSearch redemptionSearch)
{
    #region Fields

    private const int ANYTHING = 0;
    private const int AMOUNTS = -1;

    #endregion

    #region Utilities

    private Task<string> TextAsync(string name)
    {
        return localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Redemptions.{name}");
    }

    private async Task<DateTime?> ToUtcAsync(DateTime? day, int addDays = 0)
    {
        return day is { Year: > 1900 and < 9000 } date
            ? dateTimeHelper.ConvertToUtcTime(DateTime.SpecifyKind(date.Date.AddDays(addDays), DateTimeKind.Unspecified), await dateTimeHelper.GetCurrentTimeZoneAsync())
            : null;
    }

    /// <summary>
    /// Who did something, in words
    /// </summary>
    private async Task<string> GetActorTextAsync(string actor)
    {
        if (actor is LoyaltyDefaults.SystemActor or LoyaltyDefaults.CustomerActor)
            return await TextAsync($"Actor.{actor}");

        var parts = actor?.Split(':') ?? [];
        if (parts is ["customer" or "admin", var id] && int.TryParse(id, out var customerId)
            && await customerService.GetCustomerByIdAsync(customerId) is { } customer)
            return customer.Email ?? actor;

        return actor;
    }

    /// <summary>
    /// Why a step was taken, in words; what has no reason is told by who took it
    /// </summary>
    private async Task<string> GetReasonTextAsync(RedemptionStep step, bool nameActor)
    {
        if (!string.IsNullOrEmpty(step.Reason))
            return Enum.TryParse<RedemptionObstacle>(step.Reason, out _) ? await TextAsync($"Reason.{step.Reason}") : step.Reason;

        return (RedemptionStatus)step.StatusId switch
        {
            RedemptionStatus.Released when step.Actor == LoyaltyDefaults.CustomerActor => await TextAsync("Reason.ByShopper"),
            RedemptionStatus.Released when step.Actor == LoyaltyDefaults.SystemActor => await TextAsync("Reason.CartChanged"),
            RedemptionStatus.Released when nameActor => string.Format(await TextAsync("Reason.By"), await GetActorTextAsync(step.Actor)),
            //a claim whose payment failed is a reservation again
            RedemptionStatus.Reserved when step.Number > 1 => await TextAsync("Reason.OrderFailed"),
            _ => string.Empty
        };
    }

    private async Task<string> MoneyAsync(decimal amount)
    {
        return await priceFormatter.FormatPriceAsync(amount, true, await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId));
    }

    private async Task<string> GetUsedTextAsync(LoyaltyRedemption redemption)
    {
        if (redemption.Status != RedemptionStatus.Confirmed)
            return string.Empty;

        var points = redemption.UsedPoints.ToString("N0", CultureInfo.CurrentCulture);
        return redemption.UsedAmount > 0
            ? string.Format(await TextAsync("UsedFor"), points, await MoneyAsync(redemption.UsedAmount))
            : points;
    }

    private async Task<RedemptionModel> PrepareAsync(LoyaltyRedemption redemption, RedemptionStep lastStep, Order order, string store, bool canManage)
    {
        var customer = await customerService.GetCustomerByIdAsync(redemption.CustomerId);

        return new RedemptionModel
        {
            Id = redemption.Id,
            CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(redemption.CreatedOnUtc, DateTimeKind.Utc),
            ExpiresOn = await dateTimeHelper.ConvertToUserTimeAsync(redemption.ExpiresOnUtc, DateTimeKind.Utc),
            MemberId = redemption.MemberId,
            Member = customer?.Email ?? $"#{redemption.MemberId}",
            RewardId = redemption.RewardId ?? 0,
            Name = redemption.Name,
            Points = redemption.Points,
            Worth = redemption.RewardId is null ? await MoneyAsync(redemption.Amount) : await TextAsync("WorthOfReward"),
            Used = await GetUsedTextAsync(redemption),
            Status = await localizationService.GetLocalizedEnumAsync(redemption.Status),
            Reason = lastStep is null ? string.Empty : await GetReasonTextAsync(lastStep, true),
            OrderId = order?.Id ?? 0,
            OrderNumber = order?.CustomOrderNumber,
            ExternalReference = redemption.ExternalReference,
            Store = store,
            DiscountId = redemption.DiscountId ?? 0,
            CanRelease = canManage && redemption.Status == RedemptionStatus.Reserved && await adminStores.MayAsync(redemption, true)
        };
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
    public async Task<RedemptionSearchModel> PrepareRedemptionSearchModelAsync()
    {
        var all = await localizationService.GetResourceAsync("Admin.Common.All");
        var model = new RedemptionSearchModel { CanManage = await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission) };
        model.AvailableStatuses.Add(new SelectListItem(all, "0"));
        foreach (var status in Enum.GetValues<RedemptionStatus>())
            model.AvailableStatuses.Add(new SelectListItem(await localizationService.GetLocalizedEnumAsync(status), ((int)status).ToString()));
        model.AvailableWhats.Add(new SelectListItem(all, ANYTHING.ToString()));
        model.AvailableWhats.Add(new SelectListItem(await TextAsync("Amounts"), AMOUNTS.ToString()));
        foreach (var program in await adminStores.GetProgramsAsync())
        {
            foreach (var reward in await rewardService.GetRewardsAsync(program.Id))
                model.AvailableWhats.Add(new SelectListItem(reward.Name, reward.Id.ToString()));
        }
        model.AvailableStores.Add(new SelectListItem(all, "0"));
        foreach (var store in await adminStores.GetStoresAsync())
            model.AvailableStores.Add(new SelectListItem(store.Name, store.Id.ToString()));
        model.AvailableSorts = await gridOptions.SortsAsync(GridSort.Newest, GridSort.Oldest, GridSort.MostPoints, GridSort.FewestPoints);
        model.SetGridPageSize();
        return model;
    }

    /// <summary>
    /// Prepare a page of redemptions, newest first
    /// </summary>
    /// <param name="searchModel">Search model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the page
    /// </returns>
    public async Task<RedemptionListModel> PrepareRedemptionListModelAsync(RedemptionSearchModel searchModel)
    {
        var found = await redemptionSearch.FindAsync(new RedemptionQuery
        {
            Member = searchModel.SearchMember,
            Status = searchModel.SearchStatusId == 0 ? null : (RedemptionStatus)searchModel.SearchStatusId,
            RewardId = searchModel.SearchWhat switch { ANYTHING => null, AMOUNTS => 0, var rewardId => rewardId },
            StoreId = searchModel.SearchStoreId,
            ProgramIds = await adminStores.GetProgramIdsAsync(),
            StoreIds = await adminStores.GetScopeAsync() is { IsLimited: true } scope ? scope.StoreIds : null,
            FromUtc = await ToUtcAsync(searchModel.SearchFrom),
            BeforeUtc = await ToUtcAsync(searchModel.SearchTo, 1),
            OrderNumber = searchModel.SearchOrderNumber,
            Sort = (GridSort)searchModel.SearchSortId
        }, searchModel.Page - 1, searchModel.PageSize);
        var rows = await PrepareRedemptionModelsAsync(found);
        return new RedemptionListModel().PrepareToGrid(searchModel, found, () => rows);
    }

    /// <summary>
    /// Prepare some redemptions
    /// </summary>
    /// <param name="redemptions">Redemptions</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the models
    /// </returns>
    public async Task<IList<RedemptionModel>> PrepareRedemptionModelsAsync(IEnumerable<LoyaltyRedemption> redemptions)
    {
        var list = redemptions.ToList();
        if (list.Count == 0)
            return [];

        var steps = (await redemptionSearch.GetStepsAsync(list.Select(row => row.Id).ToList())).ToLookup(step => step.RedemptionId);
        var orders = (await orderService.GetOrdersByIdsAsync(list.Select(row => row.OrderId ?? 0).Where(id => id > 0).Distinct().ToArray()))
            .ToDictionary(order => order.Id);
        var stores = (await storeService.GetAllStoresAsync()).ToDictionary(store => store.Id, store => store.Name);
        var canManage = await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission);
        var models = new List<RedemptionModel>();
        foreach (var redemption in list)
        {
            models.Add(await PrepareAsync(redemption, steps[redemption.Id].LastOrDefault(), orders.GetValueOrDefault(redemption.OrderId ?? 0),
                stores.GetValueOrDefault(redemption.StoreId), canManage));
        }
        return models;
    }

    /// <summary>
    /// Prepare a redemption's page, with its steps and ledger entries
    /// </summary>
    /// <param name="redemption">Redemption</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    public async Task<RedemptionModel> PrepareRedemptionModelAsync(LoyaltyRedemption redemption)
    {
        var model = (await PrepareRedemptionModelsAsync([redemption]))[0];
        foreach (var step in await redemptionSearch.GetStepsAsync([redemption.Id]))
        {
            model.Steps.Add(new RedemptionStepModel
            {
                Number = step.Number,
                On = await dateTimeHelper.ConvertToUserTimeAsync(step.CreatedOnUtc, DateTimeKind.Utc),
                Status = await localizationService.GetLocalizedEnumAsync((RedemptionStatus)step.StatusId),
                Reason = await GetReasonTextAsync(step, false),
                Actor = await GetActorTextAsync(step.Actor)
            });
        }
        model.Entries = await ledgerEntryModelFactory.PrepareAsync(await orderRedemptions.GetEntriesAsync(redemption));
        return model;
    }

    /// <summary>
    /// Prepare the block on an order's page
    /// </summary>
    /// <param name="orderId">Order identifier</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    public async Task<OrderBlockModel> PrepareOrderBlockModelAsync(int orderId)
    {
        var model = new OrderBlockModel { OrderId = orderId };
        foreach (var points in await orderPointsReader.GetAsync(orderId, await adminStores.GetProgramIdsAsync()))
        {
            model.Programs.Add(new OrderProgramModel
            {
                ProgramId = points.Program.Id,
                Name = points.Program.Name,
                MemberId = points.MemberId,
                Earned = PointsText.Of(points.Program, points.Earned),
                TakenBack = PointsText.Of(points.Program, points.TakenBack),
                Pending = PointsText.Of(points.Program, points.Pending),
                Spent = PointsText.Of(points.Program, points.Spent),
                GivenBack = PointsText.Of(points.Program, points.GivenBack),
                Redemptions = await PrepareRedemptionModelsAsync(points.Redemptions),
                Entries = await ledgerEntryModelFactory.PrepareAsync(points.Entries)
            });
        }
        return model;
    }

    #endregion
}
