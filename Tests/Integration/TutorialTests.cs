using System.Net;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>The two tests that the plugin's first description came with.</summary>
[TestFixture(TestDatabase.Sqlite)]
[TestFixture(TestDatabase.PostgreSql)]
public sealed class TutorialTests(TestDatabase database)
{
    [Test]
    public async Task Returns_zero_points_for_an_unknown_customer()
    {
        var store = await SharedStores.GetAsync(database);

        var data = await store.DataAsync("/api/loyalty/points/2000000000");

        Assert.That(data.GetProperty("points").GetInt64(), Is.Zero);
        Assert.That(data.GetProperty("tier").GetString(), Is.EqualTo("Bronze").IgnoreCase);
    }

    [Test]
    public async Task Refuses_a_caller_without_a_key()
    {
        var store = await SharedStores.GetAsync(database);
        using var visitor = store.Visitor();

        var answer = await visitor.Http.GetAsync("/api/loyalty/points/1");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
