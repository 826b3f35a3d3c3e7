using System.Collections.Concurrent;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Driver;

/// <summary>What the clients did, by what came of it.</summary>
internal sealed class DriveTally
{
    private readonly ConcurrentDictionary<string, int> _counts = new();
    private readonly ConcurrentQueue<string> _surprises = new();

    /// <summary>Answers nobody may get: a server error, for example.</summary>
    public IReadOnlyCollection<string> Surprises => _surprises;

    public void Count(string action, string outcome) => _counts.AddOrUpdate($"{action} {outcome}", 1, (_, count) => count + 1);

    public void Surprise(string what) => _surprises.Enqueue(what);

    public int Done(string action) => _counts.GetValueOrDefault($"{action} done");

    public override string ToString() => string.Join("\n", _counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Value,6} {count.Key}"));
}
