using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>
/// The files of Resources/Languages beside the English texts. LOYALTY_WRITE_LANGUAGES=folder takes the texts of folder/de-DE.json and so on (an object of
/// texts by resource name) into them, takes away what English has no longer, and says what is missing.
/// </summary>
[TestFixture]
public sealed partial class LanguageFileTests
{
    private static readonly IReadOnlyDictionary<string, string> _english = LocaleResources.Load().AsReadOnly();

    private static IReadOnlyList<string> Cultures => LanguageFile.Cultures;

    /// <summary>Nouns that a number would have to agree with, by the culture's language: what stands behind a number is worded so that any number fits.</summary>
    private static readonly Dictionary<string, string> _counted = new()
    {
        ["de"] = "Punkt|Mitglied|Produkt|Artikel|Eintr|Buchung|Sekunde|Wert|Zahl|Kategorie|Bestellung|Auftr|Zeile|Nachricht",
        ["fr"] = "point|membre|produit|article|écriture|entrée|seconde|chiffre|valeur|catégorie|commande|ligne|message",
        ["es"] = "punto|miembro|socio|producto|artículo|asiento|entrada|segundo|cifra|valor|categoría|pedido|línea|mensaje",
        ["ar"] = "نقط|نقاط|عضو|أعضاء|منتج|قيد|قيود|إدخال|ثاني|ثوان|رقم|أرقام|قيم|فئ|طلب|سطر|أسطر|رسال|رسائل",
        ["zh"] = "(?!)"
    };

    /// <summary>Texts for two and more, which is one form but in Arabic; a single one is named instead.</summary>
    private static readonly string[] _fromTwo = ["Plugins.Misc.Loyalty.Rewards.Gives.Categories", "Plugins.Misc.Loyalty.Rewards.Gives.Products"];

    /// <summary>Texts that read in a language as in English: names, and words that both languages share.</summary>
    private static readonly Dictionary<string, string[]> _shared = JsonSerializer.Deserialize<Dictionary<string, string[]>>(
        File.ReadAllText(Path.Combine(Repository.Root, "Tests", "Engine", "SharedWords.json")))!;

    [OneTimeSetUp]
    public void Write()
    {
        if (Environment.GetEnvironmentVariable("LOYALTY_WRITE_LANGUAGES") is not { Length: > 0 } folder)
            return;

        foreach (var path in Directory.GetFiles(FilesFolder, "*.xml"))
            Merge(path, Path.Combine(folder, Path.GetFileNameWithoutExtension(path) + ".json"));
        Assert.Ignore("The files were written: build, and run the tests without LOYALTY_WRITE_LANGUAGES");
    }

    [Test]
    public void There_is_a_file_for_each_language_the_documentation_names() =>
        Assert.That(Cultures, Is.EqualTo(new[] { "ar-SA", "de-DE", "es-ES", "fr-FR", "zh-CN" }));

    [TestCaseSource(nameof(Cultures))]
    public void A_language_says_everything_and_nothing_else(string culture)
    {
        var texts = LanguageFile.Find(culture).Texts;

        Assert.Multiple(() =>
        {
            Assert.That(_english.Keys.Except(texts.Keys, StringComparer.OrdinalIgnoreCase), Is.Empty, "missing");
            Assert.That(texts.Keys.Except(_english.Keys, StringComparer.OrdinalIgnoreCase), Is.Empty, "too many");
            Assert.That(texts.Where(text => string.IsNullOrWhiteSpace(text.Value)), Is.Empty);
        });
    }

    [TestCaseSource(nameof(Cultures))]
    public void A_text_has_the_placeholders_the_markup_and_the_links_of_the_English_one(string culture)
    {
        var differing = LanguageFile.Find(culture).Texts.Where(text => _english.TryGetValue(text.Key, out var english) && Marks(text.Value) != Marks(english))
            .Select(text => $"{text.Key}: {text.Value} | {_english[text.Key]}");

        Assert.That(differing, Is.Empty);
    }

    [TestCaseSource(nameof(Cultures))]
    public void No_text_is_left_in_English(string culture)
    {
        var shared = _shared[culture].ToHashSet();
        var left = LanguageFile.Find(culture).Texts.Where(text => _english.TryGetValue(text.Key, out var english) && text.Value == english && !shared.Contains(english));

        Assert.That(left.Select(text => $"{text.Key}: {text.Value}"), Is.Empty);
    }

