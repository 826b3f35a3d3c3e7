using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Linq;

namespace Nop.Plugin.Misc.Loyalty.Services.Languages;

/// <summary>
/// What the plugin says in one language. The files are nopCommerce's own language files, which its import reads; beside the texts they hold what
/// nopCommerce keeps in other places: mails, names of tiers, and the words for a number of points
/// </summary>
internal sealed class LanguageFile
{
    private const string FOLDER = "Loyalty.Languages.";

    private static readonly ConcurrentDictionary<string, LanguageFile> _byCulture = new(StringComparer.OrdinalIgnoreCase);

    private LanguageFile(string culture)
    {
        using var stream = typeof(LanguageFile).Assembly.GetManifestResourceStream(FOLDER + culture);
        var root = XElement.Load(stream);
        Culture = culture;
        Texts = root.Elements("LocaleResource").ToDictionary(Name, row => row.Element("Value")!.Value, StringComparer.OrdinalIgnoreCase);
        Messages = root.Elements("MessageTemplate").ToDictionary(Name, row => (row.Element("Subject")!.Value, row.Element("Body")!.Value));
        TierNames = root.Elements("Tier").ToDictionary(Name, row => row.Element("Value")!.Value);
        PointForms = root.Elements("Points").ToDictionary(Name, row => row.Element("Value")!.Value);
    }

    /// <summary>
    /// Cultures that have a file
    /// </summary>
    public static IReadOnlyList<string> Cultures { get; } = typeof(LanguageFile).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(FOLDER, StringComparison.Ordinal)).Select(name => name[FOLDER.Length..]).Order(StringComparer.Ordinal).ToList();

    /// <summary>
    /// Culture the file is made for
    /// </summary>
    public string Culture { get; }

    /// <summary>
    /// Texts by resource name
    /// </summary>
    public IReadOnlyDictionary<string, string> Texts { get; }

    /// <summary>
    /// Mails by the name of their template
    /// </summary>
    public IReadOnlyDictionary<string, (string Subject, string Body)> Messages { get; }

    /// <summary>
    /// Names of the tiers a new program begins with, by their English names
    /// </summary>
    public IReadOnlyDictionary<string, string> TierNames { get; }

    /// <summary>
    /// A number of points, by plural category
    /// </summary>
    public IReadOnlyDictionary<string, string> PointForms { get; }

    /// <summary>
    /// Finds the file of a culture: its own, or that of its language in the same script
    /// </summary>
    /// <param name="culture">Name of the culture, for example "de-AT"</param>
    /// <returns>Null where English is all there is</returns>
    public static LanguageFile Find(string culture)
    {
        if (string.IsNullOrEmpty(culture))
            return null;

        var match = Cultures.FirstOrDefault(name => name.Equals(culture, StringComparison.OrdinalIgnoreCase)) ?? OfLanguage(culture);

        return match is null ? null : _byCulture.GetOrAdd(match, name => new LanguageFile(name));
    }

    private static string OfLanguage(string culture)
    {
        try
        {
            var wanted = CultureInfo.GetCultureInfo(culture);

            return Cultures.FirstOrDefault(name => CultureInfo.GetCultureInfo(name) is var made
                && made.TwoLetterISOLanguageName == wanted.TwoLetterISOLanguageName
                && (Script(wanted) is not { } script || Script(made) is null || Script(made) == script));
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// "Hant" of "zh-TW": the first part of four letters in the name of the culture, or of one it stands under
    /// </summary>
    private static string Script(CultureInfo culture)
    {
        for (var at = culture; at.Name.Length > 0; at = at.Parent)
        {
            if (at.Name.Split('-').Skip(1).FirstOrDefault(part => part.Length == 4) is { } script)
                return script;
        }

        return null;
    }

    private static string Name(XElement row)
    {
        return row.Attribute("Name")!.Value;
    }
}
