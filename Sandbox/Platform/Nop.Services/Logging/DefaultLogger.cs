using Microsoft.Extensions.Logging;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Logging;
using Nop.Data;
using LogLevel = Nop.Core.Domain.Logging.LogLevel;

namespace Nop.Services.Logging;

/// <summary>
/// Writes every entry as a row for the admin area and to the process's own log.
/// </summary>
public class DefaultLogger : ILogger
{
    private readonly ILogger<DefaultLogger> _processLog;
    private readonly IRepository<Log> _logRepository;
    private readonly IWebHelper _webHelper;

    public DefaultLogger(ILogger<DefaultLogger> processLog, IRepository<Log> logRepository, IWebHelper webHelper)
    {
        _processLog = processLog;
        _logRepository = logRepository;
        _webHelper = webHelper;
    }

    public virtual bool IsEnabled(LogLevel level)
    {
        return level != LogLevel.Debug;
    }

    public virtual async Task DeleteLogAsync(Log log)
    {
        ArgumentNullException.ThrowIfNull(log);

        await _logRepository.DeleteAsync(log, false);
    }

    public virtual async Task ClearLogAsync(DateTime? olderThan = null)
    {
        if (olderThan == null)
            await _logRepository.TruncateAsync();
        else
            await _logRepository.DeleteAsync(log => log.CreatedOnUtc < olderThan.Value);
    }

    public virtual async Task<Log> GetLogByIdAsync(int logId)
    {
        return await _logRepository.GetByIdAsync(logId);
    }

    public virtual async Task InsertLogAsync(LogLevel logLevel, string shortMessage, string fullMessage = "", Customer customer = null)
    {
        WriteToProcessLog(logLevel, shortMessage, fullMessage);
        await _logRepository.InsertAsync(MakeEntry(logLevel, shortMessage, fullMessage, customer), false);
    }

    public virtual async Task InformationAsync(string message, Exception exception = null, Customer customer = null)
    {
        await WriteAsync(LogLevel.Information, message, exception, customer);
    }

    public virtual void Information(string message, Exception exception = null, Customer customer = null)
    {
        InformationAsync(message, exception, customer).GetAwaiter().GetResult();
    }

    public virtual async Task WarningAsync(string message, Exception exception = null, Customer customer = null)
    {
        await WriteAsync(LogLevel.Warning, message, exception, customer);
    }

    public virtual void Warning(string message, Exception exception = null, Customer customer = null)
    {
        WarningAsync(message, exception, customer).GetAwaiter().GetResult();
    }

    public virtual async Task ErrorAsync(string message, Exception exception = null, Customer customer = null)
    {
        await WriteAsync(LogLevel.Error, message, exception, customer);
    }

    public virtual void Error(string message, Exception exception = null, Customer customer = null)
    {
        ErrorAsync(message, exception, customer).GetAwaiter().GetResult();
    }

    private async Task WriteAsync(LogLevel level, string message, Exception exception, Customer customer)
    {
        //work that was given up by the caller is no event worth noting
        if (exception is ThreadInterruptedException || !IsEnabled(level))
            return;

        await InsertLogAsync(level, message, exception?.ToString() ?? string.Empty, customer);
    }

    private Log MakeEntry(LogLevel level, string shortMessage, string fullMessage, Customer customer)
    {
        return new Log
        {
            LogLevel = level,
            ShortMessage = shortMessage,
            FullMessage = fullMessage,
            IpAddress = _webHelper.GetCurrentIpAddress(),
            CustomerId = customer?.Id,
            PageUrl = _webHelper.GetThisPageUrl(true),
            ReferrerUrl = _webHelper.GetUrlReferrer(),
            CreatedOnUtc = DateTime.UtcNow
        };
    }

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
            _processLog.Log(processLevel, "{Message}", shortMessage);
        else
            _processLog.Log(processLevel, "{Message}: {Details}", shortMessage, fullMessage);
    }
}
