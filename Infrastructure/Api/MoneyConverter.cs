using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>
/// Amounts, rates and multipliers are written with two digits behind the point, or with three or four where they have them: a database
/// gives 5 back as 5.0000, and the same amount is told with the same letters before and after it was stored.
/// </summary>
public sealed class MoneyConverter : JsonConverter<decimal>
{
    /// <inheritdoc />
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString("0.00##", CultureInfo.InvariantCulture));
}
