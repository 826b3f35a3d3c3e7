using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Driver;

/// <summary>
/// One shopper's browser and one administrator's, each on some node, choosing their next action at random. An action that does not
/// work out because somebody else was faster, or because the node is gone, is part of the game; a server error is not.
/// </summary>
internal sealed class DriveClient : IDisposable
{
    private static readonly string[] _products = ["/pour-over-kettle", "/tea-caddy", "/stoneware-mug"];
    private static readonly string[] _forPoints = ["/stoneware-mug", "/cedar-candle"];

    private readonly LoyaltyStore _store;
    private readonly Func<IReadOnlyList<Uri>> _nodes;
    private readonly Member _member;
    private readonly Random _random;
    private readonly DriveTally _tally;
    private readonly (int Weight, string Name, Func<Task<bool>> Act)[] _actions;
    private StoreSession? _shopper;
    private StoreSession? _admin;

    public DriveClient(LoyaltyStore store, Func<IReadOnlyList<Uri>> nodes, Member member, Random random, DriveTally tally)
    {
        (_store, _nodes, _member, _random, _tally) = (store, nodes, member, random, tally);
        _actions =
        [
            (6, "fill", FillAsync), (6, "take for points", TakeAsync), (2, "switch a line", SwitchAsync), (3, "change pieces", ChangePiecesAsync), (8, "reserve", ReserveAsync), (3, "give back", GiveBackAsync), (1, "empty", EmptyAsync), (9, "place", PlaceAsync),
            (3, "place twice", PlaceTwiceAsync), (4, "pay", PayAsync), (4, "cancel", () => OnOrderAsync((orders, id) => orders.CancelAsync(id))),
            (3, "reopen", () => OnOrderAsync((orders, id) => orders.ChangeStatusAsync(id, AdminOrders.Processing))),
            (2, "complete", () => OnOrderAsync((orders, id) => orders.ChangeStatusAsync(id, AdminOrders.Complete))),
            (5, "refund part", RefundPartAsync), (2, "refund", RefundAsync), (1, "delete", () => OnOrderAsync((orders, id) => orders.DeleteAsync(id))),
            (2, "edit", EditAsync), (2, "adjust", AdjustAsync), (2, "time passes for a reservation", ReservationEndsAsync),
            (2, "time passes for a lot", LotEndsAsync), (1, "run a task", RunTaskAsync)
        ];
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var (name, act) = Next();
            try
            {
                _shopper ??= await _member.SignInAsync(Pick(_nodes()));
                if (_admin is null)
                {
                    _admin = new StoreSession(Pick(_nodes()));
                    await _admin.SignInAsync(_store.Demo.AdminEmail, _store.Demo.AdminPassword);
                }
                using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
                    _tally.Count(name, await act() ? "done" : "not possible");
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
            {
                // the node is gone: sign in again, wherever there is one
                _tally.Count(name, "node gone");
                (_shopper, _admin) = (null, null);
                await Task.Delay(200, CancellationToken.None);
            }
            catch (AssertionException refused)
            {
                _tally.Count(name, "refused");
                if (refused.Message.Contains("InternalServerError") || refused.Message.Contains("500 "))
                    _tally.Surprise($"{name}: {refused.Message}");
            }
        }
    }

    public void Dispose() => _admin?.Dispose();

    private (string Name, Func<Task<bool>> Act) Next()
    {
        var ticket = _random.Next(_actions.Sum(action => action.Weight));
        foreach (var (weight, name, act) in _actions)
        {
            if ((ticket -= weight) < 0)
                return (name, act);
        }
        throw new InvalidOperationException("no action was drawn");
    }

    private async Task<bool> FillAsync()
    {
        await _shopper!.AddToCartAsync(Pick(_products));
        return true;
    }

    private async Task<bool> TakeAsync()
    {
        var path = Pick(_forPoints);
        if ((await _shopper!.PageAsync(path)).QuerySelector(".loyalty-price-button") is null)
            return false;
        using var answer = await _shopper!.PressTakeAsync(path, _random.Next(1, 3));
        Expect(answer);
        return answer.Headers.Location?.ToString() == "/cart";
    }

    private async Task<bool> SwitchAsync()
    {
        var switches = (await _shopper!.PageAsync("/cart")).QuerySelectorAll(".loyalty-line-switch").Select(button => button.GetAttribute("formaction")!).ToList();
        if (switches.Count == 0)
            return false;
        using var answer = await _shopper!.PostFormAsync("/cart", Pick(switches));
        Expect(answer);
        return true;
    }

    private async Task<bool> ChangePiecesAsync()
    {
        var fields = (await _shopper!.PageAsync("/cart")).QuerySelectorAll("input[name^=itemquantity]").Select(field => field.GetAttribute("name")!).ToList();
        if (fields.Count == 0)
            return false;
        await _shopper!.CartButtonAsync("updatecart", (Pick(fields), _random.Next(1, 4).ToString(CultureInfo.InvariantCulture)));
        return true;
    }

    private async Task<bool> ReserveAsync()
    {
        using var answer = await _shopper!.RequestRedemptionAsync(new { points = 100L * _random.Next(1, 25) }, _random.Next(3) == 0 ? Guid.NewGuid().ToString("N") : null);
        Expect(answer);
        return answer.IsSuccessStatusCode;
    }

    private async Task<bool> GiveBackAsync()
    {
        var live = (await _shopper!.RedemptionsAsync()).Where(row => row.GetProperty("status").GetString() == "reserved").ToList();
        if (live.Count == 0)
            return false;
        using var answer = await _shopper!.GiveBackAsync(Pick(live).GetProperty("id").GetInt32());
        Expect(answer);
        return answer.IsSuccessStatusCode;
    }

