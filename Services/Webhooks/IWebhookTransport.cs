namespace Nop.Plugin.Misc.Loyalty.Services.Webhooks;

/// <summary>
/// Carries a message to its address
/// </summary>
public interface IWebhookTransport
{
    /// <summary>
    /// Posts a message and reads the beginning of the answer. A failure is an answer, too
    /// </summary>
    Task<WebhookAnswer> PostAsync(WebhookPost post);
}

/// <summary>
/// A message on its way
/// </summary>
/// <param name="Url">Address</param>
/// <param name="Headers">Headers beside the content's own</param>
/// <param name="Body">JSON</param>
/// <param name="Timeout">Time for all of it, reading the answer included</param>
/// <param name="AllowPrivate">Whether it may go to this machine or its own network</param>
public sealed record WebhookPost(string Url, IReadOnlyDictionary<string, string> Headers, string Body, TimeSpan Timeout, bool AllowPrivate);

/// <summary>
/// What came of a message
/// </summary>
/// <param name="StatusCode">HTTP status; 0 without an answer</param>
/// <param name="Text">Beginning of the answer</param>
/// <param name="Error">Why there was no answer</param>
/// <param name="RetryAfter">The pause the other side asks for</param>
public sealed record WebhookAnswer(int StatusCode, string Text = null, string Error = null, TimeSpan? RetryAfter = null);
