using Nop.Data.Migrations;
using Nop.Services.Logging;

namespace Nop.Services.Plugins;

/// <summary>Plugins change state only around a restart: wishes are written down, the next start carries them out.</summary>
public partial class PluginService : IPluginService
{
    private readonly ICustomerService _customerService;
    private readonly IHttpContextAccessor _httpContextAccessor;
    private readonly Lazy<IMigrationManager> _migrationManager;
    private readonly ILogger _logger;
    private readonly INopFileProvider _fileProvider;
    private readonly IPluginsInfo _pluginsInfo;

    public PluginService(ICustomerService customerService,
        IHttpContextAccessor httpContextAccessor,
        Lazy<IMigrationManager> migrationManager,
        ILogger logger,
        INopFileProvider fileProvider)
    {
        _customerService = customerService;
        _httpContextAccessor = httpContextAccessor;
        _migrationManager = migrationManager;
        _logger = logger;
        _fileProvider = fileProvider;
        _pluginsInfo = Singleton<IPluginsInfo>.Instance;
    }

    public virtual async Task<IList<PluginDescriptor>> GetPluginDescriptorsAsync<TPlugin>(
        LoadPluginsMode loadMode = LoadPluginsMode.InstalledOnly, Customer customer = null, int storeId = 0, string group = null,
        string dependsOnSystemName = "", string friendlyName = null, string author = null) where TPlugin : class, IPlugin
    {
        var roleIds = customer == null ? null : await _customerService.GetCustomerRoleIdsAsync(customer);

        return _pluginsInfo.PluginDescriptors.Select(item => item.pluginDescriptor)
            .Where(plugin => loadMode == LoadPluginsMode.All || plugin.Installed == (loadMode == LoadPluginsMode.InstalledOnly))
            .Where(plugin => roleIds == null || !plugin.LimitedToCustomerRoles.Any() || plugin.LimitedToCustomerRoles.Intersect(roleIds).Any())
            .Where(plugin => storeId == 0 || !plugin.LimitedToStores.Any() || plugin.LimitedToStores.Contains(storeId))
            .Where(plugin => string.IsNullOrEmpty(group) || group.Equals(plugin.Group, StringComparison.InvariantCultureIgnoreCase))
            .Where(plugin => string.IsNullOrEmpty(dependsOnSystemName) || plugin.DependsOn.Contains(dependsOnSystemName))
            .Where(plugin => Contains(plugin.FriendlyName, friendlyName) && Contains(plugin.Author, author))
            .Where(plugin => typeof(TPlugin) == typeof(IPlugin) || typeof(TPlugin).IsAssignableFrom(plugin.PluginType))
            .OrderBy(plugin => plugin.Group).ThenBy(plugin => plugin.DisplayOrder)
            .ToList();
    }

    public virtual async Task<PluginDescriptor> GetPluginDescriptorBySystemNameAsync<TPlugin>(string systemName,
        LoadPluginsMode loadMode = LoadPluginsMode.InstalledOnly, Customer customer = null, int storeId = 0, string group = null)
        where TPlugin : class, IPlugin
    {
        return (await GetPluginDescriptorsAsync<TPlugin>(loadMode, customer, storeId, group))
            .FirstOrDefault(plugin => plugin.SystemName.Equals(systemName));
    }

    public virtual async Task<IList<TPlugin>> GetPluginsAsync<TPlugin>(LoadPluginsMode loadMode = LoadPluginsMode.InstalledOnly,
        Customer customer = null, int storeId = 0, string group = null) where TPlugin : class, IPlugin
    {
        return (await GetPluginDescriptorsAsync<TPlugin>(loadMode, customer, storeId, group))
            .Where(plugin => plugin.PluginType != null)
            .Select(plugin => plugin.Instance<TPlugin>())
            .Where(plugin => plugin != null)
            .ToList();
    }

    public virtual IPlugin FindPluginByTypeInAssembly(Type typeInAssembly)
    {
        ArgumentNullException.ThrowIfNull(typeInAssembly);

        return _pluginsInfo.PluginDescriptors.Select(item => item.pluginDescriptor)
            .FirstOrDefault(plugin => plugin.ReferencedAssembly?.FullName == typeInAssembly.Assembly.FullName)
            ?.Instance<IPlugin>();
    }

