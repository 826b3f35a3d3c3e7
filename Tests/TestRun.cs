using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>Runs once around all tests: no process and no database server outlives them.</summary>
[SetUpFixture]
public sealed class TestRun
{
    [OneTimeTearDown]
    public async Task StopEverythingAsync()
    {
        await SharedStores.StopAsync();
        PostgresServer.Stop();
    }
}
