#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Providers;

/// <summary>
/// Origins whose pages may call the session routes. An origin is scheme, host and port, nothing else; there is no "all". Pure
/// </summary>
public static class OriginList
{
    /// <summary>
    /// Most origins of a store
    /// </summary>
    public const int MOST = 20;

    private static readonly char[] _separators = ['\r', '\n', ' ', ',', '\t'];

    /// <summary>
    /// Reads the origins that somebody typed, in the form in which browsers send them
    /// </summary>
    /// <param name="text">Typed text</param>
    /// <param name="fault">The first word that is no origin; null when all are</param>
    public static IReadOnlyList<string> Parse(string? text, out string? fault)
    {
        fault = null;
        var origins = new List<string>();
        foreach (var word in (text ?? string.Empty).Split(_separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Normalize(word) is not { } origin)
            {
                fault ??= word;
                continue;
            }
            if (!origins.Contains(origin))
                origins.Add(origin);
        }

        return origins;
    }

    /// <summary>
    /// Whether a browser's Origin header names one of them
    /// </summary>
    public static bool Contains(string? stored, string? origin)
    {
        return !string.IsNullOrEmpty(origin) && !string.IsNullOrEmpty(stored) && stored.Split('\n').Contains(origin, StringComparer.Ordinal);
    }

    /// <summary>
    /// Writes them as they are stored
    /// </summary>
    public static string? Format(IReadOnlyList<string> origins) => origins.Count == 0 ? null : string.Join('\n', origins);

    private static string? Normalize(string word)
    {
        if (!Uri.TryCreate(word, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
            return null;
        // a star in the host, a path, a user or a question are no origin
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.AbsolutePath != "/" || word.EndsWith('?') || word.EndsWith('#') || uri.Host.Contains('*'))
            return null;

        return uri.IsDefaultPort ? $"{uri.Scheme}://{uri.IdnHost}" : $"{uri.Scheme}://{uri.IdnHost}:{uri.Port}";
    }
}
