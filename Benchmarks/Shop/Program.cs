using Nop.Plugin.Misc.Loyalty.Benchmarks.Shop;
using Nop.Plugin.Misc.Loyalty.Benchmarks.Shop.Scale;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

// On PostgreSQL, over HTTP, in whole stores: what the plugin adds to pages and purchases, and how fast points are reserved and released;
// with "pages" the first of these alone, with "scale" how pages answer with many members, or, with "providers" and seconds, a hundred sessions at once over two stores.
var scale = args is ["scale", ..];
var count = args.Length > 0 && int.TryParse(args[^1], out var given) ? given : scale ? 100_000 : 60;
Console.WriteLine($"{Environment.ProcessorCount} cores, {Environment.OSVersion}, .NET {Environment.Version}, PostgreSQL with fsync off{(args is ["providers", ..] ? ", MariaDB" : "")}");
try
{
    if (scale)
    {
        await ScaleOfPages.RunAsync(count, rounds: 40);
    }
    else if (args is ["providers", ..])
    {
        await ProviderLoad.RunAsync(count);
    }
    else
    {
        await PageCosts.RunAsync(count);
        if (args is not ["pages", ..])
        {
            await CheckoutOverhead.RunAsync(count, Math.Max(5, count / 4));
            await RedeemLatency.RunAsync(count);
        }
    }
}
finally
{
    await SharedStores.EndAsync();
}