    private async Task<bool> EmptyAsync()
    {
        await _shopper!.EmptyCartAsync();
        return true;
    }

    private async Task<bool> PlaceAsync()
    {
        var token = await TokenAsync(Pick([null, Checkout.GoodCard, Checkout.AuthorizedCard, Checkout.DeclinedCard]));
        return token is not null && (await _shopper!.ConfirmAsync(token)).Contains("success");
    }

    private async Task<bool> PlaceTwiceAsync()
    {
        var token = await TokenAsync(Checkout.SlowCard(150));
        if (token is null)
            return false;
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
            await (await _shopper!.PostAsync("/checkout/OpcConfirmOrder/", ("__RequestVerificationToken", token))).Content.ReadAsStringAsync()));
        return answers.Any(answer => answer.Contains("success"));
    }

    // an empty cart has no checkout
    private async Task<string?> TokenAsync(string? card)
    {
        if ((await _shopper!.PageAsync("/cart")).QuerySelector("table.cart tbody tr") is null)
            await FillAsync();
        return await _shopper.GoToConfirmAsync(card);
    }

    private Task<bool> PayAsync() => OnOrderAsync((orders, id) => orders.MarkPaidAsync(id), "\"PaymentStatusId\" = 10");

    private Task<bool> RefundAsync() => OnOrderAsync((orders, id) => orders.RefundAsync(id), "\"PaymentStatusId\" IN (30, 35)");

    private Task<bool> RefundPartAsync() => OnOrderAsync(async (orders, id) =>
    {
        var left = await MoneyAsync($"SELECT \"OrderTotal\" - \"RefundedAmount\" FROM \"Order\" WHERE \"Id\" = {id}");
        if (left > 0)
            await orders.RefundPartAsync(id, _random.Next(4) == 0 ? left : Math.Max(0.01m, Math.Round(left * _random.Next(1, 100) / 100, 2)));
    }, "\"PaymentStatusId\" IN (30, 35)");

    // half of the discount, and the total that goes with it: nopCommerce's page leaves that sum to the administrator
    private Task<bool> EditAsync() => OnOrderAsync(async (orders, id) =>
    {
        var discount = Math.Round(await MoneyAsync($"SELECT \"OrderDiscount\" FROM \"Order\" WHERE \"Id\" = {id}") / 2, 2);
        var before = await MoneyAsync($"SELECT \"OrderSubtotalInclTax\" + \"OrderShippingInclTax\" FROM \"Order\" WHERE \"Id\" = {id}");
        await orders.EditTotalsAsync(id, ("OrderTotalDiscountValue", discount), ("OrderTotalValue", before - discount));
    }, "\"RefundedAmount\" = 0");

    private async Task<bool> AdjustAsync()
    {
        var answer = await _admin!.PostFormAsync("/Admin/LoyaltyMember/List", "/Admin/LoyaltyMember/Adjust", ("MemberId", _member.Id.ToString()),
            ("Points", _random.Next(-200, 400).ToString(CultureInfo.InvariantCulture)), ("Reason", "driven"), ("FormKey", Guid.NewGuid().ToString("N")));
        return (await answer.Content.ReadAsStringAsync()).Contains("\"Result\":true");
    }

    private async Task<bool> ReservationEndsAsync()
    {
        await _store.AlterAsync($"UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '2026-01-01' WHERE \"MemberId\" = {_member.Id} AND \"StatusId\" = {Redemptions.Reserved}");
        await RunAsync("Release reservations");
        return true;
    }

    private async Task<bool> LotEndsAsync()
    {
        await _store.AlterAsync($"UPDATE \"LoyaltyLot\" SET \"ExpiresOnUtc\" = '2026-01-01' WHERE \"Id\" = (SELECT MIN(\"Id\") FROM \"LoyaltyLot\" WHERE \"MemberId\" = {_member.Id} AND \"Remaining\" > 0 AND \"ExpiresOnUtc\" IS NOT NULL)");
        await RunAsync("Expire points");
        return true;
    }

    private async Task<bool> RunTaskAsync()
    {
        await RunAsync(Pick(["Release reservations", "Expire points", "Reconcile orders"]));
        return true;
    }

    private async Task RunAsync(string task)
    {
        var id = await _store.ScalarAsync($"SELECT \"Id\" FROM \"ScheduleTask\" WHERE \"Name\" = 'Loyalty. {task}'");
        await _admin!.Http.GetAsync($"/Admin/ScheduleTask/RunNow/{id}");
    }

    /// <summary>Does something to one of the member's orders, mostly to one of the newest.</summary>
    private async Task<bool> OnOrderAsync(Func<AdminOrders, int, Task> act, string which = "true")
    {
        var ids = await _store.TextsAsync($"SELECT \"Id\" FROM \"Order\" WHERE \"CustomerId\" = {_member.CustomerId} AND NOT \"Deleted\" AND {which} ORDER BY \"Id\" DESC LIMIT 6");
        if (ids.Count == 0)
            return false;
        await act(new AdminOrders(_admin!), int.Parse(Pick(ids), CultureInfo.InvariantCulture));
        return true;
    }

    private async Task<decimal> MoneyAsync(string sql) => decimal.Parse((await _store.TextsAsync($"SELECT CAST(({sql}) AS VARCHAR(30))"))[0], CultureInfo.InvariantCulture);

    private void Expect(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode >= 500)
            _tally.Surprise($"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode}");
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
