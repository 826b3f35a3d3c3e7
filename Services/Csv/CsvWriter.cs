#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Services.Csv;

/// <summary>
/// Writes CSV as RFC 4180 describes it, record by record
/// </summary>
public sealed class CsvWriter(TextWriter writer) : IRecordWriter
{
    private static readonly char[] _quoted = ['"', ',', ';', '\t', '\r', '\n'];

    /// <inheritdoc />
    public Task WriteAsync(params object?[] values)
    {
        return writer.WriteAsync(string.Join(',', values.Select(Field)) + "\r\n");
    }

    /// <inheritdoc />
    public Task FlushAsync() => writer.FlushAsync();

    private static string Field(object? value)
    {
        var text = CsvText.Format(value);

        return text.IndexOfAny(_quoted) >= 0 || text.StartsWith(' ') || text.EndsWith(' ')
            ? $"\"{text.Replace("\"", "\"\"")}\""
            : text;
    }
}
