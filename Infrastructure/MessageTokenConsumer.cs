using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Shows the plugin's tokens where e-mail templates are edited
/// </summary>
public class MessageTokenConsumer : IConsumer<AdditionalTokensAddedEvent>
{
    /// <summary>
    /// Adds the tokens
    /// </summary>
    public Task HandleEventAsync(AdditionalTokensAddedEvent eventMessage)
    {
        eventMessage.AddTokens(LoyaltyMessageTemplates.Tokens.ToArray());

        return Task.CompletedTask;
    }
}
