using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Customers;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Security;
using Nop.Services.Stores;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares what administrators see of sessions at providers: nothing of it is a secret, and what identifies the shopper there is masked
/// </summary>
public class SessionModelFactory(IAdminStores adminStores,
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    IOrderService orderService,
    IPermissionService permissionService,
    IStoreService storeService,
    ProviderModelFactory providerModelFactory,
    ProviderSessions sessions,
    SessionSearch search,
    StoreMoney money,
    TimeProvider time)
{
    #region Utilities

    private Task<string> TextAsync(string key)
    {
        return localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Sessions.{key}");
    }

    private Task<DateTime> ToUserTimeAsync(DateTime utc)
    {
        return dateTimeHelper.ConvertToUserTimeAsync(utc, DateTimeKind.Utc);
    }

    private async Task<DateTime?> ToUtcAsync(DateTime? day, int addDays = 0)
    {
        return day is { Year: > 1900 and < 9000 } date
            ? dateTimeHelper.ConvertToUtcTime(DateTime.SpecifyKind(date.Date.AddDays(addDays), DateTimeKind.Unspecified), await dateTimeHelper.GetCurrentTimeZoneAsync())
            : null;
    }

    private async Task<string> ActorAsync(string actor)
    {
        if (actor is LoyaltyDefaults.SystemActor or LoyaltyDefaults.CustomerActor)
            return await localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Redemptions.Actor.{actor}");

        return actor?.Split(':') is ["customer", var id] && int.TryParse(id, out var customerId) && await customerService.GetCustomerByIdAsync(customerId) is { } customer ? customer.Email ?? actor : actor;
    }

    private async Task<SessionRowModel> PrepareAsync(ProviderSession session, Order order, string store, bool canManage)
    {
        var summary = SessionJson.SummaryOf(session);
        var customer = await customerService.GetCustomerByIdAsync(session.CustomerId);
        var unfinished = session.Status is ProviderSessionStatus.Active or ProviderSessionStatus.PendingFinalization;

        return new SessionRowModel
        {
            Id = session.Id,
            CreatedOn = await ToUserTimeAsync(session.CreatedOnUtc),
            UpdatedOn = await ToUserTimeAsync(session.UpdatedOnUtc),
            Store = store,
            Shopper = customer?.Email ?? await localizationService.GetResourceAsync("Admin.Customers.Guest"),
            Identifier = session.LoyaltyId is null ? await TextAsync("Unknown") : $"{session.ShopperName} ({ProviderMask.Tail(session.LoyaltyId)})",
            Status = await localizationService.GetLocalizedEnumAsync(session.Status),
            Error = session.ErrorCode is null ? string.Empty : await providerModelFactory.GetCodeTextAsync(session.ErrorCode),
            Discount = session.Discount > 0 ? await money.FormatAsync(session.Discount) : string.Empty,
            Earned = summary?.Earned.ToString("N0", CultureInfo.CurrentCulture),
            Redeemed = summary?.Redeemed.ToString("N0", CultureInfo.CurrentCulture),
            OrderId = order?.Id ?? 0,
            OrderNumber = order?.CustomOrderNumber,
            //when it is only looked at again, nothing is due
            Due = session.DueOnUtc < LoyaltyDefaults.Never && (session.LastDayOnUtc is not null || session.DueOnUtc <= time.GetUtcNow().UtcDateTime) ? (await ToUserTimeAsync(session.DueOnUtc)).ToString("g") : string.Empty,
            Attempts = session.Attempts,
            Reason = session.Reason == SessionFinalization.LAST_DAY ? await TextAsync("Reason.LastDay") : session.Reason,
            Name = session.Name,
            CanTry = canManage && session.Status is ProviderSessionStatus.PendingFinalization or ProviderSessionStatus.Finalized,
            CanGiveUp = canManage && unfinished && session.AttemptId is null
        };
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the search
    /// </summary>
    public async Task<SessionSearchModel> PrepareSearchModelAsync()
    {
        var all = await localizationService.GetResourceAsync("Admin.Common.All");
        var model = new SessionSearchModel();
        model.AvailableStatuses.Add(new SelectListItem(all, "0"));
        foreach (var status in Enum.GetValues<ProviderSessionStatus>())
            model.AvailableStatuses.Add(new SelectListItem(await localizationService.GetLocalizedEnumAsync(status), ((int)status).ToString()));
        model.AvailableStores.Add(new SelectListItem(all, "0"));
        foreach (var store in await adminStores.GetStoresAsync())
            model.AvailableStores.Add(new SelectListItem(store.Name, store.Id.ToString()));
        model.SetGridPageSize();

        return model;
    }

    /// <summary>
    /// Prepare the rows of the grid: the sessions of the admin's stores
    /// </summary>
    public async Task<SessionListModel> PrepareListModelAsync(SessionSearchModel searchModel)
    {
        var found = await search.FindAsync(new SessionQuery
        {
            Status = searchModel.SearchStatusId == 0 ? null : (ProviderSessionStatus)searchModel.SearchStatusId,
            StoreId = searchModel.SearchStoreId,
            StoreIds = await adminStores.GetScopeAsync() is { IsLimited: true } scope ? scope.StoreIds : null,
            FailingOnly = searchModel.SearchFailingOnly,
            OrderNumber = searchModel.SearchOrderNumber,
            FromUtc = await ToUtcAsync(searchModel.SearchFrom),
            BeforeUtc = await ToUtcAsync(searchModel.SearchTo, 1)
        }, searchModel.Page - 1, searchModel.PageSize);
        var orders = (await orderService.GetOrdersByIdsAsync(found.Select(row => row.OrderId ?? 0).Where(id => id > 0).Distinct().ToArray())).ToDictionary(order => order.Id);
        var stores = (await storeService.GetAllStoresAsync()).ToDictionary(store => store.Id, store => store.Name);
        var canManage = await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission);
        var rows = new List<SessionRowModel>();
        foreach (var session in found)
            rows.Add(await PrepareAsync(session, orders.GetValueOrDefault(session.OrderId ?? 0), stores.GetValueOrDefault(session.StoreId), canManage));

        return new SessionListModel().PrepareToGrid(searchModel, found, () => rows);
    }

    /// <summary>
    /// Prepare a session's page
    /// </summary>
    public async Task<SessionRowModel> PrepareModelAsync(ProviderSession session)
    {
        var order = session.OrderId is { } orderId ? await orderService.GetOrderByIdAsync(orderId) : null;
        var store = (await storeService.GetAllStoresAsync()).FirstOrDefault(row => row.Id == session.StoreId)?.Name;
        var model = await PrepareAsync(session, order, store, await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission));
        foreach (var step in await sessions.GetStepsAsync(session.Id))
        {
            model.Steps.Add(new SessionStepModel
            {
                Number = step.Number,
                On = await ToUserTimeAsync(step.CreatedOnUtc),
                Action = await localizationService.GetLocalizedEnumAsync((ProviderSessionAction)step.ActionId),
                Status = await localizationService.GetLocalizedEnumAsync((ProviderSessionStatus)step.StatusId),
                Result = step.Code is null ? step.Reason : await providerModelFactory.GetCodeTextAsync(step.Code),
                Actor = await ActorAsync(step.Actor),
                Milliseconds = step.Milliseconds,
                Request = step.Request,
                Answer = step.Answer
            });
        }

        return model;
    }

    #endregion
}
