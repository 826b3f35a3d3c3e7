using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nop.Plugin.Misc.Loyalty.Services.Json;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Moments as <see cref="UtcDateTimeConverter"/> reads and writes them; a date alone stays one, of no zone, for the store's to be put in.</summary>
public sealed class StoreDayConverter : JsonConverter<DateTime>
{
    private static readonly UtcDateTimeConverter _moments = new();

    /// <inheritdoc />
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        return reader.TokenType == JsonTokenType.String && DateTime.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : _moments.Read(ref reader, typeToConvert, options);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => _moments.Write(writer, value, options);
}
