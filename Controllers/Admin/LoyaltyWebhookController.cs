using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.Configuration;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Addresses of other systems that are told what happens, and the log of what was sent to them
/// </summary>
public class LoyaltyWebhookController : LoyaltyAreaController
{
    #region Fields

    private const string FOLDER = "~/Plugins/Misc.Loyalty/Views/Admin/Webhooks/";
    private const int NAME_LENGTH = 200;

    private readonly IAdminStores _adminStores;
    private readonly ILocalizationService _localizationService;
    private readonly INotificationService _notificationService;
    private readonly ISettingService _settingService;
    private readonly IWebhookService _webhookService;
    private readonly IWorkContext _workContext;
    private readonly WebhookModelFactory _modelFactory;

    #endregion

    #region Ctor

    public LoyaltyWebhookController(IAdminStores adminStores,
        ILocalizationService localizationService,
        INotificationService notificationService,
        ISettingService settingService,
        IWebhookService webhookService,
        IWorkContext workContext,
        WebhookModelFactory modelFactory)
    {
        _adminStores = adminStores;
        _localizationService = localizationService;
        _notificationService = notificationService;
        _settingService = settingService;
        _webhookService = webhookService;
        _workContext = workContext;
        _modelFactory = modelFactory;
    }

    #endregion

    #region Utilities

    private async Task<string> GetActorAsync()
    {
        return $"customer:{(await _workContext.GetCurrentCustomerAsync()).Id}";
    }

    private Task<string> TextAsync(string key)
    {
        return _localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Webhooks.{key}");
    }

    private async Task ValidateAsync(WebhookEditModel model)
    {
        if (string.IsNullOrWhiteSpace(model.Name) || model.Name.Trim().Length > NAME_LENGTH)
            ModelState.AddModelError(nameof(model.Name), await TextAsync("Fields.Name.Invalid"));
        if (!(await _adminStores.GetScopeAsync()).MayChange(IdList.Format(model.SelectedStoreIds.Where(id => id > 0))))
            ModelState.AddModelError(nameof(model.SelectedStoreIds), await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.StoreLimits.ChooseYours"));
        if (await _adminStores.GetProgramIdsAsync() is { } visible && model.SelectedProgramIds.Any(id => id > 0 && !visible.Contains(id)))
            ModelState.AddModelError(nameof(model.SelectedProgramIds), await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.StoreLimits.Refused"));

        var settings = await _settingService.LoadSettingAsync<LoyaltySettings>();
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
        return View(FOLDER + "Edit.cshtml", await _modelFactory.PrepareEditModelAsync(model, webhook));
    }

    private IActionResult SecretPage(Webhook webhook, string secret)
    {
        Response.Headers.CacheControl = "no-store";
        return View(FOLDER + "Secret.cshtml", new WebhookSecretPageModel { Id = webhook.Id, Name = webhook.Name, Url = webhook.Url, Secret = secret });
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
        return View(FOLDER + "List.cshtml", await _modelFactory.PrepareSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List(WebhookSearchModel searchModel)
    {
        return Json(await _modelFactory.PrepareListModelAsync(searchModel));
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
        var made = await _webhookService.InsertAsync(webhook, await GetActorAsync());
        if (made.Success)
            return SecretPage(webhook, made.Value.Secret);

        Refuse(made.Error);
        return await EditorAsync(model, null);
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<Webhook>("id")]
    public async Task<IActionResult> Edit(int id)
    {
        var webhook = await _webhookService.GetByIdAsync(id);
        return webhook is null ? RedirectToAction(nameof(List)) : await EditorAsync(null, webhook);
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<Webhook>("model.Id")]
    public async Task<IActionResult> Edit(WebhookEditModel model, bool continueEditing)
    {
        var webhook = await _webhookService.GetByIdAsync(model.Id);
        if (webhook is null)
            return RedirectToAction(nameof(List));

        await ValidateAsync(model);
        if (!ModelState.IsValid)
            return await EditorAsync(model, webhook);

        Apply(model, webhook);
        var saved = await _webhookService.UpdateAsync(webhook, await GetActorAsync());
        if (!saved.Success)
        {
            Refuse(saved.Error);
            return await EditorAsync(model, webhook);
        }

        _notificationService.SuccessNotification(await TextAsync("Saved"));
        return continueEditing ? RedirectToAction(nameof(Edit), new { id = webhook.Id }) : RedirectToAction(nameof(List));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<Webhook>("id")]
    public async Task<IActionResult> RotateSecret(int id)
    {
        var webhook = await _webhookService.GetByIdAsync(id);
        return webhook is null ? RedirectToAction(nameof(List)) : SecretPage(webhook, await _webhookService.RotateSecretAsync(webhook, await GetActorAsync()));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<Webhook>("id")]
    public async Task<IActionResult> SendTest(int id)
    {
        var webhook = await _webhookService.GetByIdAsync(id);
        if (webhook is null)
            return RedirectToAction(nameof(List));

        var sent = await _webhookService.SendTestAsync(webhook);
        if (sent.Success)
            return RedirectToAction(nameof(Delivery), new { id = sent.Value.Id });

        _notificationService.ErrorNotification(await TextAsync("Inactive"));
        return RedirectToAction(nameof(Edit), new { id });
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<Webhook>("id")]
    public async Task<IActionResult> Delete(int id)
    {
        if (await _webhookService.GetByIdAsync(id) is { } webhook)
        {
            await _webhookService.DeleteAsync(webhook, await GetActorAsync());
            _notificationService.SuccessNotification(await TextAsync("Deleted"));
        }

        return RedirectToAction(nameof(List));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<Webhook>("webhookId")]
    public async Task<IActionResult> Deliveries(int webhookId = 0)
    {
        return View(FOLDER + "Deliveries.cshtml", await _modelFactory.PrepareDeliverySearchModelAsync(webhookId));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<Webhook>("searchModel.SearchWebhookId")]
    public async Task<IActionResult> Deliveries(WebhookDeliverySearchModel searchModel)
    {
        return Json(await _modelFactory.PrepareDeliveryListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<WebhookDelivery>("id")]
    public async Task<IActionResult> Delivery(int id)
    {
        var delivery = await _webhookService.GetDeliveryAsync(id);
        return delivery is null ? RedirectToAction(nameof(Deliveries)) : View(FOLDER + "Delivery.cshtml", await _modelFactory.PrepareDeliveryPageModelAsync(delivery));
    }

    /// <summary>
    /// Send a message again. The answer is JSON: the grid and the message's page ask for it
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<WebhookDelivery>("id")]
    public async Task<IActionResult> Resend(int id)
    {
        var delivery = await _webhookService.GetDeliveryAsync(id);
        if (delivery is null)
            return ErrorJson(await TextAsync("Deliveries.NotFound"));

        var resent = await _webhookService.ResendAsync(delivery, await GetActorAsync());
        return resent.Success ? Json(new { Result = true }) : ErrorJson(await TextAsync("Deliveries.NotResent"));
    }

    #endregion
}
