using Microsoft.Extensions.DependencyInjection;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Benchmarks;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Npgsql;
using Sandbox.Store.Data;

// Ledger commits per second on PostgreSQL, beside hand-made SQL that keeps the same promises and writes the same rows.
if (args is not [var connection])
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project Benchmarks -- \"Host=…;Username=…;Database=<an empty database>\"");
    return 1;
}

const int ROUNDS = 6;
const int COMMITS = 600;
const int WARM_UP = 4000;
const long POINTS = 10;
AppContext.SetSwitch("Npgsql.EnableLegacyTimestampBehavior", true);
await using var provider = LedgerHost.Build(connection);
await using var plain = new PlainLedger(PostgreSqlDatabase.Complete(connection));
var expiresOnUtc = DateTime.UtcNow.Date.AddYears(1);
var booked = 0;

Console.WriteLine($"{Environment.ProcessorCount} cores, {Environment.OSVersion}, .NET {Environment.Version}, PostgreSQL {await AskAsync("SHOW server_version")}"
    + $" (fsync {await AskAsync("SHOW fsync")}, synchronous_commit {await AskAsync("SHOW synchronous_commit")})");
Console.WriteLine($"{ROUNDS} rounds of {COMMITS} commits for each side in turn, after {WARM_UP} to warm up");
await new Measurement().RunAsync(WARM_UP, 16, Plain(await EnrolAsync(64), true));
await new Measurement().RunAsync(WARM_UP, 16, Ledger(await EnrolAsync(64), true));
Console.WriteLine($"{"",-40}{"commits/s",10}{"median ms",12}{"p95 ms",10}{"ratio",8}");
foreach (var spending in new[] { false, true })
    foreach (var (members, clients) in new[] { (1, 1), (1, 16), (64, 16) })
        await CompareAsync(members, clients, spending);

var report = await VerifyAsync();
Console.WriteLine($"{report.Members:N0} members and {report.Entries:N0} entries of both sides, {await AskAsync("SELECT pg_size_pretty(pg_database_size(current_database()))")};"
    + $" verification finds {report.Drifts.Count} drifts");
return report.Drifts.Count;

async Task CompareAsync(int members, int clients, bool spending)
{
    var (baseline, measured) = (new Measurement(), new Measurement());
    for (var round = 0; round < ROUNDS; round++)
    {
        var (first, second) = (await EnrolAsync(members), await EnrolAsync(members));
        // each side begins every other round
        if (round % 2 == 0)
            await baseline.RunAsync(COMMITS, clients, Plain(first, spending));
        await measured.RunAsync(COMMITS, clients, Ledger(second, spending));
        if (round % 2 != 0)
            await baseline.RunAsync(COMMITS, clients, Plain(first, spending));
    }

    var what = $"{(spending ? "earn and spend" : "earn")}, {members} member{(members > 1 ? "s" : "")} x {clients} client{(clients > 1 ? "s" : "")}";
    baseline.Print($"plain SQL: {what}", baseline);
    measured.Print($"ledger: {what}", baseline);
}

// a member earns, or earns and spends in turn, so that lots come and go
bool Spends(int n, int members, bool spending) => spending && n / members % 2 == 1;

string NextKey() => $"commit-{Interlocked.Increment(ref booked)}";

Func<int, Task> Plain(List<LoyaltyMember> members, bool spending) => n =>
    plain.CommitAsync(members[n % members.Count], NextKey(), Spends(n, members.Count, spending) ? -POINTS : POINTS, expiresOnUtc);

Func<int, Task> Ledger(List<LoyaltyMember> members, bool spending) => async n =>
{
    var memberId = members[n % members.Count].Id;
    LedgerCommand command = Spends(n, members.Count, spending)
        ? new RedeemPoints(POINTS) { MemberId = memberId, IdempotencyKey = NextKey(), Actor = "benchmark" }
        : new EarnPoints(POINTS, expiresOnUtc) { MemberId = memberId, IdempotencyKey = NextKey(), Actor = "benchmark" };
    await BookAsync(command);
};

async Task BookAsync(LedgerCommand command)
{
    await using var scope = provider.CreateAsyncScope();
    var result = await scope.ServiceProvider.GetRequiredService<ILedgerService>().ExecuteAsync(command);
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
            new PointsAccount { MemberId = member.Id, ProgramId = program.Id, LastActivityOnUtc = nowUtc, BalanceReachedOnUtc = nowUtc, LifetimeReachedOnUtc = nowUtc }, false);
        // an opening balance that never expires, so that no spending is refused
        await BookAsync(new EarnPoints(1000) { MemberId = member.Id, IdempotencyKey = NextKey(), Actor = "benchmark" });
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

async Task<VerificationReport> VerifyAsync()
{
    await using var scope = provider.CreateAsyncScope();
    return await scope.ServiceProvider.GetRequiredService<ILedgerService>().VerifyAsync();
}

async Task<object> AskAsync(string question)
{
    await using var open = new NpgsqlConnection(connection);
    await open.OpenAsync();
    await using var command = new NpgsqlCommand(question, open);
    return await command.ExecuteScalarAsync();
}
