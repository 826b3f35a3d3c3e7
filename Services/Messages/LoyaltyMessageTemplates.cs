using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Loyalty.Services.Messages;

/// <summary>
/// The e-mail templates the plugin brings. Store owners edit them under Content management; an edited one is never overwritten
/// </summary>
public class LoyaltyMessageTemplates(EmailAccountSettings emailAccountSettings, IMessageTemplateService messageTemplateService)
{
    /// <summary>
    /// An order or an event brought points
    /// </summary>
    public const string PointsEarned = "Loyalty.PointsEarned";

    /// <summary>
    /// Points are about to expire
    /// </summary>
    public const string PointsExpiring = "Loyalty.PointsExpiring";

    /// <summary>
    /// A member reached a higher tier
    /// </summary>
    public const string TierUp = "Loyalty.TierUp";

    /// <summary>
    /// A member fell to a lower tier
    /// </summary>
    public const string TierDown = "Loyalty.TierDown";

    /// <summary>
    /// A referral brought points
    /// </summary>
    public const string ReferralRewarded = "Loyalty.ReferralRewarded";

    /// <summary>
    /// What happened in a month; inactive until the merchant wants it
    /// </summary>
    public const string MonthlyStatement = "Loyalty.MonthlyStatement";

    /// <summary>
    /// A provider has booked what an order earned there
    /// </summary>
    public const string ProviderSummary = "Loyalty.ProviderSummary";

    /// <summary>
    /// Tokens of the plugin
    /// </summary>
    public static IReadOnlyList<string> Tokens { get; } =
    [
        "%Loyalty.ProgramName%", "%Loyalty.PointName%", "%Loyalty.Balance%", "%Loyalty.Points%", "%Loyalty.ExpiryDate%", "%Loyalty.PageUrl%",
        "%Loyalty.OldTier%", "%Loyalty.Tier%", "%Loyalty.TierBenefits%", "%Loyalty.Friend%", "%Loyalty.OrderNumber%", "%Loyalty.Reason%",
        "%Loyalty.Month%", "%Loyalty.Earned%", "%Loyalty.Spent%", "%Loyalty.Expired%", "%Loyalty.Expiring%", "%Loyalty.NextTier%", "%Loyalty.UnsubscribeUrl%", "%Loyalty.PointsSpent%"
    ];

    private static readonly Version _firstWithLinks = new(4, 90, 7);

    private static readonly (string Name, MailKind? Kind, string Subject, string Body)[] _templates =
    [
        (PointsEarned, MailKind.Earned, "%Store.Name%. You have earned %Loyalty.Points% %Loyalty.PointName%",
            """
            <p>Hello %Customer.FullName%,</p>
            <p>you have earned <strong>%Loyalty.Points%</strong> %Loyalty.PointName% for: %Loyalty.Reason%.
            You now have %Loyalty.Balance% %Loyalty.PointName%.</p>
            <p><a href="%Loyalty.PageUrl%">Your %Loyalty.ProgramName%</a></p>
            <p>%Store.Name%</p>
            <p><a href="%Loyalty.UnsubscribeUrl%">No more e-mails of this kind</a></p>
            """),
        (PointsExpiring, MailKind.Expiring, "%Store.Name%. %Loyalty.Points% %Loyalty.PointName% expire soon",
            """
            <p>Hello %Customer.FullName%,</p>
            <p><strong>%Loyalty.Points%</strong> of your %Loyalty.Balance% %Loyalty.PointName% expire soon,
            the first of them on <strong>%Loyalty.ExpiryDate%</strong>. You can use them on your next order.</p>
            <p><a href="%Loyalty.PageUrl%">Your %Loyalty.ProgramName%</a></p>
            <p>%Store.Name%</p>
            <p><a href="%Loyalty.UnsubscribeUrl%">No more e-mails of this kind</a></p>
            """),
        (TierUp, MailKind.Tier, "%Store.Name%. Welcome to %Loyalty.Tier%",
            """
            <p>Hello %Customer.FullName%,</p>
            <p>you have moved up from %Loyalty.OldTier% to <strong>%Loyalty.Tier%</strong>. %Loyalty.TierBenefits%</p>
            <p>You have %Loyalty.Balance% %Loyalty.PointName%.</p>
            <p><a href="%Loyalty.PageUrl%">Your %Loyalty.ProgramName%</a></p>
            <p>%Store.Name%</p>
            <p><a href="%Loyalty.UnsubscribeUrl%">No more e-mails of this kind</a></p>
            """),
        (TierDown, MailKind.Tier, "%Store.Name%. Your tier is now %Loyalty.Tier%",
            """
            <p>Hello %Customer.FullName%,</p>
            <p>you are now in <strong>%Loyalty.Tier%</strong>; before it was %Loyalty.OldTier%. %Loyalty.TierBenefits%</p>
            <p>What you need to move up again stands on your page.</p>
            <p><a href="%Loyalty.PageUrl%">Your %Loyalty.ProgramName%</a></p>
            <p>%Store.Name%</p>
            <p><a href="%Loyalty.UnsubscribeUrl%">No more e-mails of this kind</a></p>
            """),
        (ReferralRewarded, MailKind.Referral, "%Store.Name%. %Loyalty.Points% %Loyalty.PointName% for you",
            """
            <p>Hello %Customer.FullName%,</p>
            <p>you get <strong>%Loyalty.Points%</strong> %Loyalty.PointName%, because you and %Loyalty.Friend% found each other here.
            You now have %Loyalty.Balance% %Loyalty.PointName%.</p>
            <p><a href="%Loyalty.PageUrl%">Your %Loyalty.ProgramName%</a></p>
            <p>%Store.Name%</p>
            <p><a href="%Loyalty.UnsubscribeUrl%">No more e-mails of this kind</a></p>
            """),
        (MonthlyStatement, MailKind.Statement, "%Store.Name%. Your %Loyalty.PointName% in %Loyalty.Month%",
            """
            <p>Hello %Customer.FullName%,</p>
            <p>this was %Loyalty.Month% in %Loyalty.ProgramName%:</p>
            <ul>
            <li>earned: <strong>%Loyalty.Earned%</strong></li>
            <li>spent: <strong>%Loyalty.Spent%</strong></li>
            <li>run out: <strong>%Loyalty.Expired%</strong></li>
            </ul>
            <p>You have <strong>%Loyalty.Balance%</strong> %Loyalty.PointName%. %Loyalty.Expiring%</p>
            <p>%Loyalty.NextTier%</p>
            <p><a href="%Loyalty.PageUrl%">Your %Loyalty.ProgramName%</a></p>
            <p>%Store.Name%</p>
            <p><a href="%Loyalty.UnsubscribeUrl%">No more e-mails of this kind</a></p>
            """),
        (ProviderSummary, null, "%Store.Name%. Your points for order %Loyalty.OrderNumber%",
            """
            <p>Hello %Customer.FullName%,</p>
            <p>this is what your order %Loyalty.OrderNumber% came to in %Loyalty.ProgramName%:</p>
            <ul>
            <li>points earned: <strong>%Loyalty.Points%</strong></li>
            <li>points spent: <strong>%Loyalty.PointsSpent%</strong></li>
            <li>your points now: <strong>%Loyalty.Balance%</strong></li>
            </ul>
            <p>%Store.Name%</p>
            """)
    ];

