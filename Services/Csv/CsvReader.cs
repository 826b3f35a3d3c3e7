#nullable enable
using System.Text;

namespace Nop.Plugin.Misc.Loyalty.Services.Csv;

/// <summary>
/// One record of a CSV file
/// </summary>
/// <param name="Line">The line it begins on, from 1</param>
/// <param name="Fields">Its fields, without quotes and guards</param>
/// <param name="Broken">Whether its quotes do not fit together; the fields are then not to be trusted</param>
public sealed record CsvRecord(int Line, string[] Fields, bool Broken = false);

/// <summary>
/// Reads CSV as RFC 4180 describes it, record by record. Fields are separated by commas, or by the semicolons or tabs that some spreadsheets
/// write instead: the one that a line "sep=;" names, or whichever stands most in the first line. Empty lines are passed over
/// </summary>
public sealed class CsvReader(TextReader reader)
{
    private const char QUOTE = '"';

    private readonly StringBuilder _field = new();
    private char _separator;
    private int _line = 1;

    /// <summary>
    /// Reads all records
    /// </summary>
    public IEnumerable<CsvRecord> Read()
    {
        var first = reader.ReadLine();
        if (first is null)
            yield break;

        // spreadsheets write and read a line before the first one that names the separator
        if (first.Trim(QUOTE) is { Length: 5 } named && named.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(named[4]))
        {
            _separator = named[4];
            _line++;
            first = reader.ReadLine();
            if (first is null)
                yield break;
        }
        else
            _separator = new[] { ',', ';', '\t' }.MaxBy(candidate => Count(first, candidate));
        // the first line has been taken from the reader: what follows is read after it
        var text = new Joined(first, reader);
        while (text.Peek() >= 0)
        {
            var record = Next(text);
            if (record.Fields.Length > 1 || record.Fields[0].Length > 0 || record.Broken)
                yield return record;
        }
    }

    private CsvRecord Next(Joined text)
    {
        var start = _line;
        var fields = new List<string>();
        var broken = false;
        while (true)
        {
            broken |= !ReadField(text);
            fields.Add(CsvText.Unguard(_field.ToString()));
            var end = text.Read();
            if (end == _separator)
                continue;
            if (end == '\r' && text.Peek() == '\n')
                text.Read();
            _line++;

            return new CsvRecord(start, [.. fields], broken);
        }
    }

    /// <summary>
    /// Reads up to the separator, line end or end of the file that follows the field
    /// </summary>
    /// <returns>Whether the quotes fit together</returns>
    private bool ReadField(Joined text)
    {
        _field.Clear();
        var quoted = text.Peek() == QUOTE;
        var fits = !quoted || ReadQuoted(text);
        while (text.Peek() is var next && next >= 0 && next != _separator && next != '\r' && next != '\n')
        {
            // nothing follows a closing quote, and none stands within a field that did not begin with one
            fits &= !quoted && next != QUOTE;
            _field.Append((char)text.Read());
        }

        return fits;
    }

    /// <returns>Whether the quote was closed</returns>
    private bool ReadQuoted(Joined text)
    {
        text.Read();
        while (text.Read() is var next && next >= 0)
        {
            if (next == QUOTE)
            {
                if (text.Peek() != QUOTE)
                    return true;
                text.Read();
            }
            if (next == '\n' || (next == '\r' && text.Peek() != '\n'))
                _line++;
            _field.Append((char)next);
        }

        return false;
    }

    private static int Count(string line, char wanted)
    {
        var (count, quoted) = (0, false);
        foreach (var letter in line)
        {
            quoted ^= letter == QUOTE;
            count += letter == wanted && !quoted ? 1 : 0;
        }

        return count;
    }

    /// <summary>
    /// The first line, given back, and the rest
    /// </summary>
    private sealed class Joined(string first, TextReader rest)
    {
        private int _position;

        // the line end that was read with the first line
        private readonly string _first = first + '\n';

        public int Peek() => _position < _first.Length ? _first[_position] : rest.Peek();

        public int Read() => _position < _first.Length ? _first[_position++] : rest.Read();
    }
}
