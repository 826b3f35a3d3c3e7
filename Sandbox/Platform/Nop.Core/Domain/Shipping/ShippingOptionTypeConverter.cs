using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace Nop.Core.Domain.Shipping;

/// <summary>Lets a chosen shipping option be kept as text in a customer attribute.</summary>
public partial class ShippingOptionTypeConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value)
    {
        if (value is not string text)
            return base.ConvertFrom(context, culture, value);

        return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<ShippingOption>(text);
    }

    public override object ConvertTo(ITypeDescriptorContext context, CultureInfo culture, object value, Type destinationType)
    {
        if (destinationType != typeof(string))
            return base.ConvertTo(context, culture, value, destinationType);

        return value is ShippingOption option ? JsonSerializer.Serialize(option) : string.Empty;
    }
}
