using Nop.Plugin.Misc.Loyalty.Benchmarks.Shop;
using Nop.Plugin.Misc.Loyalty.Benchmarks.Shop.Scale;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

// On PostgreSQL, over HTTP, in whole stores: what points add to a checkout, and how fast they are reserved and released;
// or, with "scale", how pages answer with many members.
var scale = args is ["scale", ..];
var count = args.Length > 0 && int.TryParse(args[^1], out var given) ? given : scale ? 100_000 : 60;
Console.WriteLine($"{Environment.ProcessorCount} cores, {Environment.OSVersion}, .NET {Environment.Version}, PostgreSQL with fsync off");
try
{
    if (scale)
    {
        await ScaleOfPages.RunAsync(count, rounds: 40);
    }
    else
    {
        await PageCosts.RunAsync(count);
        await CheckoutOverhead.RunAsync(count, Math.Max(5, count / 4));
        await RedeemLatency.RunAsync(count);
    }
}
finally
{
    await SharedStores.EndAsync();
}
