using Microsoft.Extensions.Logging;
using Nop.Core.Domain.Logging;
using LogLevel = Nop.Core.Domain.Logging.LogLevel;

namespace Nop.Services.Logging;

/// <summary>Writes every entry as a row for the admin area and to the process's own log.</summary>
public class DefaultLogger(ILogger<DefaultLogger> processLog, IRepository<Log> logRepository, IWebHelper webHelper) : ILogger
{
    public virtual bool IsEnabled(LogLevel level) => level != LogLevel.Debug;

    public virtual async Task DeleteLogAsync(Log log)
    {
        ArgumentNullException.ThrowIfNull(log);

        await logRepository.DeleteAsync(log, false);
    }

    public virtual async Task ClearLogAsync(DateTime? olderThan = null)
    {
        if (olderThan == null)
            await logRepository.TruncateAsync();
        else
            await logRepository.DeleteAsync(log => log.CreatedOnUtc < olderThan.Value);
    }

    public virtual async Task<Log> GetLogByIdAsync(int logId) => await logRepository.GetByIdAsync(logId);

    public virtual async Task InsertLogAsync(LogLevel logLevel, string shortMessage, string fullMessage = "", Customer customer = null)
    {
        WriteToProcessLog(logLevel, shortMessage, fullMessage);
        await logRepository.InsertAsync(MakeEntry(logLevel, shortMessage, fullMessage, customer), false);
    }

    public virtual async Task InformationAsync(string message, Exception exception = null, Customer customer = null) =>
        await WriteAsync(LogLevel.Information, message, exception, customer);

    public virtual async Task WarningAsync(string message, Exception exception = null, Customer customer = null) =>
        await WriteAsync(LogLevel.Warning, message, exception, customer);

    public virtual async Task ErrorAsync(string message, Exception exception = null, Customer customer = null) =>
        await WriteAsync(LogLevel.Error, message, exception, customer);

    private async Task WriteAsync(LogLevel level, string message, Exception exception, Customer customer)
    {
        //work that was given up by the caller is no event worth noting
        if (exception is ThreadInterruptedException || !IsEnabled(level))
            return;

        await InsertLogAsync(level, message, exception?.ToString() ?? string.Empty, customer);
    }

    private Log MakeEntry(LogLevel level, string shortMessage, string fullMessage, Customer customer) =>
        new Log
        {
            LogLevel = level,
            ShortMessage = shortMessage,
            FullMessage = fullMessage,
            IpAddress = webHelper.GetCurrentIpAddress(),
            CustomerId = customer?.Id,
            PageUrl = webHelper.GetThisPageUrl(true),
            ReferrerUrl = webHelper.GetUrlReferrer(),
            CreatedOnUtc = DateTime.UtcNow
        };

    private void WriteToProcessLog(LogLevel level, string shortMessage, string fullMessage)
    {
        var processLevel = level switch
        {
            LogLevel.Debug => Microsoft.Extensions.Logging.LogLevel.Debug,
            LogLevel.Information => Microsoft.Extensions.Logging.LogLevel.Information,
            LogLevel.Warning => Microsoft.Extensions.Logging.LogLevel.Warning,
            LogLevel.Error => Microsoft.Extensions.Logging.LogLevel.Error,
            _ => Microsoft.Extensions.Logging.LogLevel.Critical
        };
        if (string.IsNullOrEmpty(fullMessage) || fullMessage == shortMessage)
            processLog.Log(processLevel, "{Message}", shortMessage);
        else
            processLog.Log(processLevel, "{Message}: {Details}", shortMessage, fullMessage);
    }
}
