using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Sandbox.Store.Hosting;

/// <summary>Writes the host's log to a file in the data folder, also when the host's services are gone</summary>
public sealed class StoreLog : ILoggerProvider
{
    public const string FILE_NAME = "store.log";

    private readonly string _file;
    private readonly Lock _lock = new();

    public StoreLog(string dataFolder) => _file = Path.Combine(dataFolder, FILE_NAME);

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Write(string text)
    {
        lock (_lock)
            File.AppendAllText(_file, $"{DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)} {text}{Environment.NewLine}");
    }

    public void Dispose()
    {
    }

    private sealed class Category(StoreLog log, string name) : ILogger
    {
        public IDisposable BeginScope<TState>(TState state) where TState : notnull
        {
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception exception, Func<TState, Exception, string> formatter)
        {
            if (IsEnabled(logLevel))
                log.Write($"{logLevel} {name}: {formatter(state, exception)}{(exception is null ? "" : Environment.NewLine + exception)}");
        }
    }
}
