using Moq;
using Nop.Core.Caching;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Messages;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Infrastructure;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Tests.Commerce;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>What a store's languages get from the plugin, and what stays as a merchant has it.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StoreLanguagesTests
{
    private const string Key = "Plugins.Misc.Loyalty.ApiKeys.Create";
    private const string Permission = "Security.Permission." + LoyaltyDefaults.ViewPermission;

    private static readonly IDictionary<string, string> _english = LocaleResources.Load();
    private static readonly IDictionary<string, string> _german = LocaleResources.Load("de-DE");

    private readonly MemoryTable<Language> _languages;
    private readonly MemoryTable<LocaleStringResource> _texts;
    private readonly MemoryTable<LocalizedProperty> _properties;
    private readonly MemoryTable<MessageTemplate> _templates;
    private readonly MemoryTable<LoyaltyTier> _tiers;
    private readonly StoreLanguages _store;
    private readonly MessageTemplateService _templateService;
    private readonly Language _own;
    private readonly Language _added;
    private readonly Language _other;
    private IList<Language>? _remembered;

    public StoreLanguagesTests()
    {
        var database = new MemoryDatabase();
        _languages = database.Table<Language>();
        _texts = database.Table<LocaleStringResource>(row => (row.LanguageId, row.ResourceName.ToLowerInvariant()));
        _properties = database.Table<LocalizedProperty>(row => (row.LanguageId, row.EntityId, row.LocaleKeyGroup, row.LocaleKey));
        _templates = database.Table<MessageTemplate>();
        _tiers = database.Table<LoyaltyTier>();
        _own = _languages.Add(new Language { LanguageCulture = "en-US", Published = true });
        _added = _languages.Add(new Language { LanguageCulture = "de-AT", Published = false });
        _other = _languages.Add(new Language { LanguageCulture = "nl-NL", Published = true });
        _tiers.Add(new LoyaltyTier { Name = "Silver" });
        _tiers.Add(new LoyaltyTier { Name = "Our best" });

        // as nopCommerce's: the list is remembered until somebody clears it
        var languages = new Mock<ILanguageService>();
        languages.Setup(service => service.GetAllLanguagesAsync(true, 0)).ReturnsAsync(() => _remembered ??= _languages.Rows);
        var cache = new Mock<IStaticCacheManager>();
        cache.Setup(manager => manager.RemoveByPrefixAsync(NopEntityCacheDefaults<Language>.Prefix)).Callback(() => _remembered = null).Returns(Task.CompletedTask);
        var stores = new Mock<IStoreMappingService>();
        stores.Setup(service => service.AuthorizeAsync(It.IsAny<MessageTemplate>(), It.IsAny<int>())).ReturnsAsync(true);
        var entities = new LocalizedEntityService(_properties.Repository);
        var templates = new MessageTemplateService(_templates.Repository, stores.Object);
        new LoyaltyMessageTemplates(new EmailAccountSettings(), templates).InstallAsync().GetAwaiter().GetResult();
        _templateService = templates;
        _store = new StoreLanguages(languages.Object, ServiceUnderTest.Build<LocalizationService>(languages.Object, entities, _texts.Repository), entities, templates,
            _properties.Repository, _tiers.Repository, cache.Object);
    }

    [Test]
    public async Task Each_language_of_the_store_gets_its_texts_mails_and_tier_names_and_others_English()
    {
        await _store.InstallAsync();

        Assert.That(Texts(_own), Is.EquivalentTo(Lower(_english)));
        Assert.That(Texts(_added), Is.EquivalentTo(Lower(_german)));
        Assert.That(Texts(_other), Is.EquivalentTo(Lower(_english)));
        Assert.That(_properties.Rows.Select(row => row.LanguageId).Distinct(), Is.EqualTo(new[] { _added.Id }));
        Assert.That(Mail(_added, LoyaltyMessageTemplates.TierUp), Is.EqualTo(LanguageFile.Find("de-DE").Messages[LoyaltyMessageTemplates.TierUp]));
        Assert.That(_properties.Rows.Where(row => row.LocaleKeyGroup == nameof(LoyaltyTier)).Select(row => row.LocaleValue), Is.EqualTo(new[] { "Silber" }));
    }

    [Test]
    public async Task A_language_that_comes_later_gets_everything_though_the_list_of_languages_is_remembered()
    {
        await _store.InstallAsync();
        var later = _languages.Add(new Language { LanguageCulture = "ar-EG", Published = true });
        Assert.That(_remembered, Has.Count.EqualTo(3));

        await new LanguageConsumer(null, _store).HandleEventAsync(new EntityInsertedEvent<Language>(later));

        Assert.That(Texts(later), Is.EquivalentTo(Lower(LocaleResources.Load("ar-SA"))));
        Assert.That(Mail(later, LoyaltyMessageTemplates.TierUp), Is.EqualTo(LanguageFile.Find("ar-SA").Messages[LoyaltyMessageTemplates.TierUp]));
    }

    [TestCase("4.90.1")]
    [TestCase("4.90.6")]
    public async Task An_update_translates_what_an_older_version_could_only_install_in_English_and_keeps_what_a_merchant_wrote(string version)
    {
        foreach (var (key, text) in _english.Where((text, place) => place >= 20 || text.Key == Key))
            _texts.Add(new LocaleStringResource { LanguageId = _added.Id, ResourceName = key.ToLowerInvariant(), ResourceValue = key == Key ? "Unser Schlüssel" : text });

        await _store.UpdateAsync(version);

        var texts = Texts(_added);
        Assert.That(texts[Key.ToLowerInvariant()], Is.EqualTo("Unser Schlüssel"));
        Assert.That(texts.Where(text => text.Key != Key.ToLowerInvariant()), Is.EquivalentTo(Lower(_german).Where(text => text.Key != Key.ToLowerInvariant())));
        Assert.That(Mail(_added, LoyaltyMessageTemplates.TierUp).Subject, Is.Not.Null);
    }

    [Test]
    public async Task An_update_from_a_version_with_languages_adds_what_is_missing_and_changes_nothing()
    {
        await _store.InstallAsync();
        var row = _texts.Rows.Single(text => text.LanguageId == _added.Id && text.ResourceName == Key.ToLowerInvariant());
        row.ResourceValue = _english[Key];
        _texts.Update(row);
        var lost = _texts.Rows.First(text => text.LanguageId == _added.Id && text.Id != row.Id);
        _texts.Delete(lost);

        await _store.UpdateAsync("4.90.7");

        Assert.That(Texts(_added)[Key.ToLowerInvariant()], Is.EqualTo(_english[Key]), "who prefers the English word has it");
        Assert.That(Texts(_added)[lost.ResourceName], Is.EqualTo(lost.ResourceValue));
    }

    [Test]
    public async Task An_update_words_anew_what_still_reads_as_a_version_that_came_out_installed_it_and_nothing_else()
    {
        const string reworded = "Plugins.Misc.Loyalty.Configuration.Fields.AwardMomentId.Invalid", as4906 = "Choose one of the moments.";
        Assert.That(as4906, Is.Not.EqualTo(_english[reworded]));
        await _store.InstallAsync();
        Say(_own, reworded, as4906);
        Say(_own, Key, "Our key");
        Say(_added, reworded, as4906);
        Say(_other, reworded, as4906 + " ");

        await _store.UpdateAsync("4.90.7");
        Assert.That(Texts(_own)[reworded.ToLowerInvariant()], Is.EqualTo(_english[reworded]));
        Assert.That(Texts(_own)[Key.ToLowerInvariant()], Is.EqualTo("Our key"));
        Assert.That(Texts(_added)[reworded.ToLowerInvariant()], Is.EqualTo(as4906), "in a store that had its language somebody chose the English words");
        Assert.That(Texts(_other)[reworded.ToLowerInvariant()], Is.EqualTo(as4906 + " "), "somebody wrote that");

        await _store.UpdateAsync("4.90.6");
        Assert.That(Texts(_added)[reworded.ToLowerInvariant()], Is.EqualTo(_german[reworded]), "that version had no German");
    }

    [Test]
    public async Task A_mail_of_a_version_without_links_gets_its_link_and_one_that_a_merchant_changed_does_not()
    {
        var (old, changed) = (_templates.Rows.Single(row => row.Name == LoyaltyMessageTemplates.TierUp), _templates.Rows.Single(row => row.Name == LoyaltyMessageTemplates.TierDown));
        foreach (var (mail, words) in new[] { (old, ""), (changed, "<p>Our own words</p>") })
        {
            mail.Body = string.Join("\r\n", mail.Body.ReplaceLineEndings("\n").Split('\n')[..^1]) + words;
            _templates.Update(mail);
        }
        var templates = new LoyaltyMessageTemplates(new EmailAccountSettings(), _templateService);

        await templates.UpdateAsync("4.90.7");
        Assert.That(Body(old), Does.Not.Contain("UnsubscribeUrl"), "who took it out there did so himself");
        await templates.UpdateAsync("4.90.6");

        Assert.That(Body(old), Is.EqualTo(LoyaltyMessageTemplates.English[old.Name].Body));
        Assert.That(Body(changed), Does.EndWith("<p>Our own words</p>").And.Not.Contain("UnsubscribeUrl"));

        string Body(MessageTemplate mail) => _templates.Rows.Single(row => row.Id == mail.Id).Body;
    }

    [Test]
    public async Task A_mail_that_a_merchant_changed_or_translated_stays()
    {
        var changed = _templates.Rows.Single(row => row.Name == LoyaltyMessageTemplates.TierDown);
        changed.Body += "<p>Our own words</p>";
        _templates.Update(changed);
        var translated = _templates.Rows.Single(row => row.Name == LoyaltyMessageTemplates.TierUp);
        _properties.Add(new LocalizedProperty { EntityId = translated.Id, LanguageId = _added.Id, LocaleKeyGroup = nameof(MessageTemplate), LocaleKey = "Subject", LocaleValue = "Hurra" });

        await _store.UpdateAsync("4.90.6");

        Assert.That(Mail(_added, LoyaltyMessageTemplates.TierDown), Is.EqualTo(((string?)null, (string?)null)), "a mail in the merchant's words is not replaced in one language");
        Assert.That(Mail(_added, LoyaltyMessageTemplates.TierUp), Is.EqualTo(("Hurra", (string?)null)));
        Assert.That(Mail(_added, LoyaltyMessageTemplates.PointsEarned).Body, Is.Not.Null);
    }

    [Test]
    public async Task Permissions_have_their_names_after_nopCommerce_wrote_them_in_English()
    {
        await _store.InstallAsync();
        foreach (var row in _texts.Rows.Where(row => row.ResourceName == Permission.ToLowerInvariant()))
        {
            row.ResourceValue = _english[Permission];
            _texts.Update(row);
        }

        await new LanguageConsumer(null, _store).HandleEventAsync(new AppStartedEvent());

        Assert.That(Texts(_added)[Permission.ToLowerInvariant()], Is.EqualTo(_german[Permission]).And.Not.EqualTo(_english[Permission]));
        Assert.That(Texts(_own)[Permission.ToLowerInvariant()], Is.EqualTo(_english[Permission]));
    }

    [Test]
    public async Task An_uninstallation_leaves_no_text_and_no_mail_in_any_language()
    {
        var foreign = _properties.Add(new LocalizedProperty { EntityId = 900, LanguageId = _added.Id, LocaleKeyGroup = nameof(MessageTemplate), LocaleKey = "Subject", LocaleValue = "Not ours" });
        _texts.Add(new LocaleStringResource { LanguageId = _added.Id, ResourceName = "account.login", ResourceValue = "Anmelden" });
        await _store.InstallAsync();

        await _store.UninstallAsync();

        Assert.That(_texts.Rows.Select(row => row.ResourceName), Is.EqualTo(new[] { "account.login" }));
        Assert.That(_properties.Rows.Where(row => row.LocaleKeyGroup == nameof(MessageTemplate)).Select(row => row.Id), Is.EqualTo(new[] { foreign.Id }));
    }

    private Dictionary<string, string> Texts(Language language) =>
        _texts.Rows.Where(row => row.LanguageId == language.Id).ToDictionary(row => row.ResourceName, row => row.ResourceValue);

    private void Say(Language language, string key, string text)
    {
        var row = _texts.Rows.Single(row => row.LanguageId == language.Id && row.ResourceName == key.ToLowerInvariant());
        row.ResourceValue = text;
        _texts.Update(row);
    }

    private static Dictionary<string, string> Lower(IDictionary<string, string> texts) => texts.ToDictionary(text => text.Key.ToLowerInvariant(), text => text.Value);

    private (string? Subject, string? Body) Mail(Language language, string name)
    {
        var rows = _properties.Rows.Where(row => row.LanguageId == language.Id && row.LocaleKeyGroup == nameof(MessageTemplate)
            && row.EntityId == _templates.Rows.Single(template => template.Name == name).Id).ToDictionary(row => row.LocaleKey, row => row.LocaleValue);

        return (rows.GetValueOrDefault("Subject"), rows.GetValueOrDefault("Body"));
    }
}
