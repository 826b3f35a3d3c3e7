using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sandbox.Store.Hosting;

/// <summary>
/// Runs the store as a child process and starts it again when it asks for that. The child lives as long as its
/// standard input is open, so it never outlives the process that someone started.
/// </summary>
public static class Supervisor
{
    private const string MARK = "SANDBOX_STORE_SUPERVISED";

    public static bool IsSupervised => Environment.GetEnvironmentVariable(MARK) == "1";

    public static async Task<int> RunAsync(string[] args)
    {
        var stopping = false;
        Process child = null;
        void stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stopping = true;
            child?.StandardInput.Close();
        }

        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, stop);

        while (true)
        {
            child = Start(args);
            await child.WaitForExitAsync();
            if (stopping || child.ExitCode != WebHelper.RESTART_EXIT_CODE)
                return stopping ? 0 : child.ExitCode;

            child.Dispose();
            args = args.Where(arg => arg != StoreOptions.RESET).ToArray();
        }
    }

    /// <summary>Ends the store when the supervisor is gone</summary>
    public static void WatchSupervisor(IHostApplicationLifetime lifetime)
    {
        var watch = new Thread(() =>
        {
            while (Console.In.Read() >= 0)
            {
            }
            lifetime.StopApplication();
        })
        {
            IsBackground = true
        };
        watch.Start();
    }

    private static Process Start(string[] args)
    {
        var program = Environment.ProcessPath;
        var isDotnet = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var start = new ProcessStartInfo(program, isDotnet ? [typeof(Supervisor).Assembly.Location, .. args] : args)
        {
            RedirectStandardInput = true,
            UseShellExecute = false
        };
        start.Environment[MARK] = "1";
        return Process.Start(start);
    }
}
