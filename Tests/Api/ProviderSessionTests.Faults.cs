using static Nop.Plugin.Misc.Loyalty.Tests.Api.ProviderHost;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

/// <summary>Calls whose process dies, and many calls at once: each session is booked once.</summary>
public sealed partial class ProviderSessionTests
{
    [Test]
    public async Task A_call_whose_process_died_is_taken_up_again_and_books_nothing_twice()
    {
        await ReadyAsync("s1", """{"sequence":2,"rewards":[],"points":1000}""", Tea);
        for (var write = 1; write <= 40; write++)
        {
            if (!await DiesAsync(write, "s1/finalize", Finalize(4, Tea)))
                break;
        }

        var summary = await SendAsync("s1/finalize", Finalize(4, Tea));

        Assert.That(summary.GetProperty("earned").GetInt64(), Is.EqualTo(20));
        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(1_020));
        Assert.That((await _host.World.Node.Ledger.VerifyAsync()).Ok, Is.True);
    }

    [Test]
    public async Task What_a_call_reserved_whose_process_died_is_given_back_when_another_call_comes_instead()
    {
        var reward = _host.AddReward("Five off", 500, OrderAmount(5));
        await BasketAsync("s1", 1, Tea, Fuel);
        var sequence = 2;
        for (var write = 1; write <= 40; write++)
        {
            var died = await DiesAsync(write, "s1/accept", $$"""{"sequence":{{sequence}},"rewards":[{{reward.Id}}],"points":300}""");

            var basket = await BasketAsync("s1", sequence + 1, Tea, Fuel);

            var accepted = basket.GetProperty("rewards")[0].GetProperty("accepted").GetBoolean() ? 500 : 0;
            Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(2_000 - accepted - basket.GetProperty("spend").GetProperty("accepted").GetInt64()), $"died before write {write}");
            await SendAsync("s1/accept", $$"""{"sequence":{{sequence + 2}},"rewards":[]}""");
            sequence += 3;
            if (!died)
                break;
        }

        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(2_000));
        Assert.That(sequence, Is.GreaterThan(8), "it died in several places");
        Assert.That((await _host.World.Node.Ledger.VerifyAsync()).Ok, Is.True);
    }

    [Test]
    public async Task While_a_call_is_worked_on_others_wait_their_turn()
    {
        await BasketAsync("s1", 1, Tea);
        var session = _host.World.PartnerSessions.Rows.Single();
        session.BusySinceUtc = Moment.Kept(_host.Time.GetUtcNow().UtcDateTime);
        _host.World.PartnerSessions.Update(session);

        await RefusedAsync("s1/rewards", Basket(2, Tea, Fuel), 409, "INVALID_STATE");
        _host.Time.Pass(TimeSpan.FromSeconds(31));

        await BasketAsync("s1", 2, Tea, Fuel);
    }

    [Test]
    public async Task Many_calls_at_once_finalize_a_session_once()
    {
        await ReadyAsync("s1", """{"sequence":2,"rewards":[],"points":1000}""", Tea);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _client.PostAsync(Path("s1/finalize"), Json(Finalize(4, Tea)))));
        await SendAsync("s1/finalize", Finalize(4, Tea));

        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(1_020));
        Assert.That(_host.World.Entries.Rows.Count(entry => entry.ReferenceType == "session"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_hundred_sessions_at_once_each_book_once()
    {
        var members = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _host.NewShopperAsync()));

        await Task.WhenAll(members.Select(async (member, number) =>
        {
            using var basket = await _client.PostAsync(Path($"m{number}/rewards"), Json(Basket(1, [Tea], member.CardNumber)));
            Assert.That((int)basket.StatusCode, Is.EqualTo(200));
            await SendAsync($"m{number}/claim", """{"sequence":2}""");
            await SendAsync($"m{number}/finalize", Finalize(3, Tea));
        }));

        foreach (var member in members)
            Assert.That(await _host.PointsOfAsync(member), Is.EqualTo(40));
    }

    /// <summary>Calls while the process dies before the given write, counted from 1, and lets the call's turn run out; tells whether it died.</summary>
    private async Task<bool> DiesAsync(int write, string path, string json)
    {
        _host.World.Database.DiesBefore = write;
        try
        {
            using var answer = await _client.PostAsync(Path(path), Json(json));
        }
        catch (HttpRequestException)
        {
            // the connection broke with it
        }
        var died = _host.World.Database.Died;
        _host.World.Database.DiesBefore = null;
        _host.Time.Pass(TimeSpan.FromSeconds(31));
        return died;
    }
}
