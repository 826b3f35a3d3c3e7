using MySqlConnector;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Providers;

public sealed partial class TwoStoreTests
{
    private static readonly (ProviderStep, bool)[] _someDeaths = [(ProviderStep.Accept, true), (ProviderStep.Finalize, true)];

    private static IEnumerable<TestCaseData> ShopDeaths() =>
        (_whole ? from step in Enum.GetValues<ProviderStep>() from heard in new[] { false, true } select (step, heard) : _someDeaths).Select(point => new TestCaseData(point.Item1, point.Item2));

    private static IEnumerable<ProviderStep> HubDeaths() => _whole ? Enum.GetValues<ProviderStep>().Where(step => step != ProviderStep.LookUp) : [ProviderStep.Accept, ProviderStep.Finalize];

    [TestCaseSource(nameof(ShopDeaths))]
    public async Task A_shop_that_dies_at_a_call_brings_the_session_to_its_end_once_when_it_runs_again(ProviderStep step, bool heard)
    {
        Func<ProviderStep, Task> die = asked =>
        {
            if (asked != step)
                return Task.CompletedTask;
            _line.Mend();
            _shop.Kill(0);
            return Task.CompletedTask;
        };
        (_line.Before, _line.After) = heard ? (_line.Before, die) : (die, _line.After);
        var last = await LastOrderAsync();
        using var person = new Person(_shop);

        await person.DoAsync(shopper => shopper.AddToCartAsync(Kettle));
        await person.DoAsync(async shopper =>
        {
            if ((await shopper.PageAsync("/cart")).QuerySelector("#loyalty-session-find") is not null)
                await IdentifyAsync(shopper, _email);
        });
        await person.DoAsync(async shopper =>
        {
            if ((await shopper.PageAsync("/cart")).QuerySelector($"#loyalty-session-accept-{_five}") is not null)
                await AcceptAsync(shopper, _five);
        });
        await person.DoAsync(async shopper =>
        {
            if (await LastOrderAsync() == last)
                await shopper.PlaceOrderAsync();
        });
        var order = await LastOrderAsync();
        await person.DoAsync(_ => step == ProviderStep.Cancel ? Orders.CancelAsync(order) : Orders.ChangeStatusAsync(order, AdminOrders.Complete));
        await person.DoAsync(_ => FinishAsync());
        Assert.That(person.Deaths, Is.EqualTo(1));
        await FinishAsync();

        Assert.That(await _shop.ScalarAsync($"SELECT COUNT(*) FROM \"Order\" WHERE \"Id\" > {last}"), Is.EqualTo(1), "bought once");
        await AssertEndedAsync(order, step == ProviderStep.Cancel, 5);
    }

    [Test]
    public async Task A_shop_that_dies_between_payment_and_order_takes_the_rewards_into_the_next_attempt()
    {
        using var person = new Person(_shop);
        await person.DoAsync(shopper => shopper.AddToCartAsync(Kettle));
        await person.DoAsync(shopper => IdentifyAsync(shopper, _email));
        await person.DoAsync(shopper => AcceptAsync(shopper, _five));
        var last = await LastOrderAsync();
        var paid = false;

        await person.DoAsync(async shopper =>
        {
            if (!paid)
            {
                paid = true;
                await shopper.ConfirmAsync(await shopper.GoToConfirmAsync(Checkout.CrashCard));
            }
        });
        Assert.That((person.Deaths, await LastOrderAsync()), Is.EqualTo((1, last)), "the money went, and no order is there");
        await _shop.TamperAsync($"UPDATE \"LoyaltyProviderSession\" SET \"UpdatedOnUtc\" = '{Past(60 * 24)}' WHERE \"AttemptId\" IS NOT NULL");
        await FinishAsync();
        await person.DoAsync(shopper => shopper.PlaceOrderAsync());

        var order = await LastOrderAsync();
        await Orders.ChangeStatusAsync(order, AdminOrders.Complete);
        await FinishAsync();
        await AssertEndedAsync(order, false, 5);
    }

