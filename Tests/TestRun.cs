using Nop.Core.Configuration;
using Nop.Core.Infrastructure;
using Nop.Data.Configuration;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using NUnit.Framework.Internal;

// a fixture has a store of its own, or reads one that others read too: three of them keep two processors busy
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]

/// <summary>Runs once around all tests: no process, no database server and no data outlives them.</summary>
[SetUpFixture]
public sealed class TestRun
{
    // the memory database blocks the threads that wait for their turn; the one whose turn it is must not wait for a new thread
    [OneTimeSetUp]
    public void HaveEnoughThreads() => ThreadPool.SetMinThreads(128, 128);

    // keys of cached things ask for it
    [OneTimeSetUp]
    public void HaveSettings() => Singleton<AppSettings>.Instance ??= new AppSettings([new CacheConfig(), new DataConfig()]);

    [OneTimeTearDown]
    public Task StopEverythingAsync()
    {
        SandboxOnlyAttribute.Report(TestExecutionContext.CurrentContext.CurrentTest);
        return SharedStores.EndAsync();
    }
}
