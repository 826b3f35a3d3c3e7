using System.Text.Json;
using System.Text.Json.Serialization;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Json;

/// <summary>Refuses text that not every database can keep: NUL, and halves of letters.</summary>
public sealed class StorableTextConverter : JsonConverter<string>
{
    /// <inheritdoc />
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            var text = reader.GetString();

            // without a message the serializer says where in the body it is
            return StorableText.IsStorable(text) ? text : throw new JsonException();
        }
        catch (InvalidOperationException)
        {
            throw new JsonException();
        }
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
