using System.Net;
using System.Net.Http.Headers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Partners;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Polly.CircuitBreaker;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

/// <summary>The client against the hub itself, with whatever can go wrong in between.</summary>
[TestFixture]
public sealed class RestProviderTests
{
    private readonly Fault _fault = new();
    private ProviderHost _host = null!;
    private NewPartner _partner = null!;
    private ProviderConnection _connection = null!;
    private ProviderResilience _resilience = null!;
    private RestLoyaltyProvider _provider = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await ProviderHost.StartAsync();
        _partner = await _host.NewPartnerAsync();
        using var any = _host.Client();
        _connection = new ProviderConnection(1, any.BaseAddress!, _partner.Partner.ClientId, _partner.Secret, TimeSpan.FromSeconds(20));
        _resilience = new ProviderResilience(TimeProvider.System);
        _provider = new RestLoyaltyProvider(_fault, new ProviderTokens(_host.Time), _resilience);
        _fault.Next = null;
        _fault.Calls.Clear();
    }

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task A_basket_goes_all_the_way_through_the_client_and_the_hub()
    {
        var member = await _host.NewShopperAsync(1_000);
        var lines = new[] { new ProviderLineRequest { LineId = "a", Quantity = "1", UnitPrice = "20.00" } };

        Assert.That((await _provider.GetStatusAsync(_connection)).Value.Online, Is.True);
        var found = await _provider.FindCustomerAsync(_connection, new ProviderLookupRequest { Card = member.CardNumber });
        var basket = await _provider.GetRewardsAsync(_connection, "s1", new ProviderBasketRequest { Sequence = 1, LoyaltyId = found.Value.LoyaltyId, Currency = "EUR", Lines = lines });
        var accepted = await _provider.AcceptAsync(_connection, "s1", new ProviderAcceptRequest { Sequence = 2, Rewards = [], Points = basket.Value.Spend.Least });
        await _provider.ClaimAsync(_connection, "s1", new ProviderCallRequest { Sequence = 3 });
        var summary = await _provider.FinalizeAsync(_connection, "s1", new ProviderFinalizeRequest { Sequence = 4, Currency = "EUR", Lines = lines });

        Assert.That(accepted.Success, Is.True, accepted.Error?.Message);
        Assert.That(summary.Value.Status, Is.EqualTo("finalized"));
        Assert.That(await _host.PointsOfAsync(member), Is.EqualTo(1_000 - summary.Value.Redeemed + summary.Value.Earned));
        Assert.That(_fault.Calls.Count(path => path.EndsWith("/token")), Is.EqualTo(1), "one token for all");
    }

    [Test]
    public async Task A_token_that_the_hub_refuses_is_fetched_anew_once()
    {
        await _provider.GetStatusAsync(_connection);
        // the hub's clock goes before: what the client still holds has ended
        var ended = new ProviderTokens(TimeProvider.System);
        var provider = new RestLoyaltyProvider(_fault, ended, _resilience);
        await provider.GetStatusAsync(_connection);
        _host.Time.Pass(TimeSpan.FromMinutes(16));
        _fault.Calls.Clear();

        Assert.That((await provider.GetStatusAsync(_connection)).Success, Is.True);

        Assert.That(_fault.Calls.Select(path => path.Split('/')[^1]), Is.EqualTo(new[] { "status", "token", "status" }));
    }

    [Test]
    public async Task What_fails_in_passing_is_repeated_and_booked_once()
    {
        var member = await _host.NewShopperAsync();
        var lines = new[] { new ProviderLineRequest { LineId = "a", Quantity = "1", UnitPrice = "20.00" } };
        await _provider.GetRewardsAsync(_connection, "s1", new ProviderBasketRequest { Sequence = 1, LoyaltyId = member.CardNumber, Currency = "EUR", Lines = lines });
        await _provider.ClaimAsync(_connection, "s1", new ProviderCallRequest { Sequence = 2 });
        // the hub does its work, and the answer is lost
        _fault.Next = async (request, send) =>
        {
            _fault.Next = null;
            using var _ = await send(request);
            throw new HttpRequestException("the line was cut");
        };

        var summary = await _provider.FinalizeAsync(_connection, "s1", new ProviderFinalizeRequest { Sequence = 3, Currency = "EUR", Lines = lines });

        Assert.That(summary.Success, Is.True, summary.Error?.Message);
        Assert.That(await _host.PointsOfAsync(member), Is.EqualTo(summary.Value.Earned));
    }

    [TestCase(500)]
    [TestCase(503)]
    [TestCase(429)]
    [TestCase(418)]
    public async Task A_hub_that_keeps_failing_is_unavailable_within_the_budget(int status)
    {
        _fault.Next = (_, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Headers = { RetryAfter = status == 429 ? new RetryConditionHeaderValue(TimeSpan.FromMinutes(5)) : null } });

        await AssertUnavailableAsync();
    }

    [Test]
    public async Task A_hub_that_says_to_come_again_after_the_budget_is_not_waited_for()
    {
        await _provider.GetStatusAsync(_connection);
        _fault.Next = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromMinutes(5)) } });
        var started = TimeProvider.System.GetTimestamp();

        var answer = await _provider.GetStatusAsync(_connection with { Budget = TimeSpan.FromSeconds(60) });

        Assert.That(answer.Error?.Code, Is.EqualTo("PROVIDER_UNAVAILABLE"));
        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(20)), "nobody stands before a page for nothing");
    }

    [Test]
    public async Task A_hub_that_stalls_is_unavailable_within_the_budget()
    {
        _fault.Next = async (_, _) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(30), _fault.Stop);
            throw new InvalidOperationException("nobody waits so long");
        };

        await AssertUnavailableAsync();
    }

    [TestCase("")]
    [TestCase("<html>busy</html>")]
    [TestCase("[]")]
    [TestCase("""{"data":null}""")]
    [TestCase("""{"access_token":5}""")]
    public async Task Nonsense_is_no_answer(string text)
    {
        _fault.Next = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(text) });

        await AssertUnavailableAsync();
    }

    [Test]
    public async Task A_hub_that_fails_again_and_again_is_left_alone_for_a_while()
    {
        _fault.Next = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError));
        for (var i = 0; i < 4; i++)
            await AssertUnavailableAsync();
        _fault.Calls.Clear();

        await AssertUnavailableAsync();

        Assert.That(_fault.Calls, Is.Empty);
        Assert.That(_resilience.StateOf(_connection), Is.EqualTo(CircuitState.Open));
        Assert.That(_resilience.StateOf(_connection with { ConfigurationId = 2 }), Is.EqualTo(CircuitState.Closed), "another store's is its own");
    }

    private async Task AssertUnavailableAsync()
    {
        var started = TimeProvider.System.GetTimestamp();

        var answer = await _provider.GetStatusAsync(_connection with { Budget = TimeSpan.FromSeconds(2) });

        Assert.That(answer.Error?.Code, Is.EqualTo("PROVIDER_UNAVAILABLE"));
        Assert.That(answer.Error!.Message, Does.Not.Contain(_partner.Secret));
        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(15)), "the hub stalls for thirty");
    }

    /// <summary>What stands between client and hub.</summary>
    private sealed class Fault : DelegatingHandler, IHttpClientFactory
    {
        public Fault() : base(new SocketsHttpHandler())
        {
        }

        public List<string> Calls { get; } = [];

        public CancellationToken Stop { get; private set; }

        public Func<HttpRequestMessage, Func<HttpRequestMessage, Task<HttpResponseMessage>>, Task<HttpResponseMessage>>? Next { get; set; }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls.Add(request.RequestUri!.AbsolutePath);
            Stop = cancellationToken;
            return Next is { } fault ? fault(request, sent => base.SendAsync(sent, cancellationToken)) : base.SendAsync(request, cancellationToken);
        }
    }
}
