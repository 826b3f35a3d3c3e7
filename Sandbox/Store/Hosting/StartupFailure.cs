using System.Data.Common;
using Microsoft.AspNetCore.Connections;

namespace Sandbox.Store.Hosting;

/// <summary>Turns what can go wrong at the start into one line</summary>
public static class StartupFailure
{
    public static string Describe(Exception exception, StoreOptions options)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            switch (cause)
            {
                case AddressInUseException:
                    return PortTaken(options);
                case UnauthorizedAccessException:
                    return $"The data folder {options.DataFolder} cannot be written: {cause.Message}";
                case ArgumentException when options.Connection is not null:
                    return $"The connection string cannot be read: {FirstLine(cause.Message)}";
                case DbException:
                    return $"The database cannot be used: {FirstLine(cause.Message)}";
            }

        return exception is IOException
            ? $"The data folder {options.DataFolder} cannot be used: {FirstLine(exception.Message)}"
            : $"The store could not start: {FirstLine(exception.Message)} (details in {Path.Combine(options.DataFolder, StoreLog.FILE_NAME)})";
    }

    public static string PortTaken(StoreOptions options) => $"Port {options.Port} is already in use. Choose another one with --port.";

    private static string FirstLine(string message) => message.ReplaceLineEndings("\n").Split('\n')[0];
}