    public virtual Task<string> GetPluginLogoUrlAsync(PluginDescriptor pluginDescriptor)
    {
        var folder = Path.GetDirectoryName(pluginDescriptor.OriginalAssemblyFile);
        var logo = NopPluginDefaults.SupportedLogoImageExtensions
            .Select(extension => $"{NopPluginDefaults.LogoFileName}.{extension}")
            .FirstOrDefault(file => _fileProvider.FileExists(_fileProvider.Combine(folder, file)));
        var pathBase = _httpContextAccessor.HttpContext?.Request.PathBase.Value;

        return Task.FromResult(logo == null
            ? null
            : $"{pathBase}/{NopPluginDefaults.PathName}/{Path.GetFileName(folder)}/{logo}");
    }

    public virtual async Task PreparePluginToInstallAsync(string systemName, Customer customer = null, bool checkDependencies = true)
    {
        if (_pluginsInfo.PluginNamesToInstall.Any(item => item.SystemName == systemName))
            return;

        if (checkDependencies)
        {
            var descriptor = await GetPluginDescriptorBySystemNameAsync<IPlugin>(systemName, LoadPluginsMode.NotInstalledOnly);
            var available = _pluginsInfo.InstalledPlugins.Select(plugin => plugin.SystemName)
                .Except(_pluginsInfo.PluginNamesToUninstall)
                .Concat(_pluginsInfo.PluginNamesToInstall.Select(item => item.SystemName));
            await ThrowIfAnyAsync("Admin.Plugins.Errors.InstallDependsOn", descriptor, descriptor?.DependsOn.Except(available));
        }

        _pluginsInfo.PluginNamesToInstall.Add((systemName, customer?.CustomerGuid));
        await _pluginsInfo.SaveAsync();
    }

    public virtual async Task PreparePluginToUninstallAsync(string systemName)
    {
        if (_pluginsInfo.PluginNamesToUninstall.Contains(systemName))
            return;

        var descriptor = await GetPluginDescriptorBySystemNameAsync<IPlugin>(systemName);
        var dependents = (await GetPluginDescriptorsAsync<IPlugin>(dependsOnSystemName: systemName))
            .Where(plugin => !_pluginsInfo.PluginNamesToUninstall.Contains(plugin.SystemName))
            .Select(plugin => plugin.FriendlyName);
        await ThrowIfAnyAsync("Admin.Plugins.Errors.UninstallDependsOn", descriptor, dependents);

        //the plugin may refuse by throwing
        var instance = descriptor?.Instance<IPlugin>();
        if (instance != null)
            await instance.PreparePluginToUninstallAsync();

        _pluginsInfo.PluginNamesToUninstall.Add(systemName);
        await _pluginsInfo.SaveAsync();
    }

    public virtual async Task PreparePluginToDeleteAsync(string systemName)
    {
        if (_pluginsInfo.PluginNamesToDelete.Contains(systemName))
            return;

        _pluginsInfo.PluginNamesToDelete.Add(systemName);
        await _pluginsInfo.SaveAsync();
    }

    public virtual void ResetChanges()
    {
        _pluginsInfo.PluginNamesToDelete.Clear();
        _pluginsInfo.PluginNamesToInstall.Clear();
        _pluginsInfo.PluginNamesToUninstall.Clear();
        _pluginsInfo.Save();

        foreach (var (plugin, _) in _pluginsInfo.PluginDescriptors)
            plugin.ShowInPluginsList = true;

        foreach (var folder in UploadedFolders())
            _fileProvider.DeleteDirectory(folder);
    }

    public virtual bool IsRestartRequired() =>
        _pluginsInfo.PluginNamesToInstall.Any() ||
            _pluginsInfo.PluginNamesToUninstall.Any() ||
            _pluginsInfo.PluginNamesToDelete.Any() ||
            UploadedFolders().Any();

    private string[] UploadedFolders()
    {
        var uploaded = _fileProvider.MapPath(NopPluginDefaults.UploadedPath);

        return _fileProvider.DirectoryExists(uploaded) ? _fileProvider.GetDirectories(uploaded) : [];
    }

    private static bool Contains(string text, string part) =>
        string.IsNullOrEmpty(part) || (text?.Contains(part, StringComparison.InvariantCultureIgnoreCase) ?? false);

    private static async Task ThrowIfAnyAsync(string resourceKey, PluginDescriptor descriptor, IEnumerable<string> others)
    {
        var names = others?.ToList();
        if (names is not { Count: > 0 })
            return;

        var format = await EngineContext.Current.Resolve<ILocalizationService>().GetResourceAsync(resourceKey);

        throw new NopException(string.Format(format, descriptor.FriendlyName, string.Join(", ", names)));
    }
}
