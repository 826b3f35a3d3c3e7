#nullable enable
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Loyalty.Services.Excel;

/// <summary>
/// Values as Excel's files hold them: times as days since the end of 1899, and characters that XML cannot hold as _xHHHH_
/// </summary>
public static partial class XlsxText
{
    private static readonly DateTime _dayZero = new(1899, 12, 30);

    /// <summary>
    /// Writes characters that XML cannot hold, and the carriage return, which XML readers take away, in the file's own way
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            var isPlain = isPair || (text[i] >= ' ' && text[i] < '\ufffe' && !char.IsSurrogate(text[i])) || text[i] is '\t' or '\n';
            // what looks escaped already is escaped once more
            if (!isPlain || (text[i] == '_' && Escaped().IsMatch(text.AsSpan(i, Math.Min(7, text.Length - i)))))
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            else
                escaped.Append(text[i]);
            if (isPair)
                escaped.Append(text[++i]);
        }

        return escaped.ToString();
    }

    /// <summary>
    /// Reads what <see cref="Escape"/> wrote
    /// </summary>
    public static string Unescape(string text)
    {
        return text.Contains("_x", StringComparison.Ordinal)
            ? Escaped().Replace(text, match => ((char)int.Parse(match.Value.AsSpan(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : text;
    }

    /// <summary>
    /// Writes a time as a number of days, to the last tick
    /// </summary>
    public static string Days(DateTime time)
    {
        return ((decimal)(time - _dayZero).Ticks / TimeSpan.TicksPerDay).ToString("0.################", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Reads a time from a number of days; null where it is none. Spreadsheets keep 15 digits, so that a time of theirs is off by a microsecond:
    /// what is that near to a millisecond is one
    /// </summary>
    public static DateTime? Time(decimal days)
    {
        if (days is < 1 or >= 2_958_466)
            return null;

        var ticks = (long)Math.Round(days * TimeSpan.TicksPerDay);
        var off = ticks % TimeSpan.TicksPerMillisecond;
        if (off <= 20)
            ticks -= off;
        else if (off >= TimeSpan.TicksPerMillisecond - 20)
            ticks += TimeSpan.TicksPerMillisecond - off;

        return _dayZero.AddTicks(ticks);
    }

    /// <summary>
    /// The letters of a column, from 0
    /// </summary>
    public static string Letters(int column)
    {
        return (column >= 26 ? Letters(column / 26 - 1) : string.Empty) + (char)('A' + column % 26);
    }

    /// <summary>
    /// The column in the address of a cell, from 0; -1 where there is none that a sheet has
    /// </summary>
    public static int Column(string? address)
    {
        var column = 0;
        foreach (var letter in (address ?? string.Empty).TakeWhile(char.IsAsciiLetter).Take(4))
            column = column * 26 + char.ToUpperInvariant(letter) - 'A' + 1;

        return column <= 16_384 ? column - 1 : -1;
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escaped();
}
