using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Tests.Api;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>How long a provider's token is kept, and who fetches the next.</summary>
[TestFixture]
public sealed class ProviderTokensTests
{
    private static readonly ProviderConnection _connection = new(1, new Uri("https://hub.example.com/"), "lp_1", "ls_secret", TimeSpan.FromSeconds(2));

    private readonly ManualTime _time = new();
    private ProviderTokens _tokens = null!;
    private int _fetched;

    [SetUp]
    public void Start() => (_tokens, _fetched) = (new ProviderTokens(_time), 0);

    [Test]
    public async Task A_token_is_kept_until_five_minutes_before_it_ends()
    {
        Assert.That(await GetAsync(), Is.EqualTo("token 1"));
        _time.Pass(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.That(await GetAsync(), Is.EqualTo("token 1"));
        _time.Pass(TimeSpan.FromSeconds(1));

        Assert.That(await GetAsync(), Is.EqualTo("token 2"));
    }

    [Test]
    public async Task A_hundred_who_need_one_at_once_wait_for_one_fetch()
    {
        var tokens = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => GetAsync(delay: 50)));

        Assert.That(tokens.Distinct(), Is.EqualTo(new[] { "token 1" }));
    }

    [Test]
    public async Task A_token_that_was_refused_is_fetched_anew_once_by_all_to_whom_it_was()
    {
        await GetAsync();

        var tokens = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => GetAsync(refused: "token 1", delay: 20)));

        Assert.That(tokens.Distinct(), Is.EqualTo(new[] { "token 2" }));
    }

    [Test]
    public async Task A_fetch_that_fails_is_tried_again_by_the_next()
    {
        Assert.That(() => _tokens.GetAsync(_connection, null, _ => throw new HttpRequestException("down"), CancellationToken.None), Throws.TypeOf<HttpRequestException>());

        Assert.That(await GetAsync(), Is.EqualTo("token 1"));
    }

    [Test]
    public async Task A_token_is_never_sent_to_another_address_than_the_one_that_gave_it()
    {
        await GetAsync();

        Assert.That(await GetAsync(connection: _connection with { Address = new Uri("https://elsewhere.example.com/") }), Is.EqualTo("token 2"));
    }

    [Test]
    public void Nothing_that_is_logged_of_a_connection_tells_its_secret() => Assert.That($"{_connection}", Does.Not.Contain("secret").And.Not.Contain("lp_1"));

    private Task<string> GetAsync(string? refused = null, int delay = 0, ProviderConnection? connection = null) => _tokens.GetAsync(connection ?? _connection, refused, async stop =>
    {
        await Task.Delay(delay, stop);
        return new ProviderToken($"token {Interlocked.Increment(ref _fetched)}", TimeSpan.FromMinutes(15));
    }, CancellationToken.None);
}
