using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Providers;

/// <summary>The calls of a session, in their order.</summary>
public enum ProviderStep { LookUp, Rewards, Accept, Claim, Finalize, Cancel }

/// <summary>What goes wrong with a call. The first four keep it from the hub; of the others the hub has done what was asked.</summary>
public enum LineFault { Refuses, Unauthorized, TooMany, Breaks, Stalls, Cuts, Nonsense, OtherCurrency, LessThanNothing, MoreThanTheBasket, UnknownLine, OldNumber }

/// <summary>
/// What lies between a shop and its hub: passes calls on, and lets some of them fail. The first part of a path is a name of the line,
/// so that a shop can come by another one, whose circuit breaker is closed.
/// </summary>
internal sealed class FaultyLine : IAsyncDisposable
{
    // longer than a page waits, and than one attempt of the task
    private static readonly TimeSpan _stall = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Func<Uri> _hub;
    private WebApplication _app = null!;

    private FaultyLine(Func<Uri> hub) => _hub = hub;

    public Uri Address => new(_app.Urls.First());

    /// <summary>What goes wrong with a call.</summary>
    public Func<ProviderStep, LineFault?> Fault { get; set; } = _ => null;

    /// <summary>What happens before the hub hears a call.</summary>
    public Func<ProviderStep, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>What happens between the hub's answer and the shop.</summary>
    public Func<ProviderStep, Task> After { get; set; } = _ => Task.CompletedTask;

    public static async Task<FaultyLine> StartAsync(Func<Uri> hub)
    {
        var line = new FaultyLine(hub);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        line._app = builder.Build();
        line._app.Run(line.PassAsync);
        await line._app.StartAsync();
        return line;
    }

    /// <summary>Lets everything pass again.</summary>
    public void Mend() => (Fault, Before, After) = (_ => null, _ => Task.CompletedTask, _ => Task.CompletedTask);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync(new CancellationToken(true));
        await _app.DisposeAsync();
    }

    private async Task PassAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        path = path[path.IndexOf('/', 1)..];
        var step = StepOf(path);
        var fault = step is { } asked ? Fault(asked) : null;
        switch (fault)
        {
            case LineFault.Refuses:
                context.Abort();
                return;
            case LineFault.Unauthorized or LineFault.TooMany or LineFault.Breaks:
                context.Response.StatusCode = fault switch { LineFault.Unauthorized => 401, LineFault.TooMany => 429, _ => 500 };
                if (fault == LineFault.TooMany)
                    context.Response.Headers.RetryAfter = "60";
                return;
        }
        if (step is { } coming)
            await Before(coming);
        var (status, type, body) = await AskAsync(context.Request, path);
        if (step is { } done)
            await After(done);
        if (status == 0 || context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
            return;
        }
        if (status == 200 && fault is { } wrong)
            body = Change(body, wrong);
        await AnswerAsync(context, status, type, body, fault);
    }

    private static async Task AnswerAsync(HttpContext context, int status, string? type, byte[] body, LineFault? fault)
    {
        try
        {
            if (fault == LineFault.Stalls)
                await Task.Delay(_stall, context.RequestAborted);
            (context.Response.StatusCode, context.Response.ContentType, context.Response.ContentLength) = (status, type, body.Length);
            if (fault != LineFault.Cuts)
            {
                await context.Response.Body.WriteAsync(body, context.RequestAborted);
                return;
            }
            await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        }
        catch (OperationCanceledException)
        {
            // the shop waits no longer
        }
    }

    /// <summary>Asks the hub; status 0 when it is gone.</summary>
    private async Task<(int Status, string? Type, byte[] Body)> AskAsync(HttpRequest asked, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(_hub(), path));
        if (asked.ContentLength > 0)
        {
            using var body = new MemoryStream();
            await asked.Body.CopyToAsync(body);
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", asked.ContentType);
        }
        request.Headers.TryAddWithoutValidation("Authorization", asked.Headers.Authorization.ToString());
        try
        {
            using var answer = await _http.SendAsync(request);
            return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsByteArrayAsync());
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (0, null, []);
        }
    }

    private static ProviderStep? StepOf(string path) => path[(path.LastIndexOf('/') + 1)..] switch
    {
        "lookup" => ProviderStep.LookUp,
        "rewards" => ProviderStep.Rewards,
        "accept" => ProviderStep.Accept,
        "claim" => ProviderStep.Claim,
        "finalize" => ProviderStep.Finalize,
        "cancel" => ProviderStep.Cancel,
        _ => null
    };

    private static byte[] Change(byte[] body, LineFault fault)
    {
        if (fault == LineFault.Nonsense)
            return "<html>not what you asked for</html>"u8.ToArray();

        var answer = JsonNode.Parse(body)!;
        var data = answer["data"]!;
        var reward = (data["rewards"] as JsonArray)?.FirstOrDefault();
        switch (fault)
        {
            case LineFault.OtherCurrency:
                data["currency"] = "XXX";
                break;
            case LineFault.LessThanNothing when data["earned"] is not null:
                data["earned"] = -5;
                break;
            case LineFault.LessThanNothing:
                reward!["amount"] = "-5.00";
                break;
            case LineFault.MoreThanTheBasket when data["earned"] is not null:
                data["redeemed"] = long.MaxValue;
                break;
            case LineFault.MoreThanTheBasket:
                reward!["amount"] = "9999.00";
                break;
            case LineFault.UnknownLine:
                reward!["lineIds"] = new JsonArray("no-such-line");
                break;
            case LineFault.OldNumber:
                data["sequence"] = data["sequence"]!.GetValue<int>() - 1;
                break;
        }
        return Encoding.UTF8.GetBytes(answer.ToJsonString());
    }
}
