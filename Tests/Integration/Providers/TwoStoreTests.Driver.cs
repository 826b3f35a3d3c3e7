using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework.Internal;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Driver;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Providers;

public sealed partial class TwoStoreTests
{
    private const int Guests = 6;

    // nopCommerce saves an order and then empties the cart in a serializable transaction, which PostgreSQL may refuse when several shoppers buy at once (40001);
    // it shows this then, and the order stays as far as it came, whatever plugins are there
    private const string CartAborted = "The transaction has aborted";

    private static readonly string[] _products = [Kettle, "/tea-caddy", "/stoneware-mug"];

    [Test]
    public async Task Whatever_shoppers_do_while_calls_fail_each_session_is_booked_once_on_both_sides()
    {
        var seconds = Number("LOYALTY_DRIVE_SECONDS") ?? 5;
        var seed = Number("LOYALTY_DRIVE_SEED") ?? Environment.TickCount & 0xffff;
        await ConnectAsync(budgetMilliseconds: 2_000);
        var (tally, first) = (new DriveTally(), await LastOrderAsync());
        // few, so that they get in each other's way
        string[] emails = [_email, await NewMemberAsync(), await NewMemberAsync()];
        var faults = new Random(seed);
        _line.Fault = step =>
        {
            lock (faults)
            {
                var fault = (LineFault)faults.Next(Enum.GetValues<LineFault>().Length);
                return faults.Next(5) == 0 && CanBe(fault, step) ? fault : null;
            }
        };
        using (var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds)))
            await Task.WhenAll(Enumerable.Range(1, Guests).Select(guest => DriveAsync(new Random(seed + guest), emails, tally, stop.Token)));

        _line.Mend();
        await ConnectAsync();
        foreach (var order in await _shop.TextsAsync($"SELECT \"Id\" FROM \"Order\" WHERE \"Id\" > {first} AND \"OrderStatusId\" NOT IN ({AdminOrders.Complete}, {AdminOrders.Cancelled})"))
            await Orders.ChangeStatusAsync(int.Parse(order, CultureInfo.InvariantCulture), AdminOrders.Complete);
        // calls that were given up, and the reservations of carts that were left, run out
        await _hub.AlterAsync($"UPDATE \"LoyaltyPartnerSession\" SET \"BusySinceUtc\" = '{Past(1)}' WHERE \"BusySinceUtc\" IS NOT NULL");
        await FinishAsync();
        await FinishAsync();
        await LeaveCartsAsync();

        TestContext.Out.WriteLine($"seed {seed}, {seconds} s, {Guests} guests, every fifth call fails\n{tally}");
        Assert.That(tally.Surprises, Is.Empty, $"seed {seed}");
        Assert.That(tally.Done("order"), Is.GreaterThan(0), "orders were placed");
        Assert.That(await _shop.TextsAsync($"SELECT \"OrderId\" FROM \"LoyaltyProviderSession\" WHERE \"StatusId\" = {(int)ProviderSessionStatus.PendingFinalization}"), Is.Empty, $"orders that wait, seed {seed}");
        await AssertTheyAgreeAsync();
    }

    private async Task DriveAsync(Random random, string[] emails, DriveTally tally, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var guest = _shop.Visitor();
                using (new TestExecutionContext.IsolatedContext())
                {
                    if (await ShopAsync(guest, random, emails, tally) is { } order)
                        await HandleAsync(order, random, tally);
                    if (random.Next(3) == 0)
                        await FinishAsync();
                }
            }
            catch (AssertionException refused)
            {
                tally.Count("something", "refused");
                if (refused.Message.Contains("InternalServerError") || refused.Message.Contains("500 "))
                    tally.Surprise(refused.Message);
            }
        }
    }

    /// <summary>Fills a cart, does this and that with the box below it, and mostly buys; returns the order.</summary>
    private async Task<int?> ShopAsync(StoreSession guest, Random random, string[] emails, DriveTally tally)
    {
        await guest.AddToCartAsync(_products[random.Next(_products.Length)], random.Next(1, 3));
        if (random.Next(10) > 0)
            await IdentifyAsync(guest, emails[random.Next(emails.Length)]);
        for (var wishes = random.Next(3); wishes > 0; wishes--)
            await AcceptAsync(guest, random.Next(2) == 0 ? _five : _two);
        if (random.Next(4) == 0)
            await PressAsync(guest, "decline", ("reward", $"{_five}"));
        if (random.Next(4) == 0)
            await guest.AddToCartAsync(_products[random.Next(_products.Length)]);
        if (random.Next(8) == 0)
            await PressAsync(guest, "leave");
        if (random.Next(8) == 0)
        {
            tally.Count("cart", "left");
            return null;
        }

        // a total that is not the one that was shown is shown again
        var reasons = new List<string>();
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var answer = await guest.ConfirmAsync(await guest.GoToConfirmAsync());
            var placed = answer.Contains("success") || answer.Contains("redirect");
            tally.Count("order", placed ? "done" : "shown again");
            if (placed)
                return await guest.LatestOrderAsync();
            var reason = ReasonPattern().Match(answer).Groups[1].Value;
            if (reason.StartsWith(CartAborted, StringComparison.Ordinal))
            {
                tally.Count("order", "left half done by nopCommerce");
                return null;
            }
            reasons.Add(reason);
        }
        tally.Surprise($"a sale was lost: {string.Join(" / ", reasons)}");
        return null;
    }

    /// <summary>What an administrator makes of an order.</summary>
    private async Task HandleAsync(int order, Random random, DriveTally tally)
    {
        var (name, act) = random.Next(6) switch
        {
            0 => ("cancel", () => Orders.CancelAsync(order)),
            1 => ("refund", async () =>
            {
                await Orders.MarkPaidAsync(order);
                await Orders.ChangeStatusAsync(order, AdminOrders.Complete);
                await Orders.RefundPartAsync(order, random.Next(1, 8));
            }),
            2 => ("substitute", async () =>
            {
                await Orders.EditFirstItemAsync(order, 1, random.Next(10, 40));
                await Orders.ChangeStatusAsync(order, AdminOrders.Complete);
            }),
            3 => ("leave", new Func<Task>(() => Task.CompletedTask)),
            _ => ("complete", () => Orders.ChangeStatusAsync(order, AdminOrders.Complete))
        };
        await act();
        tally.Count(name, "done");
    }

    [GeneratedRegex(@"message-error.*?<li>(.*?)</li>", RegexOptions.Singleline)]
    private static partial Regex ReasonPattern();

    private static int? Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
