using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>
/// Takes a parameter from the JSON body with the API's own strict options. Unlike an input formatter it
/// registers nothing in the store, so it cannot disturb the store's own requests.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class JsonBodyAttribute : Attribute, IBinderTypeProviderMetadata
{
    /// <inheritdoc />
    public Type BinderType => typeof(JsonBodyBinder);

    /// <inheritdoc />
    public BindingSource BindingSource => BindingSource.Body;
}
