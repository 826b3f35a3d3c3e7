using System.Reflection;
using System.Text.RegularExpressions;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Plugin.Misc.Loyalty.Services.Setup;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>The texts and the sources that ask for them.</summary>
[TestFixture]
public partial class LocaleResourcesTests
{
    private const string Prefix = "Plugins.Misc.Loyalty";

    private static readonly Dictionary<string, string> _texts = new(LocaleResources.Load(), StringComparer.OrdinalIgnoreCase);

    // sources by their path; prefixes are written out: as they are compiled, and as the base of the admin's controllers adds them
    private static readonly Dictionary<string, string> _sources = Directory.GetDirectories(Repository.Root)
        .Where(folder => Path.GetFileName(folder) is not ("Tests" or "Sandbox" or "Benchmarks" or "bin" or "obj") && !Path.GetFileName(folder).StartsWith('.'))
        .SelectMany(folder => Directory.GetFiles(folder, "*.cs*", SearchOption.AllDirectories))
        .Concat(Directory.GetFiles(Repository.Root, "*.cs"))
        .ToDictionary(path => path, path => WriteOut(File.ReadAllText(path).Replace("{LoyaltyDefaults.LocalePrefix}", Prefix)));

    private static readonly string _all = string.Join('\n', _sources.Values);

    private static readonly string[] _firstSteps = [FirstSteps.PROGRAM, FirstSteps.EARN, FirstSteps.SPEND, FirstSteps.WIDGETS, FirstSteps.TASKS, FirstSteps.MAIL, FirstSteps.POINTS];

