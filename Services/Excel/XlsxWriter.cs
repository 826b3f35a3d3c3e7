#nullable enable
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Nop.Plugin.Misc.Loyalty.Services.Csv;

namespace Nop.Plugin.Misc.Loyalty.Services.Excel;

/// <summary>
/// Writes an Excel workbook row by row, however long it gets: numbers, times, yes and no as such, and texts as texts, which no spreadsheet computes.
/// What a sheet cannot hold goes on on another one
/// </summary>
public sealed class XlsxWriter : IRecordWriter, IAsyncDisposable
{
    /// <summary>
    /// Most rows of a sheet
    /// </summary>
    public const int MAX_ROWS = 1_048_576;

    private const int MAX_TEXT = 32_767;
    private const int HEAD = 1, TIME = 2, QUOTED = 3;
    private const string MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PACKAGE = "http://schemas.openxmlformats.org/package/2006";
    private const string TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private readonly Drain _drain;
    private readonly int _maxRows;
    private readonly ZipArchive _zip;
    private object?[]? _head;
    private int _row;
    private int _sheets;
    private XmlWriter? _sheet;

    /// <param name="target">Where the file goes; it is left open</param>
    /// <param name="maxRows">Rows of a sheet</param>
    public XlsxWriter(Stream target, int maxRows = MAX_ROWS)
    {
        _drain = new Drain(target);
        _maxRows = maxRows;
        _zip = new ZipArchive(_drain, ZipArchiveMode.Create, leaveOpen: true);
        Part("xl/styles.xml", $"""
            <styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts>
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs>
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """);
    }

    /// <inheritdoc />
    public Task WriteAsync(params object?[] values)
    {
        if (_sheet is null || _row >= _maxRows)
        {
            OpenSheet();
            _head ??= values;
            Row(_head, HEAD);
            if (_head == values)
                return Task.CompletedTask;
        }
        Row(values, 0);

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task FlushAsync()
    {
        _sheet?.Flush();
        await _drain.SendAsync();
    }

    /// <summary>
    /// Ends the file
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_sheet is null)
            OpenSheet();
        CloseSheet();
        var numbers = Enumerable.Range(1, _sheets).ToList();
        Part("[Content_Types].xml", $"""
            <Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>
            {string.Concat(numbers.Select(number => $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{TYPE}.worksheet+xml\"/>"))}</Types>
            """);
        Part("_rels/.rels", $"""
            <Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Part("xl/workbook.xml", $"""
            <workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{string.Concat(numbers.Select(number => $"<sheet name=\"{number}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"))}</sheets></workbook>
            """);
        Part("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{PACKAGE}/relationships">{string.Concat(numbers.Select(number => $"<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"))}
            <Relationship Id="rId{_sheets + 1}" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>
            """);
        _zip.Dispose();
        await _drain.SendAsync();
    }

    private void Part(string name, string xml)
    {
        using var part = new StreamWriter(_zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        part.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml);
    }

    private void OpenSheet()
    {
        CloseSheet();
        _row = 0;
        var part = _zip.CreateEntry($"xl/worksheets/sheet{++_sheets}.xml", CompressionLevel.Fastest).Open();
        _sheet = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None, CloseOutput = true });
        _sheet.WriteStartDocument(true);
        _sheet.WriteStartElement("worksheet", MAIN);
        // the names of the columns stay in sight
        _sheet.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultColWidth=\"18\" defaultRowHeight=\"15\"/>");
        _sheet.WriteStartElement("sheetData", MAIN);
    }

    private void CloseSheet()
    {
        // ends the elements that are open
        _sheet?.Dispose();
        _sheet = null;
    }

    private void Row(object?[] values, int style)
    {
        _row++;
        _sheet!.WriteStartElement("row", MAIN);
        _sheet.WriteAttributeString("r", _row.ToString(CultureInfo.InvariantCulture));
        for (var column = 0; column < values.Length; column++)
        {
            if (values[column] is { } value && value is not "")
                Cell(XlsxText.Letters(column) + _row.ToString(CultureInfo.InvariantCulture), value, style);
        }
        _sheet.WriteEndElement();
    }

    private void Cell(string address, object value, int style)
    {
        _sheet!.WriteStartElement("c", MAIN);
        _sheet.WriteAttributeString("r", address);
        switch (value)
        {
            case bool flag:
                Value(flag ? "1" : "0", style, "b");
                break;
            case DateTime { Year: > 1900 } time:
                Value(XlsxText.Days(time), TIME);
                break;
            case int or long or decimal when IsExact(value):
                Value(CsvText.Format(value), style);
                break;
            default:
                Text(value as string ?? CsvText.Unguard(CsvText.Format(value)), style);
                break;
        }
        _sheet.WriteEndElement();
    }

    private void Value(string value, int style, string? type = null)
    {
        if (style > 0)
            _sheet!.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        if (type is not null)
            _sheet!.WriteAttributeString("t", type);
        _sheet!.WriteElementString("v", MAIN, value);
    }

    private void Text(string text, int style)
    {
        if (text.Length > MAX_TEXT)
            text = text[..(MAX_TEXT - 1)] + '…';
        // a text of a cell is never computed; this keeps it one when somebody types in it, and when the sheet is saved as CSV
        if (style == 0 && CsvText.Guard(text) != text)
            style = QUOTED;
        if (style > 0)
            _sheet!.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        _sheet!.WriteAttributeString("t", "inlineStr");
        _sheet.WriteStartElement("is", MAIN);
        _sheet.WriteStartElement("t", MAIN);
        _sheet.WriteAttributeString("xml", "space", null, "preserve");
        _sheet.WriteString(XlsxText.Escape(text));
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
    }

    /// <summary>
    /// Spreadsheets keep 15 digits of a number
    /// </summary>
    private static bool IsExact(object number)
    {
        return Math.Abs(Convert.ToDecimal(number, CultureInfo.InvariantCulture)) is var size && (size * 10_000) % 1 == 0 && size < 100_000_000_000;
    }

    /// <summary>
    /// Keeps what the archive writes until it is sent: a web server takes nothing but by asynchronous calls
    /// </summary>
    private sealed class Drain(Stream target) : Stream
    {
        private readonly MemoryStream _kept = new();

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public async Task SendAsync()
        {
            _kept.Position = 0;
            await _kept.CopyToAsync(target);
            await target.FlushAsync();
            _kept.SetLength(0);
        }

        public override void Write(byte[] buffer, int offset, int count) => _kept.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => _kept.Write(buffer);

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
