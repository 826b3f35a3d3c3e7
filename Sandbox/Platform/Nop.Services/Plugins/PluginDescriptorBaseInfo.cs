using Newtonsoft.Json;

namespace Nop.Services.Plugins;

/// <summary>The name and version of an installed plugin; equal names are the same plugin.</summary>
public class PluginDescriptorBaseInfo : IComparable<PluginDescriptorBaseInfo>
{
    [JsonProperty(PropertyName = "SystemName")]
    public virtual string SystemName { get; set; }

    [JsonProperty(PropertyName = "Version")]
    public virtual string Version { get; set; }

    [JsonIgnore]
    public virtual PluginDescriptorBaseInfo GetBaseInfoCopy => new() { SystemName = SystemName, Version = Version };

    public int CompareTo(PluginDescriptorBaseInfo other) => string.Compare(SystemName, other.SystemName, StringComparison.InvariantCultureIgnoreCase);

    public override bool Equals(object value) => SystemName?.Equals((value as PluginDescriptorBaseInfo)?.SystemName) ?? false;

    public override int GetHashCode() => SystemName.GetHashCode();
}
