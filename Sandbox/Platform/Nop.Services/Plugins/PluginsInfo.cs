using System.Text;
using Newtonsoft.Json;

namespace Nop.Services.Plugins;

/// <summary>The plugins file in App_Data together with what is found in the plugins folder.</summary>
public class PluginsInfo : IPluginsInfo
{
    private readonly INopFileProvider _fileProvider;

    public PluginsInfo(INopFileProvider fileProvider) => _fileProvider = fileProvider ?? CommonHelper.DefaultFileProvider;

    public virtual IList<PluginDescriptorBaseInfo> InstalledPlugins { get; set; } = new List<PluginDescriptorBaseInfo>();
    public virtual IList<string> PluginNamesToUninstall { get; set; } = new List<string>();
    public virtual IList<string> PluginNamesToDelete { get; set; } = new List<string>();

    public virtual IList<(string SystemName, Guid? CustomerGuid)> PluginNamesToInstall { get; set; } =
        new List<(string SystemName, Guid? CustomerGuid)>();

    [JsonIgnore]
    public virtual IList<(PluginDescriptor pluginDescriptor, bool needToDeploy)> PluginDescriptors { get; set; } =
        new List<(PluginDescriptor pluginDescriptor, bool needToDeploy)>();

    [JsonIgnore]
    public virtual IDictionary<string, PluginIncompatibleType> IncompatiblePlugins { get; set; } =
        new Dictionary<string, PluginIncompatibleType>();

    public virtual void LoadPluginInfo()
    {
        ReadFile();

        var found = new List<(PluginDescriptor pluginDescriptor, bool needToDeploy)>();
        var incompatible = new Dictionary<string, PluginIncompatibleType>();
        foreach (var (folder, descriptor) in FindDescriptors())
        {
            if (PluginNamesToDelete.Contains(descriptor.SystemName))
                continue;

            if (found.Any(other => other.pluginDescriptor.Equals(descriptor)))
                throw new NopException($"Two plugins call themselves '{descriptor.SystemName}'");

            var problem = Inspect(folder, descriptor);
            if (problem.HasValue)
            {
                incompatible[descriptor.SystemName] = problem.Value;
                continue;
            }

            var needToDeploy = descriptor.Installed || PluginNamesToInstall.Any(item => item.SystemName == descriptor.SystemName);
            found.Add((descriptor, needToDeploy));
        }

        PluginDescriptors = found;
        IncompatiblePlugins = incompatible;
    }

    public virtual async Task SaveAsync()
    {
        EnsureFolder();
        await _fileProvider.WriteAllTextAsync(FilePath, Serialize(), Encoding.UTF8);
    }

    public virtual void Save()
    {
        EnsureFolder();
        _fileProvider.WriteAllText(FilePath, Serialize(), Encoding.UTF8);
    }

    private string FilePath => _fileProvider.MapPath(NopPluginDefaults.PluginsInfoFilePath);

    private void EnsureFolder() => _fileProvider.CreateDirectory(Path.GetDirectoryName(FilePath));

    private string Serialize() => JsonConvert.SerializeObject(this, Formatting.Indented);

    private void ReadFile()
    {
        if (!_fileProvider.FileExists(FilePath))
            return;

        var saved = JsonConvert.DeserializeObject<PluginsInfo>(_fileProvider.ReadAllText(FilePath, Encoding.UTF8));
        if (saved == null)
            return;

        InstalledPlugins = saved.InstalledPlugins;
        PluginNamesToUninstall = saved.PluginNamesToUninstall;
        PluginNamesToDelete = saved.PluginNamesToDelete;
        PluginNamesToInstall = saved.PluginNamesToInstall;
    }

    private List<(string Folder, PluginDescriptor Descriptor)> FindDescriptors()
    {
        var root = _fileProvider.MapPath(NopPluginDefaults.Path);
        _fileProvider.CreateDirectory(root);

        return _fileProvider.GetDirectories(root)
            .Select(folder => (Folder: folder, File: _fileProvider.Combine(folder, NopPluginDefaults.DescriptionFileName)))
            .Where(item => _fileProvider.FileExists(item.File))
            .Select(item => (item.Folder, Descriptor: ReadDescriptor(item.File)))
            .OrderBy(item => item.Descriptor)
            .ToList();
    }

    private PluginDescriptor ReadDescriptor(string file)
    {
        var descriptor = PluginDescriptor.GetPluginDescriptorFromText(_fileProvider.ReadAllText(file, Encoding.UTF8));
        if (string.IsNullOrWhiteSpace(descriptor.SystemName))
            throw new NopException($"The plugin described in '{file}' has no system name");

        return descriptor;
    }

    private PluginIncompatibleType? Inspect(string folder, PluginDescriptor descriptor)
    {
        if (!descriptor.SupportedVersions.Contains(NopVersion.CURRENT_VERSION, StringComparer.InvariantCultureIgnoreCase))
            return PluginIncompatibleType.NotCompatibleWithCurrentVersion;

        descriptor.PluginFiles = _fileProvider.GetFiles(folder, "*.dll").ToList();
        descriptor.OriginalAssemblyFile = descriptor.PluginFiles.FirstOrDefault(file =>
            Path.GetFileName(file).Equals(descriptor.AssemblyFileName, StringComparison.InvariantCultureIgnoreCase));
        if (descriptor.OriginalAssemblyFile == null)
            return PluginIncompatibleType.MainAssemblyNotFound;

        descriptor.Installed = InstalledPlugins.Any(installed =>
            installed.SystemName.Equals(descriptor.SystemName, StringComparison.InvariantCultureIgnoreCase));

        return null;
    }
}
