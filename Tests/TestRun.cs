using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

// a fixture has a store of its own, or reads one that others read too: three of them keep two processors busy
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]

/// <summary>Runs once around all tests: no process, no database server and no data outlives them.</summary>
[SetUpFixture]
public sealed class TestRun
{
    [OneTimeTearDown]
    public Task StopEverythingAsync() => SharedStores.EndAsync();
}
