using System.Reflection;
using Newtonsoft.Json;

namespace Nop.Services.Plugins;

/// <summary>A plugin as its plugin.json describes it, and what the store knows about it.</summary>
public class PluginDescriptor : PluginDescriptorBaseInfo, IDescriptor, IComparable<PluginDescriptor>
{
    [JsonProperty(PropertyName = "Group")]
    public virtual string Group { get; set; }

    [JsonProperty(PropertyName = "FriendlyName")]
    public virtual string FriendlyName { get; set; }

    [JsonProperty(PropertyName = "SupportedVersions")]
    public virtual IList<string> SupportedVersions { get; set; } = new List<string>();

    [JsonProperty(PropertyName = "Author")]
    public virtual string Author { get; set; }

    [JsonProperty(PropertyName = "DisplayOrder")]
    public virtual int DisplayOrder { get; set; }

    [JsonProperty(PropertyName = "FileName")]
    public virtual string AssemblyFileName { get; set; }

    [JsonProperty(PropertyName = "Description")]
    public virtual string Description { get; set; }

    [JsonProperty(PropertyName = "LimitedToStores")]
    public virtual IList<int> LimitedToStores { get; set; } = new List<int>();

    [JsonProperty(PropertyName = "LimitedToCustomerRoles")]
    public virtual IList<int> LimitedToCustomerRoles { get; set; } = new List<int>();

    [JsonProperty(PropertyName = "DependsOnSystemNames")]
    public virtual IList<string> DependsOn { get; set; } = new List<string>();

    [JsonIgnore]
    public virtual bool Installed { get; set; }

    [JsonIgnore]
    public virtual Type PluginType { get; set; }

    [JsonIgnore]
    public virtual string OriginalAssemblyFile { get; set; }

    [JsonIgnore]
    public virtual IList<string> PluginFiles { get; set; }

    [JsonIgnore]
    public virtual Assembly ReferencedAssembly { get; set; }

    [JsonIgnore]
    public virtual bool ShowInPluginsList { get; set; } = true;

    public static PluginDescriptor GetPluginDescriptorFromText(string text) =>
        string.IsNullOrEmpty(text) ? new PluginDescriptor() : JsonConvert.DeserializeObject<PluginDescriptor>(text);

    public virtual TPlugin Instance<TPlugin>() where TPlugin : class, IPlugin
    {
        var plugin = EngineContext.Current.ResolveUnregistered(PluginType) as TPlugin;
        if (plugin != null)
            plugin.PluginDescriptor = this;

        return plugin;
    }

    public virtual void Save()
    {
        var path = Path.Combine(Path.GetDirectoryName(OriginalAssemblyFile), NopPluginDefaults.DescriptionFileName);
        File.WriteAllText(path, JsonConvert.SerializeObject(this, Formatting.Indented));
    }

    public int CompareTo(PluginDescriptor other) =>
        DisplayOrder != other.DisplayOrder ? DisplayOrder.CompareTo(other.DisplayOrder) : base.CompareTo(other);

    public override string ToString() => FriendlyName;
}
