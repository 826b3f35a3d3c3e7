using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>Another system that webhooks are sent to: a listener on a port of this machine.</summary>
internal sealed class WebhookReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<Message> _messages = new();
    private readonly ConcurrentQueue<Message> _all = new();
    private readonly SemaphoreSlim _arrived = new(0);

    public WebhookReceiver(int? port = null)
    {
        Address = new Uri($"http://127.0.0.1:{port ?? PostgresServer.FreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = ListenAsync();
    }

    public Uri Address { get; }

    /// <summary>What is answered: status, body and, for a redirect, where to.</summary>
    public Func<Message, (int Status, string Text, string? Location)> Answer { get; set; } = _ => (200, "thanks", null);

    /// <summary>Everything that has arrived so far.</summary>
    public IReadOnlyList<Message> All => [.. _all];

    /// <summary>The next message that a condition holds for; others that arrive meanwhile are passed over.</summary>
    public async Task<Message> NextAsync(Func<Message, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                await _arrived.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException("The message did not arrive within 20 seconds");
            }
            if (_messages.TryDequeue(out var message) && wanted(message))
                return message;
        }
    }

    public void Dispose() => _listener.Close();

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var message = new Message(context.Request.Url!.AbsolutePath, context.Request.ContentType ?? "",
                context.Request.Headers.AllKeys.ToDictionary(name => name!, name => context.Request.Headers[name]!), await reader.ReadToEndAsync());
            var (status, text, location) = Answer(message);
            context.Response.StatusCode = status;
            if (location is not null)
                context.Response.RedirectLocation = location;
            var answer = Encoding.UTF8.GetBytes(text);
            await context.Response.OutputStream.WriteAsync(answer);
            context.Response.Close();
            _all.Enqueue(message);
            _messages.Enqueue(message);
            _arrived.Release();
        }
    }

    /// <summary>A request that arrived.</summary>
    public sealed record Message(string Path, string ContentType, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        /// <summary>Verifies the message as docs/webhooks.md says.</summary>
        public void AssertSigned(string secret)
        {
            var parts = Headers["Loyalty-Signature"].Split(',').ToDictionary(part => part.Split('=')[0], part => part.Split('=')[1]);
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{Body}"));
            Assert.That(CryptographicOperations.FixedTimeEquals(Convert.FromHexString(parts["v1"]), expected), Is.True, Headers["Loyalty-Signature"]);
            Assert.That(Headers["Loyalty-Timestamp"], Is.EqualTo(parts["t"]));
            Assert.That(DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts["t"])), Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(1)));
        }
    }
}
