#nullable enable
using System.Globalization;
using System.Text;
using System.Xml;
using Nop.Plugin.Misc.Loyalty.Services.Csv;

namespace Nop.Plugin.Misc.Loyalty.Services.Excel;

/// <summary>
/// One row of a sheet that has a value
/// </summary>
/// <param name="Number">Its number in the sheet, from 1</param>
/// <param name="Fields">Its values, up to the last one there is</param>
/// <param name="Faults">What is wrong with cells: the column, from 0, and the reason</param>
public sealed record XlsxRow(int Number, string[] Fields, IReadOnlyList<(int Column, string Reason)> Faults);

/// <summary>
/// Reads the first sheet of an Excel workbook row by row: texts, numbers, times, yes and no, and what formulas came to when the file was saved.
/// Values are given as CSV files hold them. What a file may take is bounded, however small it is packed
/// </summary>
public sealed class XlsxReader : IDisposable
{
    // what is kept, and what only passes by
    private const long MAX_TEXT = 20_000_000, MAX_SHEET = 400_000_000;
    private const int MAX_CELL = 32_767;
    private const string RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private readonly XlsxPackage _package;
    private readonly List<string> _texts = [];
    private readonly List<bool> _isTime = [];
    private readonly string _sheet;
    private readonly int _dayShift;

    /// <param name="file">The workbook</param>
    public XlsxReader(Stream file)
    {
        _package = new XlsxPackage(file);
        try
        {
            var workbook = _package.GetRelations(string.Empty).First(relation => relation.Type == "officeDocument").Target;
            var relations = _package.GetRelations(workbook);
            (_sheet, _dayShift) = ReadWorkbook(workbook, relations);
            if (relations.FirstOrDefault(relation => relation.Type == "styles").Target is { } styles)
                ReadStyles(styles);
            if (relations.FirstOrDefault(relation => relation.Type == "sharedStrings").Target is { } texts)
                ReadTexts(texts);
        }
        catch (Exception exception) when (XlsxException.IsDamage(exception))
        {
            throw new XlsxException(XlsxException.NOT_WORKBOOK);
        }
    }

    /// <summary>
    /// Whether a file begins as Excel workbooks do, being packed
    /// </summary>
    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith("PK\x03\x04"u8);

    /// <summary>
    /// Whether a file begins as old workbooks, and those with a password, do
    /// </summary>
    public static bool IsOld(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    /// <summary>
    /// Reads the rows that have a value
    /// </summary>
    public IEnumerable<XlsxRow> Read()
    {
        using var xml = _package.Open(_sheet, MAX_SHEET);
        var row = 0;
        var left = MAX_TEXT;
        while (Next(xml, "row"))
        {
            row = Number(xml.GetAttribute("r")) ?? row + 1;
            var read = ReadRow(xml, row);
            // a text that many cells share takes its place in each of them
            left -= read.Fields.Sum(field => field.Length + 1);
            if (left < 0)
                throw new XlsxException(XlsxException.TOO_LARGE);
            if (read.Fields.Length > 0 || read.Faults.Count > 0)
                yield return read;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _package.Dispose();

    /// <summary>
    /// Goes to the next element of a name; what is no XML ends the reading
    /// </summary>
    private static bool Next(XmlReader xml, string name)
    {
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
                    return true;
            }
            return false;
        }
        catch (Exception exception) when (XlsxException.IsDamage(exception))
        {
            throw new XlsxException(XlsxException.NOT_WORKBOOK);
        }
    }

    private XlsxRow ReadRow(XmlReader xml, int number)
    {
        var fields = new List<string>();
        var faults = new List<(int, string)>();
        if (xml.IsEmptyElement)
            return new XlsxRow(number, [], faults);

        try
        {
            var column = -1;
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c" || xml.Depth != depth + 1)
                    continue;

                column = xml.GetAttribute("r") is { } address ? XlsxText.Column(address) : column + 1;
                if (column < 0)
                    throw new XlsxException(XlsxException.NOT_WORKBOOK);
                var (value, fault) = ReadCell(xml);
                if (fault is not null)
                    faults.Add((column, fault));
                if (value.Length == 0)
                    continue;
                while (fields.Count <= column)
                    fields.Add(string.Empty);
                fields[column] = value;
            }
        }
        catch (Exception exception) when (XlsxException.IsDamage(exception))
        {
            throw new XlsxException(XlsxException.NOT_WORKBOOK);
        }

        return new XlsxRow(number, [.. fields], faults);
    }

