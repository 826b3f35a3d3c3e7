using System.Diagnostics;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Providers;

public sealed partial class TwoStoreTests
{
    // a page that waits for a stalled call needs thirty seconds
    private static readonly TimeSpan _quickly = TimeSpan.FromSeconds(20);

    private static readonly (LineFault, ProviderStep)[] _some =
    [
        (LineFault.Stalls, ProviderStep.LookUp), (LineFault.Unauthorized, ProviderStep.LookUp), (LineFault.OtherCurrency, ProviderStep.Rewards), (LineFault.UnknownLine, ProviderStep.Rewards),
        (LineFault.Cuts, ProviderStep.Accept), (LineFault.LessThanNothing, ProviderStep.Accept), (LineFault.Refuses, ProviderStep.Claim), (LineFault.OldNumber, ProviderStep.Claim),
        (LineFault.Breaks, ProviderStep.Finalize), (LineFault.MoreThanTheBasket, ProviderStep.Finalize), (LineFault.Cuts, ProviderStep.Finalize), (LineFault.TooMany, ProviderStep.Cancel), (LineFault.Nonsense, ProviderStep.Cancel)
    ];

    private static IEnumerable<TestCaseData> Cells() => (_whole ? All() : _some).Select(cell => new TestCaseData(cell.Item1, cell.Item2));

    private static IEnumerable<(LineFault, ProviderStep)> All() => from fault in Enum.GetValues<LineFault>() from step in Enum.GetValues<ProviderStep>() where CanBe(fault, step) select (fault, step);

    /// <summary>Whether an answer to the call tells what the fault makes wrong of it.</summary>
    private static bool CanBe(LineFault fault, ProviderStep step) => fault switch
    {
        LineFault.OtherCurrency or LineFault.UnknownLine => step is ProviderStep.Rewards or ProviderStep.Accept,
        LineFault.LessThanNothing or LineFault.MoreThanTheBasket => step is ProviderStep.Rewards or ProviderStep.Accept or ProviderStep.Finalize,
        LineFault.OldNumber => step is ProviderStep.Rewards or ProviderStep.Accept or ProviderStep.Claim or ProviderStep.Finalize,
        _ => true
    };

    [TestCaseSource(nameof(Cells))]
    public async Task Whatever_goes_wrong_with_a_call_the_sale_goes_through_and_the_session_ends_once(LineFault fault, ProviderStep step)
    {
        if (fault == LineFault.Stalls)
            await ConnectAsync(budgetMilliseconds: 2_000);
        _line.Fault = asked => asked == step ? fault : null;
        using var guest = _shop.Visitor();
        await guest.AddToCartAsync(Kettle);

        await QuicklyAsync(() => IdentifyAsync(guest, _email));
        var accepts = step >= ProviderStep.Accept;
        if (accepts)
            await QuicklyAsync(() => AcceptAsync(guest, _five));
        await QuicklyAsync(async () =>
        {
            var later = (await guest.PageAsync("/cart")).QuerySelector(".loyalty-session-later") is not null;
            Assert.That(later, Is.EqualTo(step <= ProviderStep.Accept), "the box says that points follow");
        });
        var order = await guest.PlaceOrderAsync();
        if (step == ProviderStep.Cancel)
            await Orders.CancelAsync(order);
        else
            await Orders.ChangeStatusAsync(order, AdminOrders.Complete);
        if (step >= ProviderStep.Finalize)
        {
            await FinishAsync();
            Assert.That(await StateAsync(order), Is.EqualTo("pendingFinalization"), "it waits for the provider");
        }
        _line.Mend();
        await ConnectAsync();
        await FinishAsync();

        await AssertEndedAsync(order, step == ProviderStep.Cancel, step > ProviderStep.Accept ? 5 : 0);
    }

    private static async Task QuicklyAsync(Func<Task> act)
    {
        var clock = Stopwatch.StartNew();
        await act();
        Assert.That(clock.Elapsed, Is.LessThan(_quickly));
    }
}
