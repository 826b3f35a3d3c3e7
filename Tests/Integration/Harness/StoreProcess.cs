using System.Diagnostics;
using System.Text;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>One web node: the store's executable on a port of its own.</summary>
internal sealed class StoreProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private StoreProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Processor time of the store itself: the process that was started watches over it.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            // behind the name: the parent's number is the second field, time in the program and in the system the 12th and 13th, in hundredths of a second
            var stats = Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)).Select(Stat);
            return TimeSpan.FromMilliseconds(10 * stats.Where(fields => fields.Length > 13 && fields[1] == $"{_process.Id}")
                .Sum(fields => long.Parse(fields[11]) + long.Parse(fields[12])));

            static string[] Stat(string folder)
            {
                try
                {
                    var text = File.ReadAllText(Path.Combine(folder, "stat"));
                    return text[(text.LastIndexOf(')') + 2)..].Split(' ');
                }
                catch (IOException)
                {
                    // a process that has just ended
                    return [];
                }
            }
        }
    }

    /// <summary>Everything the node has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts the store and waits until it is ready for requests.</summary>
    public static Task<StoreProcess> StartAsync(string dataFolder, params string[] arguments) => StartAsync(dataFolder, PostgresServer.FreePort(), arguments);

    /// <summary>Starts the store on a port, on which one ran before that was killed.</summary>
    public static async Task<StoreProcess> StartAsync(string dataFolder, int port, params string[] arguments)
    {
        var node = Launch(["--data", dataFolder, "--port", port.ToString(), .. arguments], port);
        await node.WaitUntilReadyAsync();
        return node;
    }

    /// <summary>Runs the store with arguments it is expected to refuse; returns its exit code and what it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunToEndAsync(params string[] arguments)
    {
        await using var node = Launch(arguments, 0);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await node._process.WaitForExitAsync(limit.Token);
        return (node._process.ExitCode, node.Output);
    }

    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static StoreProcess Launch(string[] arguments, int port)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.StoreAssembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
            // a store lives for a minute: measuring how its code runs would cost more than it brings
            Environment = { ["DOTNET_TieredPGO"] = "0" }
        };
        var process = new Process { StartInfo = start };
        var node = new StoreProcess(process, new Uri($"http://127.0.0.1:{port}"));
        process.OutputDataReceived += (_, line) => node.Keep(line.Data);
        process.ErrorDataReceived += (_, line) => node.Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return node;
    }

    /// <summary>Waits until the address no longer answers; the supervisor starts the store again right after.</summary>
    public async Task WaitUntilStoppedAsync()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(30))
        {
            try
            {
                await http.GetAsync("/health/ready");
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                return;
            }
            await Task.Delay(20);
        }
        throw new TimeoutException($"The store did not restart:\n{Output}");
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
    }

    /// <summary>Waits until the store answers that it is ready, also after a restart asked for in the admin area.</summary>
    public async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < _patience)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The store ended with {_process.ExitCode}:\n{Output}");
            try
            {
                var answer = await http.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // not listening yet
            }
            await Task.Delay(100);
        }
        throw new TimeoutException($"The store was not ready after {_patience}:\n{Output}");
    }
}
