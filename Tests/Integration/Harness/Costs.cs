using System.Net.Http.Json;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>One thing that was asked for while a request was answered: a statement, or a call into the store's services that compute prices.</summary>
public sealed record Cost(string Text, bool ByPlugin, bool IsCall, string? Filled = null);

/// <summary>What answering one request took.</summary>
public sealed record RequestCosts(string Method, string Path, IReadOnlyList<Cost> Costs, IReadOnlyList<string> Made);

/// <summary>What some requests took together.</summary>
public sealed class Costs(IEnumerable<RequestCosts> requests)
{
    private readonly List<RequestCosts> _requests = [.. requests];

    /// <summary>Statements that the plugin asked for.</summary>
    public IReadOnlyList<string> Statements => [.. All.Where(cost => cost is { ByPlugin: true, IsCall: false }).Select(cost => cost.Text)];

    /// <summary>All statements that concern one of the plugin's tables, each with the values it was given, by the text without them.</summary>
    public IReadOnlyDictionary<string, string> Filled => All.Where(cost => !cost.IsCall && cost.Text.Contains("Loyalty")).GroupBy(cost => cost.Text).ToDictionary(group => group.Key, group => group.First().Filled!);

    /// <summary>Of them those that read.</summary>
    public IReadOnlyList<string> Reads => [.. Statements.Where(text => text.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase))];

    /// <summary>How often a key was looked up; one that was found is known for some seconds.</summary>
    public int KeyReads => Statements.Count(text => text.Contains("[LoyaltyApiKey]"));

    /// <summary>Every statement, the store's own too.</summary>
    public int EveryStatement => All.Count(cost => !cost.IsCall);

    /// <summary>Of them those on the plugin's own tables; nopCommerce's are there without the plugin, too, when it only asks who is signed in.</summary>
    public IReadOnlyList<string> OwnStatements => [.. Statements.Where(text => text.Contains("[Loyalty"))];

    /// <summary>Calls of the plugin into the services that compute prices, totals, discounts and taxes; looking up a discount and rounding compute none.</summary>
    public IReadOnlyList<string> Calls => [.. All.Where(cost => cost.IsCall && !_lookups.Any(cost.Text.Contains)).Select(cost => cost.Text)];

    /// <summary>The plugin's services that were made.</summary>
    public IReadOnlyList<string> Made => [.. _requests.SelectMany(request => request.Made)];

    private static readonly string[] _lookups = ["GetDiscountByIdAsync", "GetDiscountRequirement", "RoundPriceAsync"];

    private IEnumerable<Cost> All => _requests.SelectMany(request => request.Costs);

    /// <summary>Those of the requests whose address begins so.</summary>
    public Costs Of(params string[] paths) => new(_requests.Where(request => paths.Any(path => request.Path.StartsWith(path, StringComparison.OrdinalIgnoreCase))));

    public override string ToString() => string.Join('\n', _requests.Select(request =>
        $"{request.Method} {request.Path}\n{string.Join('\n', request.Costs.Where(cost => cost.ByPlugin).Select(cost => $"  {string.Join(' ', cost.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"))}"));
}

/// <summary>Reads what requests took, of a store that was started with <c>--measure</c>.</summary>
public static class MeasuredRequests
{
    /// <summary>Does something, and tells what the requests of it took.</summary>
    public static async Task<Costs> MeasureAsync(this LoyaltyStore store, Func<Task> work)
    {
        await store.TakeAsync();
        await work();
        return new(await store.TakeAsync());
    }

    private static async Task<IReadOnlyList<RequestCosts>> TakeAsync(this LoyaltyStore store)
    {
        using var http = new HttpClient { BaseAddress = store.Address };
        return (await http.GetFromJsonAsync<List<RequestCosts>>("/measured"))!;
    }
}
