using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.Localization;
using Nop.Services.Logging;
using Nop.Services.Messages;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Tells shoppers, and the systems that listen, what their orders earned at providers. What was finalized says so itself until it was told: a process that dies between forgets nothing
/// </summary>
public class SessionNews(ILocalizationService localizationService,
    ILogger logger,
    IOrderService orderService,
    LoyaltyMessages messages,
    ProviderConfigurations configurations,
    ProviderSessions sessions,
    WebhookOutbox outbox)
{
    private const int BATCH = 100;

    /// <summary>
    /// Tells what was not told yet
    /// </summary>
    /// <returns>Number of sessions</returns>
    public async Task<int> TellAsync()
    {
        var told = 0;
        foreach (var session in await sessions.GetUntoldAsync(BATCH))
        {
            try
            {
                // the note comes first, with the message to other systems in its transaction: rather no mail than two
                if (await sessions.NoteToldAsync(session.Id, row => outbox.WriteForStoreAsync(WebhookEvents.SESSION_FINALIZED, row.StoreId, () => BodyOf(row))))
                    await MailAsync(session);
                told++;
            }
            catch (Exception exception)
            {
                await logger.ErrorAsync($"Loyalty: what session {session.Id} earned could not be told; the next run will try again", exception);
            }
        }

        return told;
    }

    private static object BodyOf(ProviderSession session)
    {
        var summary = SessionJson.SummaryOf(session);

        return new { SessionId = session.Id, session.StoreId, session.CustomerId, session.OrderId, session.Status, summary?.Earned, summary?.Redeemed, session.Discount };
    }

    private async Task MailAsync(ProviderSession session)
    {
        var summary = SessionJson.SummaryOf(session);
        if (summary is null || (summary.Earned == 0 && summary.Redeemed == 0))
            return;

        var name = (await configurations.FindAsync(session.StoreId))?.DisplayName;
        var order = session.OrderId is { } orderId ? await orderService.GetOrderByIdAsync(orderId) : null;
        await messages.SendAsync(LoyaltyMessageTemplates.ProviderSummary, session.CustomerId, session.StoreId, async writing =>
        [
            new Token("Loyalty.ProgramName", name ?? await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Session.Partner", writing.LanguageId)),
            new Token("Loyalty.Points", writing.Number(summary.Earned)),
            new Token("Loyalty.PointsSpent", writing.Number(summary.Redeemed)),
            new Token("Loyalty.Balance", writing.Number(summary.Points)),
            new Token("Loyalty.OrderNumber", order?.CustomOrderNumber ?? string.Empty)
        ]);
    }
}
