#nullable enable
using System.Globalization;

namespace Nop.Plugin.Misc.Loyalty.Services.Csv;

/// <summary>
/// Values as CSV files hold them: numbers and times in one form everywhere, and texts that no spreadsheet takes for a formula
/// </summary>
public static class CsvText
{
    private const string STARTS_FORMULA = "=+-@\t\r\n＝＋－＠";
    private const char GUARD = '\'';

    private static readonly string[] _times = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-ddTHH:mmZ", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz"];

    /// <summary>
    /// Puts an apostrophe before a text that a spreadsheet would compute. A text that looks guarded already gets one more, so that
    /// <see cref="Unguard"/> gives each text back as it was
    /// </summary>
    public static string Guard(string text)
    {
        return IsFormula(text.TrimStart(GUARD)) ? GUARD + text : text;
    }

    /// <summary>
    /// Takes the apostrophe away that <see cref="Guard"/> put there; other apostrophes stay
    /// </summary>
    public static string Unguard(string text)
    {
        return text.Length > 1 && text[0] == GUARD && IsFormula(text.TrimStart(GUARD)) ? text[1..] : text;
    }

    /// <summary>
    /// Writes a value; what it is decides how
    /// </summary>
    public static string Format(object? value)
    {
        return value switch
        {
            null => string.Empty,
            string text => Guard(text),
            DateTime time => DateTime.SpecifyKind(time, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => Guard(value.ToString() ?? string.Empty)
        };
    }

    /// <summary>
    /// Reads a time: a date, or a date and a time, in UTC where no offset is given
    /// </summary>
    public static bool TryTime(string text, out DateTime utc)
    {
        return DateTime.TryParseExact(text, _times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out utc)
            && utc.Year is > 1900 and < 2200;
    }

    private static bool IsFormula(string text)
    {
        return text.Length > 0 && STARTS_FORMULA.Contains(text[0]);
    }
}
