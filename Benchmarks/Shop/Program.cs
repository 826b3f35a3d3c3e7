using Nop.Plugin.Misc.Loyalty.Benchmarks.Shop;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

// What points add to a checkout, and how fast they are reserved and released: on PostgreSQL, over HTTP, in whole stores.
var rounds = args.Length > 0 && int.TryParse(args[0], out var given) ? given : 60;
Console.WriteLine($"{Environment.ProcessorCount} cores, {Environment.OSVersion}, .NET {Environment.Version}, PostgreSQL with fsync off");
try
{
    await CheckoutOverhead.RunAsync(rounds, Math.Max(5, rounds / 4));
    await RedeemLatency.RunAsync(rounds);
}
finally
{
    await SharedStores.EndAsync();
}
