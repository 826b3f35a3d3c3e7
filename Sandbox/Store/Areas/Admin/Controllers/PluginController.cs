using Nop.Core.Domain.Cms;
using Nop.Core.Domain.Payments;
using Nop.Services.Configuration;
using Nop.Services.Plugins;
using Nop.Web.Areas.Admin.Factories;
using Nop.Web.Framework.Controllers;
using Sandbox.Store.Areas.Admin.Factories;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>Uploads, installs, configures and removes plugins</summary>
public class PluginController(
    ILocalizationService localizationService,
    INotificationService notificationService,
    IPluginService pluginService,
    ISettingService settingService,
    IUploadService uploadService,
    IWorkContext workContext,
    PaymentSettings paymentSettings,
    PluginModelFactory pluginModelFactory,
    SystemWarnings systemWarnings,
    WidgetSettings widgetSettings) : StoreAdminController(localizationService, notificationService)
{
    private const string INSTALL_PREFIX = "install-plugin-link-";
    private const string UNINSTALL_PREFIX = "uninstall-plugin-link-";
    private const string DELETE_PREFIX = "delete-plugin-link-";

    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public async Task<IActionResult> List(bool showWarnings = true)
    {
        var warnings = showWarnings ? await systemWarnings.PreparePluginsAsync() : [];
        if (warnings.Count > 0)
            NotificationService.WarningNotification(string.Join("<br />", warnings), false);

        return View(await pluginModelFactory.PreparePluginSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public async Task<IActionResult> ListSelect(PluginSearchModel searchModel) =>
        Json(await pluginModelFactory.PreparePluginListModelAsync(searchModel));

    [HttpPost]
    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public async Task<IActionResult> UploadPluginsAndThemes(IFormFile archivefile)
    {
        try
        {
            if (archivefile is null || archivefile.Length == 0)
                throw new NopException(await LocalizationService.GetResourceAsync("Admin.Common.UploadFile"));

            var uploaded = await uploadService.UploadPluginsAndThemesAsync(archivefile);
            var message = await LocalizationService.GetResourceAsync("Admin.Configuration.Plugins.Uploaded");
            NotificationService.SuccessNotification(string.Format(message, uploaded.OfType<PluginDescriptor>().Count()));
        }
        catch (Exception exception)
        {
            await NotificationService.ErrorNotificationAsync(exception);
        }

        return RedirectToAction("List");
    }

    [HttpPost, ActionName("List")]
    [FormValueRequired(FormValueRequirement.StartsWith, INSTALL_PREFIX)]
    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public Task<IActionResult> Install(IFormCollection form) =>
        PrepareChangeAsync(form, INSTALL_PREFIX, descriptor => !descriptor.Installed, async descriptor =>
            await pluginService.PreparePluginToInstallAsync(descriptor.SystemName, await workContext.GetCurrentCustomerAsync()));

    [HttpPost, ActionName("List")]
    [FormValueRequired(FormValueRequirement.StartsWith, UNINSTALL_PREFIX)]
    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public Task<IActionResult> Uninstall(IFormCollection form) =>
        PrepareChangeAsync(form, UNINSTALL_PREFIX, descriptor => descriptor.Installed,
            descriptor => pluginService.PreparePluginToUninstallAsync(descriptor.SystemName));

    [HttpPost, ActionName("List")]
    [FormValueRequired(FormValueRequirement.StartsWith, DELETE_PREFIX)]
    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public Task<IActionResult> Delete(IFormCollection form) =>
        PrepareChangeAsync(form, DELETE_PREFIX, descriptor => !descriptor.Installed,
            descriptor => pluginService.PreparePluginToDeleteAsync(descriptor.SystemName));

    [HttpPost, ActionName("List")]
    [FormValueRequired("plugin-reload-grid")]
    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public Task<IActionResult> ReloadList() => RestartAsync();

    [HttpPost, ActionName("List")]
    [FormValueRequired("plugin-apply-changes")]
    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public Task<IActionResult> ApplyChanges() => RestartAsync();

    [HttpPost, ActionName("List")]
    [FormValueRequired("plugin-discard-changes")]
    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public IActionResult DiscardChanges()
    {
        pluginService.ResetChanges();

        return RedirectToAction("List");
    }

    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public async Task<IActionResult> EditPopup(string systemName)
    {
        var descriptor = await FindAsync(systemName);
        if (descriptor is null)
            return RedirectToAction("List");

        return View(await pluginModelFactory.PreparePluginModelAsync(descriptor));
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Configuration.MANAGE_PLUGINS)]
    public async Task<IActionResult> EditPopup(PluginModel model)
    {
        var descriptor = await FindAsync(model.SystemName);
        if (descriptor is null)
            return RedirectToAction("List");

        descriptor.FriendlyName = model.FriendlyName;
        descriptor.DisplayOrder = model.DisplayOrder;
        descriptor.Save();

        if (descriptor.Installed)
            await SwitchAsync(descriptor.Instance<IPlugin>(), model.IsEnabled);

        ViewBag.RefreshPage = true;

        return View(await pluginModelFactory.PreparePluginModelAsync(descriptor));
    }

    private Task<PluginDescriptor> FindAsync(string systemName) =>
        pluginService.GetPluginDescriptorBySystemNameAsync<IPlugin>(systemName, LoadPluginsMode.All);

    private async Task<IActionResult> PrepareChangeAsync(IFormCollection form, string prefix,
        Func<PluginDescriptor, bool> isAllowed, Func<PluginDescriptor, Task> change)
    {
        try
        {
            var button = form.Keys.Last(key => key.StartsWith(prefix, StringComparison.InvariantCultureIgnoreCase));
            var descriptor = await FindAsync(button[prefix.Length..]);
            if (descriptor is not null && isAllowed(descriptor))
            {
                await change(descriptor);
                descriptor.ShowInPluginsList = false;
                await NotifySuccessAsync("Admin.Configuration.Plugins.ChangesApplyAfterReboot");
            }
        }
        catch (Exception exception)
        {
            await NotificationService.ErrorNotificationAsync(exception);
        }

        return RedirectToAction("List");
    }

    private async Task<IActionResult> RestartAsync()
    {
        await pluginService.UninstallPluginsAsync();
        await pluginService.DeletePluginsAsync();

        return View("RestartApplication", Url.Action("List", "Plugin"));
    }

    private async Task SwitchAsync(IPlugin plugin, bool enable)
    {
        var activeNames = pluginModelFactory.ActiveNames(plugin);
        if (activeNames is null)
            return;

        activeNames.RemoveAll(name => name.Equals(plugin.PluginDescriptor.SystemName, StringComparison.InvariantCultureIgnoreCase));
        if (enable)
            activeNames.Add(plugin.PluginDescriptor.SystemName);

        if (plugin is IPaymentMethod)
            await settingService.SaveSettingAsync(paymentSettings);
        else
            await settingService.SaveSettingAsync(widgetSettings);
    }
}
