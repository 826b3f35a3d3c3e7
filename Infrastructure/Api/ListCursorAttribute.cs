using System.ComponentModel.DataAnnotations;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Takes only what an answer named as the begin of the next part of a list of settings.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ListCursorAttribute : ValidationAttribute
{
    /// <summary>Says what is wrong.</summary>
    public ListCursorAttribute()
    {
        ErrorMessage = "Must be the nextBefore of an answer.";
    }

    /// <inheritdoc />
    public override bool IsValid(object value) => value is null || (value is string cursor && SettingsList.TryRead(cursor, out _));
}
