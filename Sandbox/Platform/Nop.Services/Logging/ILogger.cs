using Nop.Core.Domain.Logging;

namespace Nop.Services.Logging;

/// <summary>The store's log.</summary>
public interface ILogger
{
    Task DeleteLogAsync(Log log);

    Task ClearLogAsync(DateTime? olderThan = null);

    Task<Log> GetLogByIdAsync(int logId);

    Task InsertLogAsync(LogLevel logLevel, string shortMessage, string fullMessage = "", Customer customer = null);

    Task InformationAsync(string message, Exception exception = null, Customer customer = null);

    Task WarningAsync(string message, Exception exception = null, Customer customer = null);

    Task ErrorAsync(string message, Exception exception = null, Customer customer = null);
}
