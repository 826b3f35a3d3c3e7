using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.Configuration;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Addresses of other systems that are told what happens, and the log of what was sent to them
/// </summary>
public class LoyaltyWebhookController(AdminPageServices page,
    ISettingService settingService,
    IWebhookService webhookService,
    WebhookModelFactory modelFactory) : LoyaltyAreaController(page, "Webhooks")
{
    #region Fields

    private const int NAME_LENGTH = 200;

    #endregion

    #region Utilities

    private async Task ValidateAsync(WebhookEditModel model)
    {
        if (string.IsNullOrWhiteSpace(model.Name) || model.Name.Trim().Length > NAME_LENGTH)
            await FaultAsync(nameof(model.Name), "Fields.Name.Invalid");
        await ValidateStoresAsync(nameof(model.SelectedStoreIds), model.SelectedStoreIds.Where(id => id > 0));
        if (await Stores.GetProgramIdsAsync() is { } visible && model.SelectedProgramIds.Any(id => id > 0 && !visible.Contains(id)))
            ModelState.AddModelError(nameof(model.SelectedProgramIds), await PluginTextAsync("StoreLimits.Refused"));

        var settings = await settingService.LoadSettingAsync<LoyaltySettings>();
        var fault = WebhookAddress.Check(model.Url?.Trim(), settings.WebhookAllowHttp, settings.WebhookAllowPrivateAddresses);
        if (fault != WebhookAddressFault.None)
            ModelState.AddModelError(nameof(model.Url), await TextAsync($"Fields.Url.{fault}"));
    }

    private static void Apply(WebhookEditModel model, Webhook webhook)
    {
        webhook.Name = model.Name;
        webhook.Url = model.Url;
        webhook.Events = string.Join(' ', model.SelectedEvents);
        webhook.ProgramIds = IdList.Format(model.SelectedProgramIds.Where(id => id > 0));
        webhook.StoreIds = IdList.Format(model.SelectedStoreIds.Where(id => id > 0));
        webhook.Active = model.Active;
    }

    private async Task<IActionResult> EditorAsync(WebhookEditModel model, Webhook webhook)
    {
        return Show("Edit", await modelFactory.PrepareEditModelAsync(model, webhook));
    }

    private IActionResult SecretPage(Webhook webhook, string secret)
    {
        Response.Headers.CacheControl = "no-store";
        return Show("Secret", new WebhookSecretPageModel { Id = webhook.Id, Name = webhook.Name, Url = webhook.Url, Secret = secret });
    }

    private void Refuse(LoyaltyError error)
    {
        var field = error.Field switch
        {
            "url" => nameof(WebhookEditModel.Url),
            "events" => nameof(WebhookEditModel.SelectedEvents),
            "programIds" => nameof(WebhookEditModel.SelectedProgramIds),
            _ => nameof(WebhookEditModel.SelectedStoreIds)
        };
        ModelState.AddModelError(field, error.Message);
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
    [WithinStores]
    public async Task<IActionResult> List(WebhookSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public Task<IActionResult> Create()
    {
        return EditorAsync(null, null);
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> Create(WebhookEditModel model)
    {
        await ValidateAsync(model);
        if (!ModelState.IsValid)
            return await EditorAsync(model, null);

        var webhook = new Webhook();
        Apply(model, webhook);
        var made = await webhookService.InsertAsync(webhook, await GetActorAsync());
        if (made.Success)
            return SecretPage(webhook, made.Value.Secret);

        Refuse(made.Error);
        return await EditorAsync(model, null);
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<Webhook>("id")]
    public async Task<IActionResult> Edit(int id)
    {
        var webhook = await webhookService.GetByIdAsync(id);
        return webhook is null ? RedirectToAction(nameof(List)) : await EditorAsync(null, webhook);
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<Webhook>("model.Id")]
    public async Task<IActionResult> Edit(WebhookEditModel model, bool continueEditing)
    {
        var webhook = await webhookService.GetByIdAsync(model.Id);
        if (webhook is null)
            return RedirectToAction(nameof(List));

        await ValidateSeenAsync(model.Seen, webhook);
        await ValidateAsync(model);
        if (!ModelState.IsValid)
            return await EditorAsync(model, webhook);

        Apply(model, webhook);
        var saved = await webhookService.UpdateAsync(webhook, await GetActorAsync());
        if (!saved.Success)
        {
            Refuse(saved.Error);
            return await EditorAsync(model, webhook);
        }

        return await SavedAsync(webhook.Id, continueEditing, "Saved");
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<Webhook>("id")]
    public async Task<IActionResult> RotateSecret(int id)
    {
        var webhook = await webhookService.GetByIdAsync(id);
        return webhook is null ? RedirectToAction(nameof(List)) : SecretPage(webhook, await webhookService.RotateSecretAsync(webhook, await GetActorAsync()));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<Webhook>("id")]
    public async Task<IActionResult> SendTest(int id)
    {
        var webhook = await webhookService.GetByIdAsync(id);
        if (webhook is null)
            return RedirectToAction(nameof(List));

        var sent = await webhookService.SendTestAsync(webhook);
        if (sent.Success)
            return RedirectToAction(nameof(Delivery), new { id = sent.Value.Id });

        await NotifyRefusalAsync("Inactive");
        return RedirectToAction(nameof(Edit), new { id });
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<Webhook>("id")]
    public async Task<IActionResult> Delete(int id)
    {
        return await DeletedAsync(await webhookService.GetByIdAsync(id), webhookService.DeleteAsync);
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<Webhook>("webhookId")]
    public async Task<IActionResult> Deliveries(int webhookId = 0, int statusId = 0)
    {
        return Show("Deliveries", await modelFactory.PrepareDeliverySearchModelAsync(webhookId, statusId));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<Webhook>("searchModel.SearchWebhookId")]
    public async Task<IActionResult> Deliveries(WebhookDeliverySearchModel searchModel)
    {
        return Json(await modelFactory.PrepareDeliveryListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<WebhookDelivery>("id")]
    public async Task<IActionResult> Delivery(int id)
    {
        var delivery = await webhookService.GetDeliveryAsync(id);
        return delivery is null ? RedirectToAction(nameof(Deliveries)) : Show("Delivery", await modelFactory.PrepareDeliveryPageModelAsync(delivery));
    }

    /// <summary>
    /// Send a message again. The answer is JSON: the grid and the message's page ask for it
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<WebhookDelivery>("id")]
    public async Task<IActionResult> Resend(int id)
    {
        var delivery = await webhookService.GetDeliveryAsync(id);
        if (delivery is null)
            return await ErrorTextAsync("Deliveries.NotFound");

        var resent = await webhookService.ResendAsync(delivery, await GetActorAsync());
        return resent.Success ? Json(new { Result = true }) : ErrorJson(await TextAsync("Deliveries.NotResent"));
    }

    /// <summary>
    /// Send all messages again that were given up, of one webhook or of all that the admin may change
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<Webhook>("webhookId")]
    public async Task<IActionResult> ResendDead(int webhookId)
    {
        var webhookIds = new List<int>();
        foreach (var webhook in await webhookService.GetAllAsync())
        {
            if ((webhookId == 0 || webhook.Id == webhookId) && await Stores.MayAsync(webhook, true))
                webhookIds.Add(webhook.Id);
        }

        var resent = await webhookService.ResendDeadAsync(webhookIds, await GetActorAsync());
        return Json(new { Result = true, Message = string.Format(await TextAsync("Deliveries.DeadResent"), resent) });
    }

    #endregion
}
