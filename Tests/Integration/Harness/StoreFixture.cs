using System.Net;
using AngleSharp.Html.Parser;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>A store of its own for a fixture, and its administrator, signed in.</summary>
public abstract class StoreFixture(TestDatabase database = TestDatabase.Sqlite)
{
    protected TestDatabase Database => database.Actual();

    protected LoyaltyStore Store { get; private set; } = null!;

    protected StoreSession Admin { get; private set; } = null!;

    /// <summary>What the store is started with besides.</summary>
    protected virtual string[] Arguments => [];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Store = await LoyaltyStore.StartAsync(database, Arguments);
        Admin = await Store.AdminAsync();
        await PrepareAsync();
    }

    /// <summary>What all tests of the fixture need.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Admin?.Dispose();
        if (Store is not null)
            await Store.DisposeAsync();
    }

    /// <summary>Asserts that a form came back with one message, in words, at the field that is at fault.</summary>
    protected static async Task AssertFaultAsync(HttpResponseMessage answer, string field)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        var faults = new HtmlParser().ParseDocument(text).QuerySelectorAll(".field-validation-error");
        Assert.That(faults.Select(fault => fault.GetAttribute("data-valmsg-for")), Is.EqualTo(new[] { field }), "only the field at fault");
        Assert.That(faults[0].TextContent.Trim(), Is.Not.Empty.And.Not.Contain("Plugins.Misc"));
    }
}
