namespace Nop.Services.Plugins;

/// <summary>Installed plugins of one kind; made once per request.</summary>
public class PluginManager<TPlugin>(ICustomerService customerService, IPluginService pluginService) : IPluginManager<TPlugin> where TPlugin : class, IPlugin
{
    private readonly Dictionary<string, IList<TPlugin>> _plugins = new();
    protected readonly ICustomerService _customerService = customerService;
    protected readonly IPluginService _pluginService = pluginService;

    public virtual async Task<IList<TPlugin>> LoadAllPluginsAsync(Customer customer = null, int storeId = 0)
    {
        var roles = customer == null ? null : string.Join(',', await _customerService.GetCustomerRoleIdsAsync(customer));
        var key = $"{storeId}-{roles}";
        if (!_plugins.TryGetValue(key, out var plugins))
            _plugins[key] = plugins = await _pluginService.GetPluginsAsync<TPlugin>(customer: customer, storeId: storeId);

        return plugins;
    }

    public virtual async Task<TPlugin> LoadPluginBySystemNameAsync(string systemName, Customer customer = null, int storeId = 0)
    {
        if (string.IsNullOrEmpty(systemName))
            return null;

        return (await LoadAllPluginsAsync(customer, storeId)).FirstOrDefault(plugin =>
            plugin.PluginDescriptor.SystemName.Equals(systemName, StringComparison.InvariantCultureIgnoreCase));
    }

    public virtual async Task<IList<TPlugin>> LoadActivePluginsAsync(List<string> systemNames, Customer customer = null, int storeId = 0)
    {
        if (systemNames == null)
            return new List<TPlugin>();

        return (await LoadAllPluginsAsync(customer, storeId)).Where(plugin => IsPluginActive(plugin, systemNames)).ToList();
    }

    public virtual bool IsPluginActive(TPlugin plugin, List<string> systemNames) =>
        plugin != null && systemNames != null &&
            systemNames.Contains(plugin.PluginDescriptor.SystemName, StringComparer.InvariantCultureIgnoreCase);
}
