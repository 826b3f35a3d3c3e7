using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>
/// Takes a text parameter from a header. nopCommerce's own binder for texts stands before the framework's for headers
/// and looks into the form, route and query only, so that [FromHeader] gives nothing there
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RequestHeaderAttribute : Attribute, IBinderTypeProviderMetadata, IModelNameProvider
{
    /// <summary>
    /// Names the header
    /// </summary>
    public RequestHeaderAttribute(string name)
    {
        Name = name;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public Type BinderType => typeof(RequestHeaderBinder);

    /// <inheritdoc />
    public BindingSource BindingSource => BindingSource.Header;
}
