using Nop.Core.Domain.Messages;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Loyalty.Services.Messages;

/// <summary>
/// The e-mail templates the plugin brings. Store owners edit them under Content management; an edited one is never overwritten
/// </summary>
public class LoyaltyMessageTemplates
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
    /// Tokens of the plugin
    /// </summary>
    public static IReadOnlyList<string> Tokens { get; } =
    [
        "%Loyalty.ProgramName%", "%Loyalty.PointName%", "%Loyalty.Balance%", "%Loyalty.Points%", "%Loyalty.ExpiryDate%", "%Loyalty.PageUrl%",
        "%Loyalty.OldTier%", "%Loyalty.Tier%", "%Loyalty.TierBenefits%", "%Loyalty.Friend%", "%Loyalty.OrderNumber%", "%Loyalty.Reason%"
    ];

    private static readonly (string Name, string Subject, string Body)[] _templates =
    [
        (PointsEarned, "%Store.Name%. You have earned %Loyalty.Points% %Loyalty.PointName%",
            """
            <p>Hello %Customer.FullName%,</p>
            <p>you have earned <strong>%Loyalty.Points%</strong> %Loyalty.PointName% for: %Loyalty.Reason%.
            You now have %Loyalty.Balance% %Loyalty.PointName%.</p>
            <p><a href="%Loyalty.PageUrl%">Your %Loyalty.ProgramName%</a></p>
            <p>%Store.Name%</p>
            """),
        (PointsExpiring, "%Store.Name%. %Loyalty.Points% %Loyalty.PointName% expire soon",
            """
            <p>Hello %Customer.FullName%,</p>
            <p><strong>%Loyalty.Points%</strong> of your %Loyalty.Balance% %Loyalty.PointName% expire soon,
            the first of them on <strong>%Loyalty.ExpiryDate%</strong>. You can use them on your next order.</p>
            <p><a href="%Loyalty.PageUrl%">Your %Loyalty.ProgramName%</a></p>
            <p>%Store.Name%</p>
            """),
        (TierUp, "%Store.Name%. Welcome to %Loyalty.Tier%",
            """
            <p>Hello %Customer.FullName%,</p>
            <p>you have moved up from %Loyalty.OldTier% to <strong>%Loyalty.Tier%</strong>. %Loyalty.TierBenefits%</p>
            <p>You have %Loyalty.Balance% %Loyalty.PointName%.</p>
            <p><a href="%Loyalty.PageUrl%">Your %Loyalty.ProgramName%</a></p>
            <p>%Store.Name%</p>
            """),
        (TierDown, "%Store.Name%. Your tier is now %Loyalty.Tier%",
            """
            <p>Hello %Customer.FullName%,</p>
            <p>you are now in <strong>%Loyalty.Tier%</strong>; before it was %Loyalty.OldTier%. %Loyalty.TierBenefits%</p>
            <p>What you need to move up again stands on your page.</p>
            <p><a href="%Loyalty.PageUrl%">Your %Loyalty.ProgramName%</a></p>
            <p>%Store.Name%</p>
            """),
        (ReferralRewarded, "%Store.Name%. %Loyalty.Points% %Loyalty.PointName% for you",
            """
            <p>Hello %Customer.FullName%,</p>
            <p>you get <strong>%Loyalty.Points%</strong> %Loyalty.PointName%, because you and %Loyalty.Friend% found each other here.
            You now have %Loyalty.Balance% %Loyalty.PointName%.</p>
            <p><a href="%Loyalty.PageUrl%">Your %Loyalty.ProgramName%</a></p>
            <p>%Store.Name%</p>
            """)
    ];

    private readonly EmailAccountSettings _emailAccountSettings;
    private readonly IMessageTemplateService _messageTemplateService;

    public LoyaltyMessageTemplates(EmailAccountSettings emailAccountSettings,
        IMessageTemplateService messageTemplateService)
    {
        _emailAccountSettings = emailAccountSettings;
        _messageTemplateService = messageTemplateService;
    }

    /// <summary>
    /// Adds the templates that are missing
    /// </summary>
    public async Task InstallAsync()
    {
        foreach (var (name, subject, body) in _templates)
        {
            if ((await _messageTemplateService.GetMessageTemplatesByNameAsync(name)).Any())
                continue;

            await _messageTemplateService.InsertMessageTemplateAsync(new MessageTemplate
            {
                Name = name, Subject = subject, Body = body, IsActive = true, EmailAccountId = _emailAccountSettings.DefaultEmailAccountId
            });
        }
    }

    /// <summary>
    /// Takes the templates away
    /// </summary>
    public async Task UninstallAsync()
    {
        foreach (var (name, _, _) in _templates)
        {
            foreach (var template in await _messageTemplateService.GetMessageTemplatesByNameAsync(name))
                await _messageTemplateService.DeleteMessageTemplateAsync(template);
        }
    }
}