    [TestCaseSource(nameof(Cultures))]
    public void A_text_with_a_number_is_right_for_every_number(string culture)
    {
        var counted = new Regex($@"\{{\d(:N0)?\}}(</\w+>)?\s*({_counted[culture[..2]]})");

        Assert.That(LanguageFile.Find(culture).Texts.Where(text => counted.IsMatch(text.Value) && !(culture is not "ar-SA" && _fromTwo.Contains(text.Key))).Select(text => $"{text.Key}: {text.Value}"), Is.Empty);
    }

    [TestCaseSource(nameof(Cultures))]
    public void A_text_leaves_money_to_what_formats_it(string culture)
    {
        var wrong = LanguageFile.Find(culture).Texts.Where(text => Money().IsMatch(text.Value) && !Money().IsMatch(_english[text.Key]));

        Assert.That(wrong.Select(text => $"{text.Key}: {text.Value}"), Is.Empty);
    }

    [TestCaseSource(nameof(Cultures))]
    public void Every_mail_is_there_with_the_same_tokens_and_markup(string culture)
    {
        var messages = LanguageFile.Find(culture).Messages;

        Assert.That(messages.Keys, Is.EquivalentTo(LoyaltyMessageTemplates.English.Keys));
        Assert.Multiple(() =>
        {
            foreach (var (name, english) in LoyaltyMessageTemplates.English)
            {
                var (subject, body) = messages[name];
                Assert.That(Marks(subject), Is.EqualTo(Marks(english.Subject)), $"{name}, subject");
                Assert.That(Marks(body), Is.EqualTo(Marks(english.Body)), $"{name}, body");
                Assert.That((subject, body), Is.Not.EqualTo(english));
                Assert.That(subject.Length, Is.LessThan(500), "what a subject may be at most, with room for its tokens");
            }
        });
    }

    [TestCaseSource(nameof(Cultures))]
    public void Every_number_of_points_has_a_form_and_every_form_a_number(string culture)
    {
        var needed = Enumerable.Range(0, 1_001).Select(number => PointForms.Category(culture[..2], number)).Distinct();

        Assert.That(LanguageFile.Find(culture).PointForms.Keys, Is.EquivalentTo(needed));
    }

