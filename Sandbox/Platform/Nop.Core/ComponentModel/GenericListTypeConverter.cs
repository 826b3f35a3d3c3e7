using System.ComponentModel;
using System.Globalization;

namespace Nop.Core.ComponentModel;

/// <summary>Writes a list as text with commas, and reads it back; settings that hold lists are kept so</summary>
/// <typeparam name="T">Item type</typeparam>
public class GenericListTypeConverter<T> : TypeConverter
{
    protected readonly TypeConverter typeConverter = TypeDescriptor.GetConverter(typeof(T));

    public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value)
    {
        if (value is not string text)
            return base.ConvertFrom(context, culture, value);

        return text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(item => (T)typeConverter.ConvertFromInvariantString(item))
            .ToList();
    }

    public override object ConvertTo(ITypeDescriptorContext context, CultureInfo culture, object value, Type destinationType)
    {
        if (destinationType != typeof(string))
            return base.ConvertTo(context, culture, value, destinationType);

        return value is IList<T> list ? string.Join(',', list.Select(item => typeConverter.ConvertToInvariantString(item))) : string.Empty;
    }
}
