using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>
/// The marks by which an update knows the texts of older versions again. LOYALTY_WRITE_RELEASED=1 adds those of today's texts, as of the version before the
/// one in plugin.json.
/// </summary>
[TestFixture]
public sealed class ReleasedTextTests
{
    private static string MarksFile => Path.Combine(Repository.Root, "Resources", "released-texts.txt");

    [Test]
    public async Task The_texts_of_every_version_before_this_one_are_known_again()
    {
        using var plugin = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "plugin.json")));
        var version = Version.Parse(plugin.RootElement.GetProperty("Version").GetString()!);
        var before = $"{version.Major}.{version.Minor}.{version.Build - 1}";
        if (Environment.GetEnvironmentVariable("LOYALTY_WRITE_RELEASED") == "1")
        {
            var marks = (await File.ReadAllLinesAsync(MarksFile)).Skip(1).Concat(Today()).Distinct().Order(StringComparer.Ordinal);
            await File.WriteAllTextAsync(MarksFile, string.Join('\n', marks.Prepend(before)) + "\n");
        }

        Assert.That((await File.ReadAllLinesAsync(MarksFile))[0], Is.EqualTo(before),
            "The version was raised: LOYALTY_WRITE_RELEASED=1 dotnet test Tests --filter ReleasedTextTests adds the texts that came out, before any of them changes");
    }

    [Test]
    public void A_text_is_known_by_its_language_its_name_and_every_letter_of_it()
    {
        var (key, text) = ("Plugins.Misc.Loyalty.MyLoyalty.Worth", LocaleResources.Load()["Plugins.Misc.Loyalty.MyLoyalty.Worth"]);

        Assert.Multiple(() =>
        {
            Assert.That(ReleasedTexts.Contains(ReleasedTexts.ENGLISH, key, text), Is.True);
            Assert.That(ReleasedTexts.Contains(ReleasedTexts.ENGLISH, key.ToLowerInvariant(), text), Is.True, "nopCommerce keeps names in small letters");
            Assert.That(ReleasedTexts.Contains(ReleasedTexts.ENGLISH, key, text + "!"), Is.False);
            Assert.That(ReleasedTexts.Contains(ReleasedTexts.ENGLISH, key + ".Other", text), Is.False);
            Assert.That(ReleasedTexts.Contains("de-DE", key, text), Is.False);
        });
    }

    private static IEnumerable<string> Today() =>
        LocaleResources.Load().Select(text => ReleasedTexts.Mark(ReleasedTexts.ENGLISH, text.Key, text.Value))
            .Concat(LanguageFile.Cultures.SelectMany(culture => LanguageFile.Find(culture).Texts.Select(text => ReleasedTexts.Mark(culture, text.Key, text.Value))));
}
