using Nop.Core.Domain.Cms;
using Nop.Core.Domain.Payments;
using Nop.Services.Cms;
using Nop.Services.Plugins;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Factories;

public class PluginModelFactory(
    AdminSelectLists selectLists,
    IPluginService pluginService,
    PaymentSettings paymentSettings,
    WidgetSettings widgetSettings)
{
    /// <summary>The search block</summary>
    public async Task<PluginSearchModel> PreparePluginSearchModelAsync()
    {
        var descriptors = await pluginService.GetPluginDescriptorsAsync<IPlugin>(LoadPluginsMode.All);
        var groups = descriptors.Select(descriptor => descriptor.Group).Distinct().Order();

        var model = new PluginSearchModel
        {
            AvailableGroups = await selectLists.WithAllAsync(groups.Select(group => new SelectListItem(group, group)), string.Empty),
            AvailableLoadModes = await selectLists.ForEnumAsync<LoadPluginsMode>(),
            NeedToRestart = pluginService.IsRestartRequired()
        };
        model.SetGridPageSize();

        return model;
    }

    /// <summary>One page of the plugins in the store's plugin folder</summary>
    public async Task<GridModel<PluginModel>> PreparePluginListModelAsync(PluginSearchModel searchModel)
    {
        var descriptors = await pluginService.GetPluginDescriptorsAsync<IPlugin>(
            loadMode: (LoadPluginsMode)searchModel.SearchLoadModeId,
            group: string.IsNullOrEmpty(searchModel.SearchGroup) ? null : searchModel.SearchGroup,
            friendlyName: searchModel.SearchFriendlyName,
            author: searchModel.SearchAuthor);

        var shown = descriptors
            .Where(descriptor => descriptor.ShowInPluginsList)
            .OrderBy(descriptor => descriptor.Group)
            .ThenBy(descriptor => descriptor.DisplayOrder)
            .ToList();

        return await GridModel<PluginModel>.FromAsync(searchModel, shown, PreparePluginModelAsync);
    }

    public async Task<PluginModel> PreparePluginModelAsync(PluginDescriptor descriptor)
    {
        var model = new PluginModel
        {
            Group = descriptor.Group,
            FriendlyName = descriptor.FriendlyName,
            SystemName = descriptor.SystemName,
            Version = descriptor.Version,
            Author = descriptor.Author,
            DisplayOrder = descriptor.DisplayOrder,
            Description = descriptor.Description,
            Installed = descriptor.Installed,
            LogoUrl = await pluginService.GetPluginLogoUrlAsync(descriptor)
        };
        if (!descriptor.Installed)
            return model;

        var plugin = descriptor.Instance<IPlugin>();
        model.ConfigurationUrl = plugin.GetConfigurationPageUrl();
        if (ActiveNames(plugin) is { } activeNames)
        {
            model.CanChangeEnabled = true;
            model.IsEnabled = activeNames.Contains(descriptor.SystemName, StringComparer.InvariantCultureIgnoreCase);
        }

        return model;
    }

    /// <summary>The list of active plugins of this plugin's kind, or null when the kind cannot be switched on and off</summary>
    public List<string> ActiveNames(IPlugin plugin) =>
        plugin switch
        {
            IPaymentMethod => paymentSettings.ActivePaymentMethodSystemNames,
            IWidgetPlugin => widgetSettings.ActiveWidgetSystemNames,
            _ => null
        };
}
