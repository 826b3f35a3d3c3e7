using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Services.Providers;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Which pages of other origins may call the session routes of a store.</summary>
[TestFixture]
public sealed class OriginGuardTests
{
    private const string Ours = "https://app.example.com";

    private SessionWorld _shop = null!;
    private bool _reached;

    [SetUp]
    public void Start() => (_shop, _reached) = (new SessionWorld(), false);

    [TearDown]
    public void Stop() => _shop.Dispose();

    [Test]
    public async Task A_store_that_names_no_origin_allows_none()
    {
        await _shop.ConfigureAsync();

        var call = await CallAsync("POST", "/api/loyalty/session", Ours);
        var preflight = await CallAsync("OPTIONS", "/api/loyalty/session", Ours);

        Assert.That(call.Headers.AccessControlAllowOrigin, Is.Empty);
        Assert.That((preflight.StatusCode, preflight.Headers.AccessControlAllowOrigin.Count), Is.EqualTo((403, 0)));
    }

    [TestCase("/api/loyalty/session")]
    [TestCase("/api/loyalty/session/7/accept")]
    [TestCase("/api/loyalty/rewards")]
    public async Task An_origin_that_is_named_may_call_the_session_routes_without_cookies(string path)
    {
        await _shop.ConfigureAsync(row => row.AllowedOrigins = Ours);

        var call = await CallAsync("POST", path, Ours);
        Assert.That(_reached, Is.True);
        Assert.That(call.Headers.AccessControlAllowOrigin.ToString(), Is.EqualTo(Ours));
        Assert.That(call.Headers.Vary.ToString(), Is.EqualTo("Origin"));
        Assert.That(call.Headers.AccessControlAllowCredentials, Is.Empty);

        _reached = false;
        var preflight = await CallAsync("OPTIONS", path, Ours);
        Assert.That(_reached, Is.False);
        Assert.That((preflight.StatusCode, preflight.Headers.AccessControlAllowMethods.ToString()), Is.EqualTo((204, "GET, POST")));
        Assert.That(preflight.Headers.AccessControlAllowHeaders.ToString(), Does.Contain(ApiDefaults.KeyHeader).And.Contain(ApiDefaults.IdempotencyHeader));
        Assert.That(preflight.Headers.AccessControlAllowCredentials, Is.Empty);
    }

    [TestCase("https://evil.example.com", "/api/loyalty/session")]
    [TestCase("https://app.example.com.evil.com", "/api/loyalty/session")]
    [TestCase("null", "/api/loyalty/session")]
    [TestCase(Ours, "/api/loyalty/redeem")]
    [TestCase(Ours, "/api/loyalty/sessions-of-others")]
    [TestCase(Ours, "/api/loyalty/stores")]
    public async Task Others_and_other_routes_are_not_named(string origin, string path)
    {
        await _shop.ConfigureAsync(row => row.AllowedOrigins = Ours);

        var call = await CallAsync("POST", path, origin);

        Assert.That(_reached, Is.True, "what the browser keeps from the page is none of the route's business");
        Assert.That(call.Headers.AccessControlAllowOrigin, Is.Empty);
    }

    private async Task<HttpResponse> CallAsync(string method, string path, string origin)
    {
        var stores = new Mock<IStoreContext>();
        stores.Setup(context => context.GetCurrentStoreAsync()).ReturnsAsync(_shop.Store);
        var services = new ServiceCollection().AddSingleton(stores.Object).AddSingleton(_shop.Get<ProviderConfigurations>()).BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        (http.Request.Method, http.Request.Path) = (method, path);
        http.Request.Headers.Origin = origin;
        if (method == "OPTIONS")
            http.Request.Headers.AccessControlRequestMethod = "POST";

        await OriginGuard.InvokeAsync(http, _ =>
        {
            _reached = true;

            return Task.CompletedTask;
        });

        return http.Response;
    }
}
