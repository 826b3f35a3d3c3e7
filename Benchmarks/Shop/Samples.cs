using System.Diagnostics;

namespace Nop.Plugin.Misc.Loyalty.Benchmarks.Shop;

/// <summary>How long something took, each time, in milliseconds.</summary>
internal sealed class Samples
{
    private readonly List<double> _milliseconds = [];

    public int Count => _milliseconds.Count;

    public double Median => At(50);

    /// <summary>The value that so many percent do not exceed.</summary>
    public double At(double percent)
    {
        lock (_milliseconds)
        {
            var sorted = _milliseconds.Order().ToList();
            return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * percent / 100))];
        }
    }

    public async Task TimeAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    public void Add(double milliseconds)
    {
        lock (_milliseconds)
            _milliseconds.Add(milliseconds);
    }
}
