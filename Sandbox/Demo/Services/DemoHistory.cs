using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Caching;
using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Services.Leaderboards;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>How far the history has come; a fault ends it</summary>
public sealed record DemoProgress(int Members, int Done, int Orders, bool Running, string Fault = null);

/// <summary>
/// Gives the demonstration shop two years of history, one member after the other, in the background. One history at a time on this node
/// </summary>
public class DemoHistory(DemoSteps steps)
{
    /// <summary>Most members at once</summary>
    public const int MOST = 1_000;

    /// <summary>Members, unless another number is asked for: about 1 500 orders</summary>
    public const int USUAL = 200;

    /// <summary>What the e-mail addresses of its members end with</summary>
    public const string EMAILS = "@history.example.com";

    /// <summary>Points run out after a year where they did not run out at all</summary>
    private const int EXPIRE_AFTER = 365;

    private int _running;

    /// <summary>How far it has come; null when none was begun since the store started</summary>
    public DemoProgress Progress { get; private set; }

    /// <summary>Begins a history; false when one is being made</summary>
    public bool TryStart(int members)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
            return false;

        Progress = new DemoProgress(Math.Clamp(members, 1, MOST), 0, 0, true);
        //whoever asked is answered
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(RunAsync);

        return true;
    }

    private async Task RunAsync()
    {
        try
        {
            var known = await DoAsync(PrepareAsync);
            for (var number = known + 1; Progress.Done < Progress.Members; number++)
                await LiveAsync(number);
            await DoAsync(EndAsync);
        }
        catch (Exception exception)
        {
            Progress = Progress with { Fault = exception.Message };
            await DoAsync(async services =>
            {
                await services.GetRequiredService<ILogger>().ErrorAsync("Loyalty demonstration: the history ended early", exception);
                return true;
            });
        }
        finally
        {
            Progress = Progress with { Running = false };
            Volatile.Write(ref _running, 0);
        }
    }

    /// <summary>Gives the number of the last member that is there</summary>
    private static async Task<int> PrepareAsync(IServiceProvider services)
    {
        var programs = services.GetRequiredService<IProgramService>();
        var program = await programs.GetSavedDefaultProgramAsync(1);
        if (program.ExpireAfterDays == 0)
        {
            program.ExpireAfterDays = EXPIRE_AFTER;
            await programs.UpdateProgramAsync(program, LoyaltyDemoDefaults.ACTOR);
        }

        return services.GetRequiredService<IRepository<Customer>>().Table.Where(row => row.Email.EndsWith(EMAILS)).Select(row => row.Email).ToList()
            .Select(email => int.Parse(email[6..^EMAILS.Length])).DefaultIfEmpty().Max();
    }

    private async Task LiveAsync(int number)
    {
        var (person, moments) = DemoLife.Of(number);
        var random = new Random(number);
        var customerId = await DoAsync(services => services.GetRequiredService<DemoDeeds>().JoinAsync(person));
        var today = person.DaysHere;
        foreach (var (daysAgo, deed) in moments)
        {
            var passed = today - daysAgo;
            await DoAsync(async services =>
            {
                await services.GetRequiredService<DemoDeeds>().DoAsync(customerId, passed, deed, random);
                return true;
            });
            today = daysAgo;
            if (deed == DemoDeed.Order)
                Progress = Progress with { Orders = Progress.Orders + 1 };
        }
        await DoAsync(async services =>
        {
            await services.GetRequiredService<DemoDeeds>().EndAsync(customerId, today);
            return true;
        });
        Progress = Progress with { Done = Progress.Done + 1 };
    }

    /// <summary>What is added up from entries is added up anew</summary>
    private static async Task<bool> EndAsync(IServiceProvider services)
    {
        var program = await services.GetRequiredService<IProgramService>().GetDefaultProgramAsync(1);
        await services.GetRequiredService<PointsDays>().RecomputeAsync(program.Id);
        await services.GetRequiredService<LiabilityReport>().RefreshAsync(program.Id);
        await services.GetRequiredService<LeaderboardClosing>().CloseAsync(DateTime.UtcNow);
        await services.GetRequiredService<IStaticCacheManager>().ClearAsync();
        services.GetRequiredService<LeaderboardCache>().Forget(program.Id);

        return true;
    }

    private Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> step) => steps.DoAsync(step);
}
