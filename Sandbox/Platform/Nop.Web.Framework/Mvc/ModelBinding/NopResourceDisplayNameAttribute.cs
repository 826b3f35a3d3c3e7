using System.ComponentModel;

namespace Nop.Web.Framework.Mvc.ModelBinding;

/// <summary>Takes a property's display name from a locale resource</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NopResourceDisplayNameAttribute(string resourceKey) : DisplayNameAttribute(resourceKey)
{
    public string ResourceKey { get; set; } = resourceKey;

    public override string DisplayName =>
        EngineContext.Current.Resolve<ILocalizationService>().GetResourceAsync(ResourceKey).GetAwaiter().GetResult();
}
