#nullable enable
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Json;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// A provider that speaks docs/provider-protocol.md. Repetitions, timeout and breaker lie in the resilience it is given; each call is repeatable by its number
/// </summary>
public sealed class RestLoyaltyProvider(IHttpClientFactory clients, ProviderTokens tokens, ProviderResilience resilience) : ILoyaltyProvider
{
    /// <summary>
    /// Name of the HTTP client
    /// </summary>
    public const string CLIENT = "Loyalty.Provider";

    private const int MAX_ANSWER_BYTES = 1024 * 1024;

    /// <summary>
    /// Name by which configurations find it
    /// </summary>
    public const string NAME = "rest";

    /// <summary>
    /// How answers are read: unknown fields are ignored, since later versions of a provider add some
    /// </summary>
    internal static JsonSerializerOptions Json => _json;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Converters = { new UtcDateTimeConverter() } };

    /// <inheritdoc />
    public string SystemName => NAME;

    /// <inheritdoc />
    public Task<Result<ProviderStatusModel>> GetStatusAsync(ProviderConnection connection, CancellationToken stop = default) => SendAsync<ProviderStatusModel>(connection, HttpMethod.Get, "status", null, stop);

    /// <inheritdoc />
    public Task<Result<ProviderCustomerModel>> FindCustomerAsync(ProviderConnection connection, ProviderLookupRequest request, CancellationToken stop = default) => PostAsync<ProviderCustomerModel>(connection, "customers/lookup", request, stop);

    /// <inheritdoc />
    public Task<Result<ProviderSessionModel>> GetRewardsAsync(ProviderConnection connection, string session, ProviderBasketRequest request, CancellationToken stop = default) => PostAsync<ProviderSessionModel>(connection, $"sessions/{session}/rewards", request, stop);

    /// <inheritdoc />
    public Task<Result<ProviderSessionModel>> AcceptAsync(ProviderConnection connection, string session, ProviderAcceptRequest request, CancellationToken stop = default) => PostAsync<ProviderSessionModel>(connection, $"sessions/{session}/accept", request, stop);

    /// <inheritdoc />
    public Task<Result<ProviderSessionModel>> ClaimAsync(ProviderConnection connection, string session, ProviderCallRequest request, CancellationToken stop = default) => PostAsync<ProviderSessionModel>(connection, $"sessions/{session}/claim", request, stop);

    /// <inheritdoc />
    public Task<Result<ProviderSummaryModel>> FinalizeAsync(ProviderConnection connection, string session, ProviderFinalizeRequest request, CancellationToken stop = default) => PostAsync<ProviderSummaryModel>(connection, $"sessions/{session}/finalize", request, stop);

    /// <inheritdoc />
    public Task<Result<ProviderStateModel>> CancelAsync(ProviderConnection connection, string session, ProviderCallRequest request, CancellationToken stop = default) => PostAsync<ProviderStateModel>(connection, $"sessions/{session}/cancel", request, stop);

    private Task<Result<T>> PostAsync<T>(ProviderConnection connection, string path, object request, CancellationToken stop) => SendAsync<T>(connection, HttpMethod.Post, path, JsonSerializer.Serialize(request, request.GetType(), _json), stop);

    private async Task<Result<T>> SendAsync<T>(ProviderConnection connection, HttpMethod method, string path, string? body, CancellationToken stop)
    {
        try
        {
            using var answer = await resilience.ExecuteAsync(connection, token => TryAsync(connection, method, path, body, token), stop);
            var text = await ReadAsync(answer, stop);
            if (answer.IsSuccessStatusCode)
                return JsonSerializer.Deserialize<DataResponse<T>>(text, _json) is { Data: { } data } ? data : Unavailable("It answered nonsense.");

            return Explain(text) ?? Unavailable($"It answered {(int)answer.StatusCode}.");
        }
        catch (JsonException)
        {
            return Unavailable("It answered nonsense.");
        }
        catch (Exception exception) when (ProviderResilience.IsOutage(exception) && !stop.IsCancellationRequested)
        {
            return Unavailable(exception.GetType().Name);
        }
    }

    /// <summary>
    /// One attempt; a token that was refused is fetched anew once
    /// </summary>
    private async Task<HttpResponseMessage> TryAsync(ProviderConnection connection, HttpMethod method, string path, string? body, CancellationToken stop)
    {
        string? refused = null;
        while (true)
        {
            var token = await tokens.GetAsync(connection, refused, cancel => FetchTokenAsync(connection, cancel), stop);
            using var request = new HttpRequestMessage(method, new Uri(connection.Address!, $"{ProviderProtocol.PREFIX}/{path}"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");

            var answer = await clients.CreateClient(CLIENT).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || refused is not null)
                return answer;

            answer.Dispose();
            refused = token;
        }
    }

    private async Task<ProviderToken> FetchTokenAsync(ProviderConnection connection, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(connection.Address!, $"{ProviderProtocol.PREFIX}/token"))
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")])
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(connection.ClientId)}:{Uri.EscapeDataString(connection.Secret)}")));
        using var answer = await clients.CreateClient(CLIENT).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException("No token was given", null, answer.StatusCode);

        var token = JsonSerializer.Deserialize<TokenModel>(await ReadAsync(answer, stop), _json);

        return token is { AccessToken.Length: > 0, ExpiresIn: > 0 } ? new ProviderToken(token.AccessToken, TimeSpan.FromSeconds(token.ExpiresIn)) : throw new JsonException("No token was given");
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(stop);
        var buffer = new byte[MAX_ANSWER_BYTES + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);

        return length > MAX_ANSWER_BYTES ? throw new JsonException("The answer is too long") : Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static LoyaltyError? Explain(string text)
    {
        try
        {
            var problem = JsonSerializer.Deserialize<JsonElement>(text);

            return problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String && LoyaltyErrorCodesOfProviders.Contains(code.GetString()!)
                ? new LoyaltyError(code.GetString()!, problem.TryGetProperty("detail", out var detail) ? detail.ToString() : code.GetString()!, FieldOf(problem))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// The first field at fault; null when none is named
    /// </summary>
    private static string? FieldOf(JsonElement problem)
    {
        return problem.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Object ? errors.EnumerateObject().Select(error => error.Name).FirstOrDefault() : null;
    }

    /// <summary>
    /// What a provider may refuse by its contract; anything else is an outage
    /// </summary>
    private static readonly HashSet<string> LoyaltyErrorCodesOfProviders =
    [
        LoyaltyErrorCodes.MEMBER_NOT_FOUND, LoyaltyErrorCodes.MEMBER_INACTIVE, LoyaltyErrorCodes.PROGRAM_NOT_FOUND, LoyaltyErrorCodes.INSUFFICIENT_POINTS, LoyaltyErrorCodes.REWARD_NOT_FOUND,
        LoyaltyErrorCodes.REDEMPTION_EXPIRED, LoyaltyErrorCodes.INVALID_STATE, LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT, LoyaltyErrorCodes.VALIDATION_FAILED, LoyaltyErrorCodes.STORE_ISOLATION, LoyaltyErrorCodes.SESSION_NOT_FOUND, "NOT_FOUND"
    ];

    private static LoyaltyError Unavailable(string why) => new(LoyaltyErrorCodes.PROVIDER_UNAVAILABLE, $"The loyalty provider cannot be reached now. {why}");
}
