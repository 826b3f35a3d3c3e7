#nullable enable
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Csv;

namespace Nop.Plugin.Misc.Loyalty.Services.Imports;

/// <summary>
/// One record kept for an import
/// </summary>
/// <param name="Line">Line of the file</param>
/// <param name="Fields">Fields in the order of the columns</param>
/// <param name="Broken">Whether the record could not be read</param>
/// <param name="Faults">Reasons of cells that could not be read, by the number of their column; null when there are none</param>
public sealed record ImportRecord(int Line, string[] Fields, bool Broken = false, IReadOnlyDictionary<int, string>? Faults = null);

/// <summary>
/// Why a line is bad
/// </summary>
/// <param name="Line">The line</param>
/// <param name="Column">The column; null when it is the whole line</param>
/// <param name="Reason">Name of the reason</param>
/// <param name="Detail">What the ledger said</param>
public sealed record ImportFault(int Line, string? Column, string Reason, string? Detail = null)
{
    /// <summary>
    /// Reason of a line whose work threw
    /// </summary>
    public const string FAILED = "Failed";
}

/// <summary>
/// A record with its columns by name; collects what is wrong with it
/// </summary>
public sealed partial class ImportLine
{
    private readonly ImportRecord _record;
    private readonly IReadOnlyDictionary<string, int> _columns;

    public ImportLine(ImportRecord record, IReadOnlyDictionary<string, int> columns)
    {
        _record = record;
        _columns = columns;
        if (record.Broken)
            Refuse(null, "Quotes");
        else if (record.Fields.Length != columns.Count)
            Refuse(null, "FieldCount");
        foreach (var (column, reason) in record.Faults ?? new Dictionary<int, string>())
            Refuse(columns.FirstOrDefault(known => known.Value == column).Key, reason);
    }

    /// <summary>
    /// The line of the file
    /// </summary>
    public int Number => _record.Line;

    /// <summary>
    /// What is wrong
    /// </summary>
    public List<ImportFault> Faults { get; } = [];

    /// <summary>
    /// Whether nothing is wrong
    /// </summary>
    public bool IsGood => Faults.Count == 0;

    /// <summary>
    /// Notes that something is wrong
    /// </summary>
    public void Refuse(string? column, string reason, string? detail = null)
    {
        Faults.Add(new ImportFault(Number, column, reason, detail));
    }

    /// <summary>
    /// Gets a text; null when it is empty or there is no such column
    /// </summary>
    /// <param name="column">Column</param>
    /// <param name="longest">Most characters it may have</param>
    public string? Text(string column, int longest = 400)
    {
        if (!_columns.TryGetValue(column, out var index) || index >= _record.Fields.Length || string.IsNullOrWhiteSpace(_record.Fields[index]))
            return null;

        var text = _record.Fields[index].Trim();
        if (text.Length > longest)
            Refuse(column, "TooLong");
        if (!StorableText.IsStorable(text))
            Refuse(column, "NotText");

        return text;
    }

    /// <summary>
    /// Gets a whole number of points; null when it is empty
    /// </summary>
    public long? Points(string column, bool signed = false)
    {
        return Text(column) is { } text ? Points(column, text, signed) : null;
    }

    /// <summary>
    /// Reads a whole number of points out of a column
    /// </summary>
    public long? Points(string column, string text, bool signed = false)
    {
        var isWhole = BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points) && (signed || points >= 0);
        if (isWhole && BigInteger.Abs(points) <= LoyaltyDefaults.MaxPoints)
            return (long)points;

        Refuse(column, isWhole ? "TooManyPoints" : HasThousands(text) ? "Thousands" : signed ? "NotPoints" : "NotPositivePoints");

        return null;
    }

    /// <summary>
    /// Gets an amount of money; null when it is empty
    /// </summary>
    public decimal? Money(string column, bool signed = false)
    {
        if (Text(column) is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var money)
            && Math.Abs(money) < 1_000_000_000_000 && (signed || money >= 0))
        {
            if (StorableNumber.IsStorable(money))
                return money;

            Refuse(column, "Decimals");
            return null;
        }

        Refuse(column, HasThousands(text) ? "Thousands" : "NotMoney");

        return null;
    }

    /// <summary>
    /// Whether a number is written with separators of thousands. They are not taken out: 1.234 is more than a thousand here and little more than one there
    /// </summary>
    private static bool HasThousands(string text)
    {
        return Thousands().IsMatch(text);
    }

    [GeneratedRegex(@"^[+-]?[0-9]{1,3}(?:[,.'\u2019\s][0-9]{3})+(?:[.,][0-9]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    /// <summary>
    /// Gets a yes or no; null when it is empty
    /// </summary>
    public bool? Flag(string column)
    {
        switch (Text(column, 5)?.ToLowerInvariant())
        {
            case null:
                return null;
            case "true" or "yes" or "1":
                return true;
            case "false" or "no" or "0":
                return false;
            default:
                Refuse(column, "NotFlag");

                return null;
        }
    }

    /// <summary>
    /// Gets a time in UTC; null when it is empty
    /// </summary>
    public DateTime? Time(string column)
    {
        return Text(column) is { } text ? Time(column, text) : null;
    }

    /// <summary>
    /// Reads a time out of a column
    /// </summary>
    public DateTime? Time(string column, string text)
    {
        if (CsvText.TryTime(text, out var time))
            return time;

        Refuse(column, "NotTime");

        return null;
    }
}
