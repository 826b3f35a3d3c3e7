using System.Security.Cryptography;
using System.Text;

namespace Nop.Plugin.Misc.Loyalty.Services.Languages;

/// <summary>
/// Knows a text again that a version which came out installed, so that an update can tell it from one that a merchant wrote. Resources/released-texts.txt
/// names the last of these versions, and holds a mark of each of their texts
/// </summary>
internal static class ReleasedTexts
{
    /// <summary>
    /// Where the marks stand
    /// </summary>
    public const string RESOURCE = "Loyalty.ReleasedTexts";

    /// <summary>
    /// Stands for the English texts, which languages without a file get
    /// </summary>
    public const string ENGLISH = "en";

    private const int MARK_LENGTH = 12;

    private static readonly Lazy<HashSet<string>> _marks = new(Read);

    /// <summary>
    /// Whether a version that came out installed this text
    /// </summary>
    /// <param name="culture">Culture of the language file, or English</param>
    /// <param name="key">Name of the resource</param>
    /// <param name="text">The text</param>
    public static bool Contains(string culture, string key, string text)
    {
        return _marks.Value.Contains(Mark(culture, key, text));
    }

    /// <summary>
    /// Gets the mark of a text
    /// </summary>
    public static string Mark(string culture, string key, string text)
    {
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{culture}\n{key.ToLowerInvariant()}\n{text}")))[..MARK_LENGTH];
    }

    private static HashSet<string> Read()
    {
        using var reader = new StreamReader(typeof(ReleasedTexts).Assembly.GetManifestResourceStream(RESOURCE));

        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToHashSet();
    }
}
