using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>One web node: the store's executable on a port of its own.</summary>
internal sealed class StoreProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(4);

    // with them a store says that it wants to be started again: nopCommerce's, and the sandbox's
    private static readonly int[] _restarts = [0, 75];

    private readonly ProcessStartInfo _start;
    private readonly string _readyPath;
    private readonly StringBuilder _output = new();
    private readonly Lock _gate = new();
    private Process _process = null!;
    private bool _ended;

    private StoreProcess(ProcessStartInfo start, int port, string readyPath)
    {
        _start = start;
        _readyPath = readyPath;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public Uri Address { get; }

    /// <summary>How often the process was started.</summary>
    public int Starts { get; private set; }

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

    /// <summary>Starts the store on a port, where one may have run before that was killed, and waits until it is ready for requests.</summary>
    public static async Task<StoreProcess> StartAsync(string dataFolder, int port, params string[] arguments)
    {
        var node = Sandbox(["--data", dataFolder, "--port", port.ToString(), .. arguments], port);
        node.Launch();
        await node.WaitUntilReadyAsync();
        return node;
    }

    /// <summary>Starts a published store in its own folder, and again whenever it ends by itself, as a web server or a container does.</summary>
    public static async Task<StoreProcess> PublishedAsync(string folder, int port)
    {
        var node = new StoreProcess(StartInfo([NopCommerce.Program(folder), "--urls", $"http://127.0.0.1:{port}"], folder), port, "/login");
        node.Launch(again: true);
        await node.WaitUntilReadyAsync();
        return node;
    }

    /// <summary>Runs the store with arguments it is expected to refuse; returns its exit code and what it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunToEndAsync(params string[] arguments)
    {
        await using var node = Sandbox(arguments, 0);
        node.Launch();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await node._process.WaitForExitAsync(limit.Token);
        return (node._process.ExitCode, node.Output);
    }

    public void Kill()
    {
        lock (_gate)
            _ended = true;
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

    private static StoreProcess Sandbox(string[] arguments, int port) =>
        new(StartInfo([Repository.StoreAssembly, .. arguments], Path.GetTempPath()), port, "/health/ready");

    private static ProcessStartInfo StartInfo(string[] arguments, string folder) => new("dotnet", arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = folder,
        // a store lives for a minute: measuring how its code runs would cost more than it brings
        // and nopCommerce, made for an older runtime, takes the one that is here
        Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_ROLL_FORWARD"] = "Major" }
    };

    private void Launch(bool again = false)
    {
        lock (_gate)
        {
            if (_ended)
                return;
            var process = new Process { StartInfo = _start, EnableRaisingEvents = again };
            process.OutputDataReceived += (_, line) => Keep(line.Data);
            process.ErrorDataReceived += (_, line) => Keep(line.Data);
            if (again)
                process.Exited += (_, _) =>
                {
                    if (_restarts.Contains(process.ExitCode))
                        Launch(again);
                };
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            _process = process;
            Starts++;
        }
    }

    /// <summary>Waits until the process was started so often and answers.</summary>
    public async Task WaitUntilStartedAsync(int times)
    {
        for (var clock = Stopwatch.StartNew(); Starts < times; await Task.Delay(50))
            if (clock.Elapsed > _patience)
                throw new TimeoutException($"The store did not restart:\n{Output}");
        await WaitUntilReadyAsync();
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
                await http.GetAsync(_readyPath);
            }
            catch (Exception exception) when (IsSilence(exception))
            {
                return;
            }
            await Task.Delay(20);
        }
        throw new TimeoutException($"The store did not restart:\n{Output}");
    }

    // a connection that is refused just while it opens comes as what the socket says
    private static bool IsSilence(Exception exception) => exception is HttpRequestException or SocketException or IOException or TaskCanceledException;

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
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) };
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < _patience)
        {
            if (_process is { HasExited: true } ended && !(ended.EnableRaisingEvents && _restarts.Contains(ended.ExitCode)))
                throw new InvalidOperationException($"The store ended with {ended.ExitCode}:\n{Output}");
            try
            {
                var answer = await http.GetAsync(_readyPath);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception exception) when (IsSilence(exception))
            {
                // not listening yet
            }
            await Task.Delay(100);
        }
        throw new TimeoutException($"The store was not ready after {_patience}:\n{Output}");
    }
}
