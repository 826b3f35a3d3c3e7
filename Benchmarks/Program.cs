using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Benchmarks;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Npgsql;

// Ledger commits per second on PostgreSQL, beside the same rows written by hand-made SQL in the same run.
if (args is not [var connection])
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project Benchmarks -p:Database=postgresql -- \"Host=…;Username=…;Database=<an empty database>\"");
    return 1;
}

const int COMMITS = 2000;
const int WARM_UP = 200;
AppContext.SetSwitch("Npgsql.EnableLegacyTimestampBehavior", true);
await using var provider = LedgerHost.Build(connection);
await using var plain = new PlainLedger(connection);
Console.WriteLine($"{Environment.ProcessorCount} cores, {Environment.OSVersion}, .NET {Environment.Version}; {COMMITS} commits a row, after {WARM_UP} to warm up");
Console.WriteLine($"{"",-28}{"commits/s",12}{"median ms",12}{"p95 ms",12}{"ratio",8}");
foreach (var (members, clients) in new[] { (1, 1), (1, 16), (64, 16) })
{
    var ours = await EnrolAsync(members);
    var theirs = await EnrolAsync(members);
    await RunAsync(WARM_UP, clients, n => CommitAsync(ours[n % members], $"warm-{members}-{clients}-{n}"));
    await RunAsync(WARM_UP, clients, n => plain.CommitAsync(theirs[n % members], $"plain-warm-{members}-{clients}-{n}"));
    var baseline = await RunAsync(COMMITS, clients, n => plain.CommitAsync(theirs[n % members], $"plain-{members}-{clients}-{n}"));
    var measured = await RunAsync(COMMITS, clients, n => CommitAsync(ours[n % members], $"ledger-{members}-{clients}-{n}"));
    Print($"plain SQL, {members} x {clients} clients", baseline, 1);
    Print($"ledger, {members} x {clients} clients", measured, measured.Rate / baseline.Rate);
}
return 0;

async Task CommitAsync(LoyaltyMember member, string key)
{
    await using var scope = provider.CreateAsyncScope();
    var result = await scope.ServiceProvider.GetRequiredService<ILedgerService>()
        .ExecuteAsync(new EarnPoints(10) { MemberId = member.Id, IdempotencyKey = key, Actor = "benchmark" });
    if (!result.Success)
        throw new InvalidOperationException(result.Error.Code);
}

async Task<List<LoyaltyMember>> EnrolAsync(int count)
{
    await using var scope = provider.CreateAsyncScope();
    var program = await ProgramAsync(scope.ServiceProvider);
    var members = new List<LoyaltyMember>();
    for (var i = 0; i < count; i++)
    {
        var nowUtc = DateTime.UtcNow;
        var number = Guid.NewGuid().ToString("N");
        var member = new LoyaltyMember { ProgramId = program.Id, CustomerId = Random.Shared.Next(), CardNumber = number[..12], Status = MemberStatus.Active, EnrolledOnUtc = nowUtc };
        await scope.ServiceProvider.GetRequiredService<IRepository<LoyaltyMember>>().InsertAsync(member, false);
        await scope.ServiceProvider.GetRequiredService<IRepository<PointsAccount>>().InsertAsync(
            new PointsAccount { MemberId = member.Id, ProgramId = program.Id, BalanceReachedOnUtc = nowUtc, LifetimeReachedOnUtc = nowUtc }, false);
        members.Add(member);
    }
    return members;
}

static async Task<LoyaltyProgram> ProgramAsync(IServiceProvider services)
{
    var programs = services.GetRequiredService<IRepository<LoyaltyProgram>>();
    if (programs.Table.FirstOrDefault() is { } existing)
        return existing;
    var program = new LoyaltyProgram
    {
        Name = "Benchmark", SystemName = "benchmark", PointName = "point", PointNamePlural = "points", PointSymbol = "p",
        PointsPerCurrencyUnit = 1, Active = true, IsDefault = true, StartOnUtc = DateTime.UtcNow, CreatedOnUtc = DateTime.UtcNow, UpdatedOnUtc = DateTime.UtcNow
    };
    await programs.InsertAsync(program, false);
    return program;
}

static async Task<Measurement> RunAsync(int commits, int clients, Func<int, Task> commit)
{
    var times = new double[commits];
    var next = -1;
    var clock = Stopwatch.StartNew();
    await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
    {
        for (var n = Interlocked.Increment(ref next); n < commits; n = Interlocked.Increment(ref next))
        {
            var start = Stopwatch.GetTimestamp();
            await commit(n);
            times[n] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    })));
    var seconds = clock.Elapsed.TotalSeconds;
    Array.Sort(times);
    return new(commits / seconds, times[commits / 2], times[commits * 95 / 100]);
}

static void Print(string what, Measurement result, double ratio) =>
    Console.WriteLine($"{what,-28}{result.Rate,12:N0}{result.Median,12:N2}{result.P95,12:N2}{ratio,8:N2}");

internal sealed record Measurement(double Rate, double Median, double P95);
