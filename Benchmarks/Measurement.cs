using System.Diagnostics;

namespace Nop.Plugin.Misc.Loyalty.Benchmarks;

/// <summary>How long commits took, over all rounds of one side.</summary>
internal sealed class Measurement
{
    private readonly List<double> _milliseconds = [];
    private double _seconds;

    public double Rate => _milliseconds.Count / _seconds;

    /// <summary>Runs commits, numbered from 0, by so many clients at once, each beginning the next when its last is done.</summary>
    public async Task RunAsync(int commits, int clients, Func<int, Task> commit)
    {
        var times = new double[commits];
        var next = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < commits; n = Interlocked.Increment(ref next))
            {
                var start = Stopwatch.GetTimestamp();
                await commit(n);
                times[n] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        })));
        _seconds += clock.Elapsed.TotalSeconds;
        _milliseconds.AddRange(times);
    }

    /// <summary>Prints one row of the table.</summary>
    public void Print(string what, Measurement baseline)
    {
        _milliseconds.Sort();
        Console.WriteLine($"{what,-40}{Rate,10:N0}{_milliseconds[_milliseconds.Count / 2],12:N2}{_milliseconds[_milliseconds.Count * 95 / 100],10:N2}{Rate / baseline.Rate,8:N2}");
    }
}
