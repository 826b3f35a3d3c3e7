using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Security;
using Nop.Services.Stores;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the admin pages of webhooks
/// </summary>
public class WebhookModelFactory(IAdminStores adminStores,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    IPermissionService permissionService,
    IProgramService programService,
    IStoreService storeService,
    IWebhookService webhookService)
{
    #region Fields

    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    #endregion

    #region Utilities

    private Task<bool> CanManageAsync()
    {
        return permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission);
    }

    /// <summary>
    /// Get the webhooks of the admin's stores
    /// </summary>
    private async Task<IList<Webhook>> GetWebhooksAsync()
    {
        var scope = await adminStores.GetScopeAsync();

        return (await webhookService.GetAllAsync()).Where(webhook => scope.MayChange(webhook.StoreIds)).ToList();
    }

    private async Task<string> GetScopeAsync(Webhook webhook)
    {
        var programs = (await programService.GetProgramsAsync(activeOnly: false)).ToDictionary(program => program.Id, program => program.Name);
        var stores = (await storeService.GetAllStoresAsync()).ToDictionary(store => store.Id, store => store.Name);
        var names = IdList.Parse(webhook.ProgramIds).Select(id => programs.GetValueOrDefault(id, $"#{id}"))
            .Concat(IdList.Parse(webhook.StoreIds).Select(id => stores.GetValueOrDefault(id, $"#{id}"))).ToList();

        return names.Count == 0 ? await localizationService.GetResourceAsync("Admin.Common.All") : string.Join(", ", names);
    }

    private async IAsyncEnumerable<WebhookRowModel> PrepareRowsAsync(IEnumerable<Webhook> webhooks)
    {
        var all = await localizationService.GetResourceAsync("Admin.Common.All");
        foreach (var webhook in webhooks)
        {
            var last = (await webhookService.GetDeliveriesAsync(webhook.Id, 1)).FirstOrDefault();
            yield return new WebhookRowModel
            {
                Id = webhook.Id,
                Name = webhook.Name,
                Url = webhook.Url,
                Events = webhook.EventNames is { Count: > 0 } names ? string.Join(", ", names) : all,
                Scope = await GetScopeAsync(webhook),
                Active = webhook.Active,
                LastMessage = last is null ? null : await localizationService.GetLocalizedEnumAsync(last.Status),
                LastMessageId = last?.Id ?? 0
            };
        }
    }

    private async Task<WebhookDeliveryRowModel> PrepareDeliveryAsync(WebhookDelivery delivery, Webhook webhook, bool canManage)
    {
        return new WebhookDeliveryRowModel
        {
            Id = delivery.Id,
            CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(delivery.CreatedOnUtc, DateTimeKind.Utc),
            WebhookId = delivery.WebhookId,
            Webhook = webhook?.Name,
            Event = delivery.EventName,
            MemberId = delivery.MemberId ?? 0,
            Status = await localizationService.GetLocalizedEnumAsync(delivery.Status),
            Attempts = delivery.Attempts,
            LastStatusCode = delivery.LastStatusCode,
            NextAttemptOn = delivery.Status == WebhookDeliveryStatus.Pending
                ? await dateTimeHelper.ConvertToUserTimeAsync(delivery.NextAttemptOnUtc, DateTimeKind.Utc)
                : null,
            CanResend = canManage && webhook is { Active: true }
        };
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the page of webhooks
    /// </summary>
    public async Task<WebhookSearchModel> PrepareSearchModelAsync()
    {
        var scope = await adminStores.GetScopeAsync();
        var givenUp = await webhookService.SearchDeliveriesAsync(status: WebhookDeliveryStatus.Dead, pageSize: 1,
            webhookIds: scope.IsLimited ? (await GetWebhooksAsync()).Select(webhook => webhook.Id).ToList() : null);
        var model = new WebhookSearchModel { CanManage = await CanManageAsync(), GivenUp = givenUp.TotalCount };
        model.SetGridPageSize();

        return model;
    }

    /// <summary>
    /// Prepare a page of the grid
    /// </summary>
    public async Task<WebhookListModel> PrepareListModelAsync(WebhookSearchModel searchModel)
    {
        var page = new PagedList<Webhook>(await GetWebhooksAsync(), searchModel.Page - 1, searchModel.PageSize);

        return await new WebhookListModel().PrepareToGridAsync(searchModel, page, () => PrepareRowsAsync(page));
    }

    /// <summary>
    /// Prepare the page of a webhook
    /// </summary>
    /// <param name="model">What the admin entered; null when he did not yet</param>
    /// <param name="webhook">The webhook; null for a new one</param>
    public async Task<WebhookEditModel> PrepareEditModelAsync(WebhookEditModel model, Webhook webhook)
    {
        model ??= webhook is null
            ? new WebhookEditModel { Active = true, SelectedStoreIds = (await adminStores.GetScopeAsync()).StoreIds.ToList() }
            : new WebhookEditModel
            {
                Id = webhook.Id,
                Seen = SeenState.Of(webhook),
                Name = webhook.Name,
                Url = webhook.Url,
                SelectedEvents = webhook.EventNames.ToList(),
                SelectedProgramIds = IdList.Parse(webhook.ProgramIds),
                SelectedStoreIds = IdList.Parse(webhook.StoreIds),
                Active = webhook.Active
            };
        model.AvailableEvents = WebhookEvents.All.Select(name => new SelectListItem(name, name, model.SelectedEvents.Contains(name))).ToList();
        model.AvailablePrograms = (await adminStores.GetProgramsAsync())
            .Select(program => new SelectListItem(program.Name, program.Id.ToString(CultureInfo.InvariantCulture), model.SelectedProgramIds.Contains(program.Id))).ToList();
        model.AvailableStores = (await adminStores.GetStoresAsync())
            .Select(store => new SelectListItem(store.Name, store.Id.ToString(CultureInfo.InvariantCulture), model.SelectedStoreIds.Contains(store.Id))).ToList();
        model.CanManage = await CanManageAsync();

        return model;
    }

    /// <summary>
    /// Prepare the page of the log
    /// </summary>
    /// <param name="webhookId">The webhook to begin with; 0 for all</param>
    /// <param name="statusId">The state to begin with; 0 for all</param>
    public async Task<WebhookDeliverySearchModel> PrepareDeliverySearchModelAsync(int webhookId, int statusId)
    {
        var all = await localizationService.GetResourceAsync("Admin.Common.All");
        var model = new WebhookDeliverySearchModel { SearchWebhookId = webhookId, SearchStatusId = statusId, CanManage = await CanManageAsync() };
        model.AvailableWebhooks = (await GetWebhooksAsync())
            .Select(webhook => new SelectListItem(webhook.Name, webhook.Id.ToString(CultureInfo.InvariantCulture))).Prepend(new SelectListItem(all, "0")).ToList();
        model.AvailableEvents = WebhookEvents.All.Append(WebhookEvents.TEST).Select(name => new SelectListItem(name, name)).Prepend(new SelectListItem(all, string.Empty)).ToList();
        model.AvailableStatuses.Add(new SelectListItem(all, "0"));
        foreach (var status in Enum.GetValues<WebhookDeliveryStatus>())
            model.AvailableStatuses.Add(new SelectListItem(await localizationService.GetLocalizedEnumAsync(status), ((int)status).ToString(CultureInfo.InvariantCulture)));
        model.SetGridPageSize();

        return model;
    }

    /// <summary>
    /// Prepare a page of the log
    /// </summary>
    public async Task<WebhookDeliveryListModel> PrepareDeliveryListModelAsync(WebhookDeliverySearchModel searchModel)
    {
        WebhookDeliveryStatus? status = searchModel.SearchStatusId > 0 ? (WebhookDeliveryStatus)searchModel.SearchStatusId : null;
        var webhooks = (await GetWebhooksAsync()).ToDictionary(webhook => webhook.Id);
        var page = await webhookService.SearchDeliveriesAsync(searchModel.SearchWebhookId, searchModel.SearchEvent, status, searchModel.Page - 1, searchModel.PageSize,
            (await adminStores.GetScopeAsync()).IsLimited ? webhooks.Keys.ToList() : null);
        var canManage = await CanManageAsync();

        return await new WebhookDeliveryListModel().PrepareToGridAsync(searchModel, page, PrepareDeliveriesAsync);

        async IAsyncEnumerable<WebhookDeliveryRowModel> PrepareDeliveriesAsync()
        {
            foreach (var delivery in page)
                yield return await PrepareDeliveryAsync(delivery, webhooks.GetValueOrDefault(delivery.WebhookId), canManage);
        }
    }

    /// <summary>
    /// Prepare the page of a message
    /// </summary>
    public async Task<WebhookDeliveryPageModel> PrepareDeliveryPageModelAsync(WebhookDelivery delivery)
    {
        var model = new WebhookDeliveryPageModel
        {
            Row = await PrepareDeliveryAsync(delivery, await webhookService.GetByIdAsync(delivery.WebhookId), await CanManageAsync()),
            Body = JsonSerializer.Serialize(JsonDocument.Parse(delivery.Body).RootElement, _indented)
        };
        foreach (var attempt in await webhookService.GetAttemptsAsync(delivery.Id))
        {
            model.AttemptRows.Add(new WebhookAttemptModel
            {
                Number = attempt.Number,
                StartedOn = await dateTimeHelper.ConvertToUserTimeAsync(attempt.StartedOnUtc, DateTimeKind.Utc),
                DurationMs = attempt.DurationMs,
                StatusCode = attempt.StatusCode,
                Answer = attempt.Answer,
                Error = attempt.Error
            });
        }

        return model;
    }

    #endregion
}