    private (string Value, string? Fault) ReadCell(XmlReader xml)
    {
        var (type, style) = (xml.GetAttribute("t"), Number(xml.GetAttribute("s")) ?? 0);
        string? value = null, text = null;
        var isFormula = false;
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                isFormula |= xml.LocalName == "f";
                if (xml.LocalName == "v")
                    value = Text(xml);
                else if (xml.LocalName == "is")
                    text = RichText(xml);
            }
        }
        if (value is null && text is null)
            return (string.Empty, isFormula ? "Formula" : null);

        return type switch
        {
            "inlineStr" => (text ?? string.Empty, null),
            "s" => Number(value) is { } index && index < _texts.Count ? (_texts[index], null) : throw new XlsxException(XlsxException.NOT_WORKBOOK),
            "str" => (XlsxText.Unescape(value ?? string.Empty), null),
            "b" => (value == "1" ? "true" : "false", null),
            "e" => (string.Empty, "CellError"),
            "d" => (value ?? string.Empty, null),
            _ => (Number(value ?? string.Empty, style), null)
        };
    }

    /// <summary>
    /// A number as CSV files hold it, or the time it stands for
    /// </summary>
    private string Number(string value, int style)
    {
        // 15 digits count: 1.1000000000000001 is 1.1
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return value;
        if (style < _isTime.Count && _isTime[style] && XlsxText.Time(number + _dayShift) is { } time)
            return CsvText.Format(time);
        if (value.Length > 15 && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var near) && Math.Abs(near) < 1e15)
            number = (decimal)near;

        return number.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    private (string Sheet, int DayShift) ReadWorkbook(string part, IReadOnlyList<XlsxRelation> relations)
    {
        using var xml = _package.Open(part);
        var dayShift = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            // workbooks of old Macintoshes count from 1904
            if (xml.LocalName == "workbookPr" && xml.GetAttribute("date1904") is "1" or "true")
                dayShift = 1462;
            if (xml.LocalName != "sheet")
                continue;

            var id = xml.GetAttribute("id", RELATION) ?? xml.GetAttribute("id", STRICT_RELATION);
            return (relations.First(relation => relation.Id == id && relation.Type == "worksheet").Target, dayShift);
        }

        throw new XlsxException(XlsxException.NOT_WORKBOOK);
    }

    private void ReadStyles(string part)
    {
        using var xml = _package.Open(part);
        var formats = new Dictionary<int, bool>();
        var inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "numFmt" && Number(xml.GetAttribute("numFmtId")) is { } id)
                formats[id] = IsTimeFormat(xml.GetAttribute("formatCode") ?? string.Empty);
            else if (xml.LocalName == "xf" && inCells)
            {
                var format = Number(xml.GetAttribute("numFmtId")) ?? 0;
                _isTime.Add(formats.GetValueOrDefault(format, format is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58));
            }
        }
    }

    /// <summary>
    /// Whether a format shows a part of a time, outside of what is quoted or in brackets
    /// </summary>
    private static bool IsTimeFormat(string format)
    {
        var (quoted, bracket) = (false, false);
        for (var i = 0; i < format.Length; i++)
        {
            var letter = char.ToLowerInvariant(format[i]);
            if (letter == '\\' || letter is '_' or '*')
                i++;
            else if (letter == '"')
                quoted = !quoted;
            else if (!quoted && letter is '[' or ']')
                bracket = letter == '[';
            else if (!quoted && !bracket && letter is 'y' or 'd' or 'h' or 's' && !format.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private void ReadTexts(string part)
    {
        using var xml = _package.Open(part);
        var left = MAX_TEXT;
        while (Next(xml, "si"))
        {
            var text = RichText(xml);
            left -= text.Length + 1;
            if (left < 0)
                throw new XlsxException(XlsxException.TOO_LARGE);
            _texts.Add(text);
        }
    }

    /// <summary>
    /// The text of an element whose parts may look differently; how words are spoken is left out
    /// </summary>
    private static string RichText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return string.Empty;

        var text = new StringBuilder();
        var depth = xml.Depth;
        var spoken = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh" && !xml.IsEmptyElement)
                spoken += xml.NodeType == XmlNodeType.Element ? 1 : xml.NodeType == XmlNodeType.EndElement ? -1 : 0;
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t" && spoken == 0)
                text.Append(Text(xml));
            if (text.Length > MAX_CELL)
                throw new XlsxException(XlsxException.TOO_LARGE);
        }

        return XlsxText.Unescape(text.ToString());
    }

    /// <summary>
    /// The text of an element, as long as a cell's may be
    /// </summary>
    private static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return string.Empty;

        var text = new StringBuilder();
        var buffer = new char[4096];
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
                continue;
            for (var count = xml.ReadValueChunk(buffer, 0, buffer.Length); count > 0; count = xml.ReadValueChunk(buffer, 0, buffer.Length))
            {
                text.Append(buffer, 0, count);
                if (text.Length > MAX_CELL)
                    throw new XlsxException(XlsxException.TOO_LARGE);
            }
        }

        return text.ToString();
    }

    private static int? Number(string? text)
    {
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
