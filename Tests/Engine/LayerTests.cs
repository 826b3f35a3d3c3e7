using Mono.Cecil;
using Mono.Cecil.Rocks;
using NetArchTest.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>
/// In which directions the folders may know each other. What is named as an exception still crosses one: a list that may only become shorter,
/// which a test says when somebody has mended one
/// </summary>
[TestFixture]
public sealed class LayerTests
{
    private const string Plugin = "Nop.Plugin.Misc.Loyalty.";

    private static readonly string[] _pages = [$"{Plugin}Infrastructure", $"{Plugin}Factories", $"{Plugin}Models", $"{Plugin}Controllers", $"{Plugin}Components", $"{Plugin}Validators"];

    [Test]
    public void The_engine_knows_no_services_pages_or_database()
    {
        AssertApart("Domain", [.. _pages, $"{Plugin}Services", $"{Plugin}Data", "Nop.Services", "Nop.Web", "Nop.Data"]);
    }

    [Test]
    public void Services_know_nothing_of_the_pages_or_of_how_the_plugin_is_wired()
    {
        AssertApart("Services", _pages);
    }

    [Test]
    public void Services_ask_no_service_provider()
    {
        AssertApart("Services", ["System.IServiceProvider", "Microsoft.Extensions.DependencyInjection"],
            // who goes on after the answer makes the services of a request of his own
            "BackgroundWork", "PlacedOrdersWork", "WebhookWake");
    }

    [Test]
    public void The_ledger_does_not_know_what_follows_from_it()
    {
        AssertApart("Services.Ledger", [.. _pages, $"{Plugin}Services.Tiers", $"{Plugin}Services.Earning", $"{Plugin}Services.Redemption", $"{Plugin}Services.Referrals", $"{Plugin}Services.Partners",
            $"{Plugin}Services.Members", $"{Plugin}Services.Merging", $"{Plugin}Services.Privacy", $"{Plugin}Services.Leaderboards", $"{Plugin}Services.Messages"]);
    }

    [Test]
    public void Members_do_not_know_what_points_buy()
    {
        AssertApart("Services.Members", [$"{Plugin}Services.Redemption", $"{Plugin}Services.Merging", $"{Plugin}Services.Privacy", $"{Plugin}Services.Leaderboards"]);
    }

    [Test]
    public void Pages_models_know_no_services_of_the_database()
    {
        AssertApart("Models", [$"{Plugin}Controllers", $"{Plugin}Factories", $"{Plugin}Data", "Nop.Data"]);
    }

    [Test]
    public void Everything_takes_the_time_from_the_clock_that_is_passed_in()
    {
        using var plugin = ModuleDefinition.ReadModule(typeof(LedgerService).Assembly.Location);
        var asking = plugin.GetAllTypes().SelectMany(type => type.Methods).Where(method => method.HasBody && method.Body.Instructions.Any(instruction =>
            instruction.Operand is MethodReference { DeclaringType.FullName: "System.DateTime" or "System.DateTimeOffset", Name: "get_UtcNow" or "get_Now" or "get_Today" }));

        Assert.That(string.Join(' ', asking.Select(method => method.FullName)), Is.Empty);
    }

    private static void AssertApart(string folder, string[] unknown, params string[] exceptions)
    {
        var types = Types.InAssembly(typeof(LedgerService).Assembly).That().ResideInNamespaceMatching($"^{Plugin.Replace(".", "\\.")}{folder.Replace(".", "\\.")}(\\.|$)");
        Assert.That(types.GetTypes().Count(), Is.GreaterThan(3), "the folder was found");

        var crossing = types.ShouldNot().HaveDependencyOnAny(unknown).GetResult().FailingTypeNames ?? [];

        Assert.That(string.Join(' ', crossing.Select(name => name[(name.LastIndexOf('.') + 1)..].Split('/', '+', '`', '<')[0]).Distinct().Order()), Is.EqualTo(string.Join(' ', exceptions.Order())));
    }
}