    [TestCaseSource(nameof(HubDeaths))]
    public async Task A_hub_that_dies_before_it_can_answer_has_booked_the_session_once_when_it_runs_again(ProviderStep step)
    {
        Task dying = Task.CompletedTask;
        _line.Before = async asked =>
        {
            if (asked != step)
                return;
            _line.Mend();
            // all is done and booked, and the hub is just writing down what it answers
            await _hub.AlterAsync("CREATE TRIGGER hub_dies BEFORE UPDATE ON LoyaltyPartnerSession FOR EACH ROW DO IF(NEW.Answer IS NOT NULL AND OLD.Answer IS NULL, SLEEP(30), 0)");
            dying = KillSleepingHubAsync();
        };
        using var guest = _shop.Visitor();
        await guest.AddToCartAsync(Kettle);
        await IdentifyAsync(guest, _email);
        if (step != ProviderStep.Rewards)
            await AcceptAsync(guest, _five);
        var order = await guest.PlaceOrderAsync();
        if (step == ProviderStep.Cancel)
            await Orders.CancelAsync(order);
        else
            await Orders.ChangeStatusAsync(order, AdminOrders.Complete);
        await FinishAsync();
        await dying;

        await _hub.AlterAsync("DROP TRIGGER hub_dies");
        await _hub.StartAgainAsync();
        await _hub.AlterAsync($"UPDATE \"LoyaltyPartnerSession\" SET \"BusySinceUtc\" = '{Past(1)}' WHERE \"BusySinceUtc\" IS NOT NULL");
        await ConnectAsync();
        await FinishAsync();

        await AssertEndedAsync(order, step == ProviderStep.Cancel, step > ProviderStep.Accept ? 5 : 0);
    }

    private async Task KillSleepingHubAsync()
    {
        await using var connection = (MySqlConnection)_hub.Connect();
        await connection.OpenAsync();
        for (var patience = 400; patience > 0; patience--)
        {
            await using var find = new MySqlCommand("SELECT ID FROM information_schema.PROCESSLIST WHERE STATE = 'User sleep' AND DB = DATABASE()", connection);
            if (await find.ExecuteScalarAsync() is { } sleeper)
            {
                _hub.Kill(0);
                await using var end = new MySqlCommand($"KILL {sleeper}", connection);
                await end.ExecuteNonQueryAsync();
                return;
            }
            await Task.Delay(25);
        }
        Assert.Fail("the hub wrote no answer");
    }

    private async Task AssertEndedAsync(int order, bool cancelled, int off)
    {
        Assert.That(await _shop.ScalarAsync($"SELECT \"OrderDiscount\" FROM \"Order\" WHERE \"Id\" = {order}"), Is.EqualTo(off), "what was shown is what is paid");
        var session = await SessionOfAsync(order);
        Assert.That(session.GetProperty("status").GetString(), Is.EqualTo(cancelled ? "failed" : "finalized"), $"{session}");
        if (!cancelled)
            Assert.That((session.GetProperty("summary").GetProperty("earned").GetInt64(), session.GetProperty("summary").GetProperty("redeemed").GetInt64()), Is.EqualTo((64L - off, 100L * off)), $"{session}");
        await AssertTheyAgreeAsync();
        var booked = await _hub.ScalarAsync("SELECT COUNT(*) FROM \"LoyaltyEntry\"");
        await FinishAsync();
        Assert.That(await _hub.ScalarAsync("SELECT COUNT(*) FROM \"LoyaltyEntry\""), Is.EqualTo(booked), "once");
    }

    /// <summary>A guest who comes again when the shop has died and runs again, and does once more what did not work.</summary>
    private sealed class Person(LoyaltyStore shop) : IDisposable
    {
        private readonly StoreSession _session = shop.Visitor();

        public int Deaths { get; private set; }

        public async Task DoAsync(Func<StoreSession, Task> act)
        {
            try
            {
                await act(_session);
            }
            catch (Exception exception) when (Deaths == 0 && exception is HttpRequestException or IOException)
            {
                Deaths++;
                await shop.StartAgainAsync();
                await act(_session);
            }
        }

        public void Dispose() => _session.Dispose();
    }
}
