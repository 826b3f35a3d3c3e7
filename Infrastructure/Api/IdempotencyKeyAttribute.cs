using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Takes a parameter from the header Idempotency-Key: 1 to 200 visible ASCII characters, or nothing.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IdempotencyKeyAttribute : ValidationAttribute, IBinderTypeProviderMetadata, IModelNameProvider
{
    /// <inheritdoc />
    public string Name => ApiDefaults.IdempotencyHeader;

    /// <inheritdoc />
    public Type BinderType => typeof(RequestHeaderBinder);

    /// <inheritdoc />
    public BindingSource BindingSource => BindingSource.Header;

    /// <inheritdoc />
    protected override ValidationResult IsValid(object value, ValidationContext validationContext)
    {
        if (value is not string key)
            return ValidationResult.Success;
        if (key.Length is 0 or > ApiDefaults.MaximumIdempotencyKeyLength)
            return new ValidationResult($"Must have from 1 to {ApiDefaults.MaximumIdempotencyKeyLength} characters.");

        return key.All(letter => letter is >= '!' and <= '~')
            ? ValidationResult.Success
            : new ValidationResult("Must consist of visible ASCII characters without spaces.");
    }
}