    /// <summary>Texts whose last part is a value: of an enumeration, a list of codes, or a name that nopCommerce builds.</summary>
    private static readonly HashSet<string> _ofValues = Lower(
    [
        .. Of($"{Prefix}.Audit.Action.", AuditActions.All.Select(AuditActions.ResourceOf)),
        .. Of($"{Prefix}.Audit.Kind.", AuditActions.Subjects),
        .. Of($"{Prefix}.Providers.Provider.", [RestLoyaltyProvider.NAME, OwnLoyaltyProvider.NAME]),
        .. Of($"{Prefix}.Providers.Breaker.", ["closed", "open", "halfOpen", "isolated"]),
        .. Of($"{Prefix}.Providers.Code.", [ProviderHealth.OFFLINE, ProviderHealth.OTHER_CURRENCY, "NONSENSE", "NOT_FOUND", LoyaltyErrorCodes.PROVIDER_UNAVAILABLE, LoyaltyErrorCodes.PROGRAM_NOT_FOUND,
            LoyaltyErrorCodes.STORE_ISOLATION, LoyaltyErrorCodes.MEMBER_NOT_FOUND, LoyaltyErrorCodes.MEMBER_INACTIVE, LoyaltyErrorCodes.INVALID_STATE, LoyaltyErrorCodes.INSUFFICIENT_POINTS,
            LoyaltyErrorCodes.REWARD_NOT_FOUND, LoyaltyErrorCodes.REDEMPTION_EXPIRED, LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT, LoyaltyErrorCodes.VALIDATION_FAILED]),
        .. Of($"{Prefix}.Rules.Reason.", RuleReasons.All),
        .. Of($"{Prefix}.Rules.Award.", [.. Enum.GetNames<RuleAwardKind>(), "FixedPerPiece"]),
        .. Of($"{Prefix}.Redeem.Obstacle.", Enum.GetNames<RedemptionObstacle>()),
        .. Of($"{Prefix}.Redeem.Question.", [nameof(RedemptionObstacle.LessWorth), nameof(RedemptionObstacle.Trade)]),
        .. Of($"{Prefix}.Rewards.DiscountChange.", Enum.GetNames<DiscountChange>()),
        .. Of($"{Prefix}.Redemptions.Reason.", Enum.GetNames<RedemptionObstacle>()),
        .. Of($"{Prefix}.Redemptions.Actor.", [LoyaltyDefaults.SystemActor, LoyaltyDefaults.CustomerActor]),
        .. Of($"{Prefix}.Rewards.Gives.", Enum.GetNames<RewardKind>()),
        .. Of($"{Prefix}.MyLoyalty.Referral.", Enum.GetNames<ReferralStatus>()),
        .. Of($"{Prefix}.Mails.", Enum.GetNames<MailKind>()),
        .. Of($"{Prefix}.FirstSteps.", _firstSteps.SelectMany(step => new[] { step, $"{step}.Remedy", $"{step}.Link" })),
        .. Of($"{Prefix}.Webhooks.Fields.Url.", Enum.GetNames<WebhookAddressFault>().Except([nameof(WebhookAddressFault.None)])),
        .. Of("Security.Permission.", [LoyaltyDefaults.ViewPermission, LoyaltyDefaults.ManagePermission]),
        .. Of("Admin.ContentManagement.MessageTemplates.Description.", typeof(LoyaltyMessageTemplates)
            .GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!))
    ]);

    [Test]
    public void The_texts_travel_inside_the_plugin_and_none_is_empty()
    {
        Assert.That(_texts, Contains.Key("Plugins.Misc.Loyalty"));
        Assert.That(_texts.Where(text => string.IsNullOrWhiteSpace(text.Value)), Is.Empty);
    }

    [Test]
    public void What_is_logged_can_be_searched_for()
    {
        var actions = typeof(AuditActions).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        var named = Audited().Matches(_all).Select(match => match.Groups[1].Value).Distinct().ToList();
        // everything of a program but the note that a rule looks at old events, and what says its stores itself
        var owned = typeof(AuditActions).Assembly.GetTypes().Where(type => type.IsClass && (typeof(IProgramPart).IsAssignableFrom(type) || type.GetProperty("StoreIds")?.PropertyType == typeof(string)))
            .Where(type => typeof(BaseEntity).IsAssignableFrom(type) && type != typeof(RuleReplay) && type != typeof(AuditEntry)).Select(type => type.Name).ToList();
        var settings = AuditedSettings().Matches(_all).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.That(AuditActions.All, Is.EquivalentTo(actions));
        Assert.That((named.Count, settings.Count), Is.EqualTo((named.Count, 3)).And.Not.EqualTo((0, 3)), "the sources were found");
        Assert.That(AuditActions.Subjects, Is.EquivalentTo(owned.Concat(settings).Append(nameof(InteractionDefinition)).Union(named)));
    }

    [Test]
    public void Every_text_is_asked_for()
    {
        var written = Lower(Keys().Matches(_all).Select(match => match.Value));
        var prefixes = Lower(Prefixes().Matches(_all).Select(match => match.Groups[1].Value));
        var quoted = Lower(Quoted().Matches(_all).Select(match => match.Value));
        var named = Lower(Named().Matches(_all).Select(match => match.Groups[1].Value));
        var labels = Lower(Labels().Matches(_all).Select(match => match.Groups[1].Value));
        var labelled = Lower(DisplayNames().Matches(_all).Where(match => labels.Contains(match.Groups[2].Value.ToLowerInvariant())).Select(match => match.Groups[1].Value + ".hint"));
        Assert.That(new[] { written.Count, prefixes.Count, named.Count, labelled.Count }, Is.All.GreaterThan(10), "the sources were found");

        Assert.That(_texts.Keys.Where(key => !IsAskedFor(key.ToLowerInvariant())).Order(), Is.Empty);
        return;

        bool IsAskedFor(string key) => written.Contains(key) || labelled.Contains(key) || _ofValues.Contains(key) || key.StartsWith("enums.")
            // put together from a beginning and an end, each of which stands somewhere; what is wrong with a field is told under its name
            || prefixes.Any(prefix => key.StartsWith(prefix) && (quoted.Contains(key[prefix.Length..]) || named.Contains(key[prefix.Length..])))
            || (key.EndsWith(".invalid") && named.Contains(key.Split('.')[^2]));
    }

    [Test]
    public void Every_text_that_is_asked_for_is_there()
    {
        var wholes = Wholes().Matches(_all).Select(match => match.Groups[1].Value).Where(key => key.StartsWith(Prefix + "."));
        var parts = _sources.Values.SelectMany(source => Askers().Matches(source).SelectMany(asker =>
            Regex.Matches(source, $@"(?<!string> ){asker.Groups[1].Value}\(""([\w.]+)""").Select(call => asker.Groups[3].Value + call.Groups[1].Value)));
        var asked = wholes.Concat(parts).Concat(_ofValues).Concat(LabelledFields()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        Assert.That(parts.Count(), Is.GreaterThan(50), "those who ask were found");

        Assert.That(asked.Where(key => !_texts.ContainsKey(key)).Order(), Is.Empty);
    }

    [Test]
    public void Every_value_of_an_enumeration_that_has_texts_has_one()
    {
        var types = typeof(LocaleResources).Assembly.GetTypes().Where(type => type.IsEnum).ToDictionary(type => $"Enums.{type.FullName}");
        var told = _texts.Keys.Where(key => key.StartsWith("Enums.")).GroupBy(key => key[..key.LastIndexOf('.')]).ToList();
        Assert.That(told, Has.Count.GreaterThan(10));

        Assert.That(told.Select(texts => $"{texts.Key}: {string.Join(' ', texts.Select(key => key[(key.LastIndexOf('.') + 1)..]).Order())}"),
            Is.EqualTo(told.Select(texts => $"{texts.Key}: {(types.TryGetValue(texts.Key, out var type) ? string.Join(' ', Enum.GetNames(type).Order()) : "no enumeration")}")));
    }

    /// <summary>Writes out what <see cref="Controllers.Admin.LoyaltyAreaController"/> adds to keys: the part that a controller names.</summary>
    private static string WriteOut(string source)
    {
        if (Part().Match(source) is not { Success: true } part)
            return source;

        source = PartAskers().Replace(source, $"$1{Prefix}.{part.Groups[1].Value}.");
        return PluginAskers().Replace(source, $"$1{Prefix}.") + $"\n\"{Prefix}.{part.Groups[1].Value}.\"";
    }

    // a label brings its hint along where there is one
    private static IEnumerable<string> LabelledFields() => DisplayNames().Matches(_all).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Of(string prefix, IEnumerable<string> values) => values.Select(value => prefix + value);

    private static HashSet<string> Lower(IEnumerable<string> texts) => [.. texts.Select(text => text.ToLowerInvariant())];

    [GeneratedRegex(@"Plugins\.Misc\.Loyalty(?:\.\w+)*")]
    private static partial Regex Keys();

    /// <summary>A key that ends where a value is put in, or something is added.</summary>
    [GeneratedRegex("\"(Plugins\\.Misc\\.Loyalty\\.(?:\\w+\\.)*)(?=[{\"])")]
    private static partial Regex Prefixes();

    [GeneratedRegex("(?<=\")[\\w.]+(?=\")")]
    private static partial Regex Quoted();

    [GeneratedRegex("\"(Plugins\\.Misc\\.Loyalty(?:\\.\\w+)*)\"")]
    private static partial Regex Wholes();

    [GeneratedRegex(@"nameof\((?:\w+\.)*(\w+)\)")]
    private static partial Regex Named();

    [GeneratedRegex("nop-label asp-for=\"(?:\\w+\\.)*(\\w+)\"")]
    private static partial Regex Labels();

    [GeneratedRegex("NopResourceDisplayName\\(\"([^\"]+)\"\\)\\]\\s*(?:\\[[^\\]]*\\]\\s*)*public [^\\n{]*? (\\w+) \\{")]
    private static partial Regex DisplayNames();

    [GeneratedRegex("\\(page, \"(\\w+)\"\\)")]
    private static partial Regex Part();

    [GeneratedRegex("(\\b(?:Text|Fault|Notify|NotifyRefusal|ErrorText|Saved|Stored)Async\\([^;\"\\n]*\")")]
    private static partial Regex PartAskers();

    [GeneratedRegex("(\\bPluginTextAsync\\(\\$?\")")]
    private static partial Regex PluginAskers();

    /// <summary>A method that asks for what it is given, under a prefix: its name, its parameter and the prefix.</summary>
    [GeneratedRegex(@"\.ChangeAsync<(\w+Settings)>")]
    private static partial Regex AuditedSettings();

    [GeneratedRegex(@"LogAsync\([^;]*?nameof\((\w+)\)")]
    private static partial Regex Audited();

    [GeneratedRegex("""(\w+)\(string (\w+)(?:, params object\[\] \w+)?\)\s*\{[^{}]*?GetResourceAsync\(\$"([\w.]+\.)\{\2\}"\)""")]
    private static partial Regex Askers();
}
