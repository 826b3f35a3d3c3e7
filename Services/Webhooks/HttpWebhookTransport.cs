using System.Net;
using System.Net.Sockets;
using System.Text;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Services.Webhooks;

/// <summary>
/// Posts messages over HTTP: without redirects, cookies or a proxy, and to public addresses only unless that is allowed. The address is
/// looked at when the connection is made, so a name that leads elsewhere the second time gains nothing
/// </summary>
public sealed class HttpWebhookTransport(TimeProvider time) : IWebhookTransport, IDisposable
{
    private const int ANSWER_BYTES = 4000;

    // two, because a connection opened while private addresses were allowed must not serve when they no longer are
    private readonly HttpClient _public = NewClient(allowPrivate: false);
    private readonly HttpClient _private = NewClient(allowPrivate: true);

    /// <inheritdoc />
    public async Task<WebhookAnswer> PostAsync(WebhookPost post)
    {
        using var limit = new CancellationTokenSource(post.Timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, post.Url) { Content = new StringContent(post.Body, Encoding.UTF8, "application/json") };
            foreach (var (name, value) in post.Headers)
                request.Headers.TryAddWithoutValidation(name, value);

            using var response = await (post.AllowPrivate ? _private : _public).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);

            return new WebhookAnswer((int)response.StatusCode, await ReadBeginningAsync(response, limit.Token), null, RetryAfterOf(response));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new WebhookAnswer(0, null, $"No answer within {post.Timeout.TotalSeconds:0} seconds");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException or UriFormatException or InvalidOperationException)
        {
            return new WebhookAnswer(0, null, exception.Message);
        }
    }

    /// <summary>
    /// Closes the connections
    /// </summary>
    public void Dispose()
    {
        _public.Dispose();
        _private.Dispose();
    }

    private static HttpClient NewClient(bool allowPrivate)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // a proxy would make the connection in our place, to wherever it likes
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxConnectionsPerServer = 4,
            ConnectCallback = (context, stop) => ConnectAsync(context.DnsEndPoint, allowPrivate, stop)
        })
        {
            Timeout = Timeout.InfiniteTimeSpan
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Nop.Plugin.Misc.Loyalty");

        return client;
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowPrivate, CancellationToken stop)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, stop);
        var allowed = addresses.Where(address => allowPrivate || WebhookAddress.IsPublic(address)).ToArray();
        if (allowed.Length == 0)
            throw new HttpRequestException("The address leads to this machine or its own network, which is not allowed");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, stop);

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> ReadBeginningAsync(HttpResponseMessage response, CancellationToken stop)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(stop);
            var buffer = new byte[ANSWER_BYTES];
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
            var text = Encoding.UTF8.GetString(buffer, 0, length);

            return new string([.. text.Where(letter => letter is '\n' or '\t' || !char.IsControl(letter))]);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or OperationCanceledException)
        {
            // the status has arrived, and it alone decides
            return null;
        }
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        return response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - time.GetUtcNow() : null;
    }
}
