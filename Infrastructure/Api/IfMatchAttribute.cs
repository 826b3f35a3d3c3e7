using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Takes a parameter from the header If-Match: the entity tag that a change builds upon, or nothing.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IfMatchAttribute : ValidationAttribute, IBinderTypeProviderMetadata, IModelNameProvider
{
    /// <inheritdoc />
    public string Name => "If-Match";

    /// <inheritdoc />
    public Type BinderType => typeof(RequestHeaderBinder);

    /// <inheritdoc />
    public BindingSource BindingSource => BindingSource.Header;

    /// <inheritdoc />
    public override bool IsValid(object value) => true;

    /// <summary>A number that differs when what is written down does.</summary>
    /// <param name="state">All that a change could change.</param>
    public static int StateOf(FormattableString state) =>
        BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant(state)))) & int.MaxValue;

    /// <summary>The entity tag of a version.</summary>
    public static string TagOf(int version) => $"\"{version}\"";

    /// <summary>Whether a change may build upon a version.</summary>
    public static bool Allows(string ifMatch, int version) => ifMatch is null or "*" || ifMatch.Split(',', StringSplitOptions.TrimEntries).Contains(TagOf(version));
}
