using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Json;

/// <summary>
/// Amounts, rates and multipliers are written with two digits behind the point, or with three or four where they have them: a database
/// gives 5 back as 5.0000, and the same amount is told with the same letters before and after it was stored. What would be rounded is refused.
/// </summary>
public sealed class MoneyConverter : JsonConverter<decimal>
{
    /// <inheritdoc />
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // without a message the serializer says where in the body it is
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var number) && StorableNumber.IsStorable(number) ? number : throw new JsonException();
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString("0.00##", CultureInfo.InvariantCulture));
}
