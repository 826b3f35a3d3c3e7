using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Sandbox.Store.Hosting;

/// <summary>Writes the host's log to a file in the data folder</summary>
public sealed class StoreLog : ILoggerProvider
{
    public const string FILE_NAME = "store.log";

    private readonly StreamWriter _writer;
    private readonly Lock _lock = new();

    public StoreLog(string dataFolder)
    {
        var file = new FileStream(Path.Combine(dataFolder, FILE_NAME), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        _writer = new StreamWriter(file) { AutoFlush = true };
    }

    public ILogger CreateLogger(string categoryName)
    {
        return new Category(this, categoryName);
    }

    public void Write(string text)
    {
        lock (_lock)
            _writer.WriteLine($"{DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)} {text}");
    }

    public void Dispose()
    {
        lock (_lock)
            _writer.Dispose();
    }

    private sealed class Category : ILogger
    {
        private readonly StoreLog _log;
        private readonly string _name;

        public Category(StoreLog log, string name)
        {
            _log = log;
            _name = name;
        }

        public IDisposable BeginScope<TState>(TState state) where TState : notnull
        {
            return null;
        }

        public bool IsEnabled(LogLevel logLevel)
        {
            return logLevel >= LogLevel.Warning;
        }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception exception, Func<TState, Exception, string> formatter)
        {
            if (IsEnabled(logLevel))
                _log.Write($"{logLevel} {_name}: {formatter(state, exception)}{(exception is null ? "" : Environment.NewLine + exception)}");
        }
    }
}
