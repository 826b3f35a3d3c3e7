using System.ComponentModel;
using System.Globalization;
using System.Net.Mail;
using Nop.Core.Infrastructure;

namespace Nop.Core;

/// <summary>Small conversions used everywhere.</summary>
public partial class CommonHelper
{
    public static INopFileProvider DefaultFileProvider { get; set; }

    public static bool IsValidEmail(string email)
    {
        if (string.IsNullOrWhiteSpace(email))
            return false;
        var trimmed = email.Trim();
        return MailAddress.TryCreate(trimmed, out var address) && address.Address == trimmed && address.Host.Contains('.');
    }

    public static string EnsureMaximumLength(string str, int maxLength, string postfix = null)
    {
        if (string.IsNullOrEmpty(str) || str.Length <= maxLength)
            return str;
        return str[..(maxLength - (postfix?.Length ?? 0))] + postfix;
    }

    public static object To(object value, Type destinationType) => To(value, destinationType, CultureInfo.InvariantCulture);

    public static object To(object value, Type destinationType, CultureInfo culture)
    {
        if (value is null || destinationType.IsInstanceOfType(value))
            return value;
        var target = TypeDescriptor.GetConverter(destinationType);
        if (target.CanConvertFrom(value.GetType()))
            return target.ConvertFrom(null, culture, value);
        var source = TypeDescriptor.GetConverter(value.GetType());
        if (source.CanConvertTo(destinationType))
            return source.ConvertTo(null, culture, value, destinationType);
        return destinationType.IsEnum && value is int number
            ? Enum.ToObject(destinationType, number)
            : Convert.ChangeType(value, destinationType, culture);
    }

    public static T To<T>(object value) => (T)To(value, typeof(T));

    public static string SplitCamelCaseWord(string str) =>
        string.IsNullOrEmpty(str) ? string.Empty : string.Concat(str.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {c}" : c.ToString()));
}