    /// <summary>
    /// The templates as they are installed, by name
    /// </summary>
    public static IReadOnlyDictionary<string, (string Subject, string Body)> English { get; } =
        _templates.ToDictionary(template => template.Name, template => (template.Subject, template.Body));

    /// <summary>
    /// Gets the kind of mails that a template makes, for templates of mails that can be turned off
    /// </summary>
    public static MailKind KindOf(string templateName)
    {
        return _templates.First(template => template.Name == templateName).Kind ?? throw new ArgumentException("Mails of this template cannot be turned off", nameof(templateName));
    }

    /// <summary>
    /// Gets the kinds of mails that a store sends
    /// </summary>
    public async Task<IList<MailKind>> GetActiveKindsAsync(int storeId)
    {
        var kinds = new List<MailKind>();
        foreach (var (name, ofTemplate, _, _) in _templates)
        {
            if (ofTemplate is { } kind && !kinds.Contains(kind) && (await messageTemplateService.GetMessageTemplatesByNameAsync(name, storeId)).Any(template => template.IsActive))
                kinds.Add(kind);
        }

        return kinds;
    }

    /// <summary>
    /// Whether a template reads as it was installed
    /// </summary>
    /// <param name="template">Template of the plugin</param>
    public static bool IsAsInstalled(MessageTemplate template)
    {
        return English.TryGetValue(template.Name, out var text) && Lines(template.Subject) == Lines(text.Subject)
            && (Lines(template.Body) == Lines(text.Body) || Lines(template.Body) == WithoutUnsubscribing(Lines(text.Body)));
    }

    /// <summary>
    /// Adds the templates that are missing
    /// </summary>
    public async Task InstallAsync()
    {
        foreach (var (name, _, subject, body) in _templates)
        {
            if ((await messageTemplateService.GetMessageTemplatesByNameAsync(name)).Any())
                continue;

            await messageTemplateService.InsertMessageTemplateAsync(new MessageTemplate
            {
                Name = name, Subject = subject, Body = body, IsActive = name != MonthlyStatement, EmailAccountId = emailAccountSettings.DefaultEmailAccountId
            });
        }
    }

    /// <summary>
    /// Adds the templates that are missing. Those that stand as an older version installed them get the link that ends mails of their kind
    /// </summary>
    /// <param name="currentVersion">Version that was there</param>
    public async Task UpdateAsync(string currentVersion)
    {
        await InstallAsync();
        // from then on, who took the link out of a mail did so himself
        if (!Version.TryParse(currentVersion, out var version) || version >= _firstWithLinks)
            return;

        foreach (var (name, (_, body)) in English)
        {
            foreach (var template in (await messageTemplateService.GetMessageTemplatesByNameAsync(name)).Where(template => IsAsInstalled(template) && Lines(template.Body) != Lines(body)))
            {
                template.Body = body;
                await messageTemplateService.UpdateMessageTemplateAsync(template);
            }
        }
    }

    /// <summary>
    /// Takes the templates away
    /// </summary>
    public async Task UninstallAsync()
    {
        foreach (var (name, _, _, _) in _templates)
        {
            foreach (var template in await messageTemplateService.GetMessageTemplatesByNameAsync(name))
                await messageTemplateService.DeleteMessageTemplateAsync(template);
        }
    }

    // a database or an editor may have its own idea of how a line ends
    private static string Lines(string text)
    {
        return text?.ReplaceLineEndings("\n").Trim();
    }

    // as versions without those links installed it
    private static string WithoutUnsubscribing(string body)
    {
        return string.Join('\n', body.Split('\n').Where(line => !line.Contains("%Loyalty.UnsubscribeUrl%")));
    }
}
