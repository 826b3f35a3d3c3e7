using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Nop.Plugin.Misc.Loyalty.Services.Json;

/// <summary>How the API reads and writes JSON; the store's own JSON settings are left alone.</summary>
public static class ApiJson
{
    /// <summary>camelCase, strict on input: unknown fields and numbers in quotes are refused.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.Strict,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            PropertyNameCaseInsensitive = false,
            MaxDepth = 8,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver()
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new UtcDateTimeConverter());
        options.Converters.Add(new MoneyConverter());
        options.Converters.Add(new StorableTextConverter());
        options.MakeReadOnly();
        return options;
    }

    /// <summary>A C# member name the way it is written in JSON.</summary>
    public static string FieldName(string memberName) => JsonNamingPolicy.CamelCase.ConvertName(memberName);
}
