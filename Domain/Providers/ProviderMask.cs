#nullable enable
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nop.Plugin.Misc.Loyalty.Domain.Providers;

/// <summary>
/// Takes secrets and personal data out of what was sent and answered before it is stored. Pure
/// </summary>
public static class ProviderMask
{
    private const string MASK = "***";
    private const int SHOWN = 2;
    private const int MOST_LETTERS = 16_000;

    private static readonly HashSet<string> _personal = new(StringComparer.OrdinalIgnoreCase) { "phone", "email", "card", "loyaltyId", "name", "firstName", "lastName", "customer" };
    private static readonly HashSet<string> _secret = new(StringComparer.OrdinalIgnoreCase) { "clientSecret", "client_secret", "secret", "access_token", "token", "authorization", "password" };

    // what names things, and no people
    private static readonly HashSet<string> _namesOfThings = new(StringComparer.OrdinalIgnoreCase) { "rewards", "programs" };

    /// <summary>
    /// A message without them; what is no JSON at all is not kept
    /// </summary>
    public static string? Json(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        try
        {
            var node = JsonNode.Parse(text);
            Walk(node, ofThings: false);
            var masked = node?.ToJsonString() ?? "null";

            return masked.Length <= MOST_LETTERS ? masked : $"{masked[..MOST_LETTERS]}…";
        }
        catch (JsonException)
        {
            return MASK;
        }
    }

    /// <summary>
    /// A text of which only the last two letters are shown
    /// </summary>
    public static string Tail(string? text) => text is { Length: > SHOWN * 2 } ? $"{MASK}{text[^SHOWN..]}" : MASK;

    private static void Walk(JsonNode? node, bool ofThings)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Walk(item, ofThings);
        }
        if (node is not JsonObject row)
            return;

        foreach (var (key, value) in row.ToList())
        {
            if (_secret.Contains(key))
                row[key] = MASK;
            else if (_personal.Contains(key) && !ofThings && value is JsonValue personal)
                row[key] = Tail(personal.ToString());
            else
                Walk(value, ofThings || _namesOfThings.Contains(key));
        }
    }
}
