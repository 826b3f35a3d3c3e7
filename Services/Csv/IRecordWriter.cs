#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Services.Csv;

/// <summary>
/// Writes a file of records, whatever its format: numbers and times in one form everywhere, and texts that no spreadsheet takes for formulas
/// </summary>
public interface IRecordWriter
{
    /// <summary>
    /// Writes a record; the first one names the columns
    /// </summary>
    Task WriteAsync(params object?[] values);

    /// <summary>
    /// Sends what was written, so that nothing of a long file is kept
    /// </summary>
    Task FlushAsync();
}