    [TestCase("de-DE", 1, "1 Punkt")]
    [TestCase("de-AT", 64, "64 Punkte")]
    [TestCase("fr-FR", 0, "0 point")]
    [TestCase("fr-FR", 1, "1 point")]
    [TestCase("fr-CA", 2, "2 points")]
    [TestCase("es-MX", 1, "1 punto")]
    [TestCase("es-ES", 0, "0 puntos")]
    [TestCase("zh-CN", 1, "1 积分")]
    [TestCase("zh-CN", 640, "640 积分")]
    [TestCase("ar-SA", 0, "0 نقطة")]
    [TestCase("ar-SA", 1, "نقطة واحدة")]
    [TestCase("ar-EG", 2, "نقطتان")]
    [TestCase("ar-SA", 3, "3 نقاط")]
    [TestCase("ar-SA", 10, "10 نقاط")]
    [TestCase("ar-SA", 11, "11 نقطة")]
    [TestCase("ar-SA", 99, "99 نقطة")]
    [TestCase("ar-SA", 100, "100 نقطة")]
    [TestCase("ar-SA", 103, "103 نقاط")]
    [TestCase("en-US", 1, "1 point")]
    [TestCase("nl-NL", 2, "2 points")]
    public void A_number_of_points_takes_the_form_of_its_language(string culture, long points, string text)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        Assert.That(PointsText.Of(DefaultProgram.Begin(DateTime.UtcNow), points), Is.EqualTo(text));
    }

    [Test]
    public void The_word_alone_fits_a_number_that_stands_for_itself()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
        Assert.That(new long[] { 1, 2, 5, 50 }.Select(points => PointForms.Word(DefaultProgram.Begin(DateTime.UtcNow), points)), Is.EqualTo(new[] { "نقطة", "نقطة", "نقاط", "نقطة" }));

        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        Assert.That(new long[] { 1, 2 }.Select(points => PointForms.Word(DefaultProgram.Begin(DateTime.UtcNow), points)), Is.EqualTo(new[] { "point", "points" }));
    }

    [Test]
    public void A_name_that_a_merchant_gave_stands_in_every_language()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        var program = new LoyaltyProgram { PointName = "bean", PointNamePlural = "beans" };

        Assert.That((PointsText.Of(program, 1), PointsText.Of(program, 1_250), PointForms.Word(program, 1)), Is.EqualTo(("1 bean", "1.250 beans", "bean")));
    }

    [TestCase("de-DE", "de-DE")]
    [TestCase("DE-at", "de-DE")]
    [TestCase("de", "de-DE")]
    [TestCase("ar-EG", "ar-SA")]
    [TestCase("es-MX", "es-ES")]
    [TestCase("zh-SG", "zh-CN")]
    [TestCase("zh-Hans", "zh-CN")]
    [TestCase("zh-TW", null)]
    [TestCase("zh-HK", null)]
    [TestCase("en-GB", null)]
    [TestCase("nl-NL", null)]
    [TestCase("no such culture", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void A_culture_has_its_own_file_or_that_of_its_language(string? culture, string? file) =>
        Assert.That(LanguageFile.Find(culture!)?.Culture, Is.EqualTo(file));

    [Test]
    public void A_language_without_a_file_is_English()
    {
        Assert.That(LocaleResources.Load("nl-NL"), Is.EquivalentTo(LocaleResources.Load()));
        Assert.That(LocaleResources.Load("de-CH")["Plugins.Misc.Loyalty.ApiKeys.Create"], Is.Not.EqualTo(_english["Plugins.Misc.Loyalty.ApiKeys.Create"]));
    }

    /// <summary>As nopCommerce reads it: the texts of the first language, whatever else stands there.</summary>
    [TestCaseSource(nameof(Cultures))]
    public void NopCommerces_own_import_finds_every_text(string culture)
    {
        var found = new List<string>();
        using var reader = XmlReader.Create(Path.Combine(FilesFolder, culture + ".xml"));
        Assert.That(reader.ReadToFollowing("Language"), Is.True);
        Assert.That(reader.GetAttribute("SupportedVersion"), Is.EqualTo("4.90"));
        using var language = reader.ReadSubtree();
        while (language.ReadToFollowing("LocaleResource"))
        {
            var name = reader.GetAttribute("Name")!;
            using var text = language.ReadSubtree();
            Assert.That(text.ReadToFollowing("Value"), Is.True, name);
            found.Add(name);
        }

        Assert.That(found, Is.EqualTo(_english.Keys.Order(StringComparer.Ordinal)), "each once, in order");
    }

    private static string FilesFolder => Path.Combine(Repository.Root, "Resources", "Languages");

    private static string Marks(string text) => string.Join(' ', Mark().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal));

    private static void Merge(string path, string written)
    {
        var root = XElement.Load(path);
        var texts = root.Elements("LocaleResource").ToDictionary(row => row.Attribute("Name")!.Value, row => row.Element("Value")!.Value);
        if (File.Exists(written))
        {
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(written))!)
                texts[key] = text;
        }
        foreach (var missing in _english.Keys.Where(key => !texts.ContainsKey(key)))
            TestContext.Progress.WriteLine($"{Path.GetFileName(path)} has no {missing}: {_english[missing]}");

        root.Elements("LocaleResource").Remove();
        root.Add(_english.Keys.Where(texts.ContainsKey).Order(StringComparer.Ordinal)
            .Select(key => new XElement("LocaleResource", new XAttribute("Name", key), new XElement("Value", texts[key]))));
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
        root.Save(writer);
    }

    /// <summary>What a text has in common with its translations: places for values, tokens, markup, addresses.</summary>
    [GeneratedRegex(@"\{\d+(:[^}]*)?\}|%[A-Za-z][\w.]*%|</?\w+[^>]*>|https?://[^\s<""]+|&\w+;")]
    private static partial Regex Mark();

    [GeneratedRegex(@"[€£¥￥$]|\b(EUR|USD|SAR|CNY)\b")]
    private static partial Regex Money();
}
