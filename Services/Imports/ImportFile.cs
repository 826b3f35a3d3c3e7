#nullable enable
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Csv;
using Nop.Plugin.Misc.Loyalty.Services.Excel;

namespace Nop.Plugin.Misc.Loyalty.Services.Imports;

/// <summary>
/// A file that was uploaded: CSV, or the first sheet of an Excel workbook; its content decides, not its name. Records are read one after another, as
/// often as they are asked for, and none is kept
/// </summary>
public sealed class ImportFile
{
    private readonly byte[] _file;
    private readonly bool _isWorkbook;

    private ImportFile(byte[] file)
    {
        _file = file;
        _isWorkbook = XlsxReader.Is(file);
    }

    /// <summary>
    /// The columns, by their known names
    /// </summary>
    public IList<string> Columns { get; private set; } = [];

    /// <summary>
    /// What tells the file from others. A workbook is told by its values: saving it again changes its bytes
    /// </summary>
    public string Hash { get; private set; } = string.Empty;

    /// <summary>
    /// Opens a file. All of it is read, and what can never be imported is refused
    /// </summary>
    /// <param name="file">The file</param>
    /// <param name="kind">What the columns are for</param>
    /// <returns>The file; or an error whose message names the reason, and whose field what it is about</returns>
    public static Result<ImportFile> Open(byte[] file, IImportKind kind)
    {
        if (XlsxReader.IsOld(file))
            return Refuse("OldWorkbook");

        var opened = new ImportFile(file);
        try
        {
            return opened.TakeColumns(kind) is { } error ? error : opened.CountRecords() is 0 ? Refuse("NoRecords") : opened;
        }
        catch (DecoderFallbackException)
        {
            return Refuse("NotUtf8", FirstBadLine(file).ToString(System.Globalization.CultureInfo.CurrentCulture));
        }
        catch (XlsxException exception)
        {
            return Refuse(exception.Message);
        }
    }

    /// <summary>
    /// Reads the records below the first one
    /// </summary>
    public IEnumerable<ImportRecord> Read() => ReadAll().Skip(1).Select(Fit);

    private IEnumerable<ImportRecord> ReadAll()
    {
        if (!_isWorkbook)
        {
            using var reader = new StreamReader(new MemoryStream(_file), new UTF8Encoding(false, throwOnInvalidBytes: true));
            foreach (var record in new CsvReader(reader).Read())
                yield return new ImportRecord(record.Line, record.Fields, record.Broken);
            yield break;
        }

        using var workbook = new XlsxReader(new MemoryStream(_file));
        foreach (var row in workbook.Read())
            yield return new ImportRecord(row.Number, row.Fields, false, row.Faults.Count == 0 ? null : row.Faults.GroupBy(fault => fault.Column).ToDictionary(same => same.Key, same => same.First().Reason));
    }

    private LoyaltyError? TakeColumns(IImportKind kind)
    {
        if (ReadAll().FirstOrDefault() is not { } head)
            return Refuse("NoRecords");

        var known = kind.Columns.Concat(kind.IgnoredColumns).ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        var columns = WithoutTrail(head.Fields, 1).Select(name => known.GetValueOrDefault(name.Trim().Replace(" ", string.Empty)) ?? name.Trim()).ToList();
        if (columns.IndexOf(string.Empty) is var unnamed and >= 0)
            return Refuse("ColumnWithoutName", XlsxText.Letters(unnamed));
        // a mistyped name would leave its values out without a word
        if (columns.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown)
            return Refuse("UnknownColumn", unknown);
        if (columns.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return Refuse("ColumnTwice", twice.Key);
        if (kind.RequiredColumns.FirstOrDefault(group => !group.Any(columns.Contains)) is { } missing)
            return Refuse("ColumnMissing", string.Join(", ", missing));

        Columns = columns;

        return null;
    }

    private int CountRecords()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (!_isWorkbook)
            hash.AppendData(_file);
        var count = 0;
        foreach (var record in ReadAll())
        {
            if (_isWorkbook)
                hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\u001f', record.Fields) + '\u001e'));
            count++;
        }
        Hash = Convert.ToHexStringLower(hash.GetHashAndReset())[..32];

        return count - 1;
    }

    /// <summary>
    /// Takes away what stands empty behind the last column, and gives a row of a sheet, which ends with its last value, its empty ones
    /// </summary>
    private ImportRecord Fit(ImportRecord record)
    {
        var fields = WithoutTrail(record.Fields, Columns.Count);
        if (_isWorkbook && fields.Length < Columns.Count)
            fields = [.. fields, .. Enumerable.Repeat(string.Empty, Columns.Count - fields.Length)];

        return record with { Fields = fields };
    }

    private static string[] WithoutTrail(string[] fields, int least)
    {
        var count = fields.Length;
        while (count > least && string.IsNullOrWhiteSpace(fields[count - 1]))
            count--;

        return fields[..count];
    }

    private static int FirstBadLine(ReadOnlySpan<byte> file)
    {
        for (var line = 1; ; line++)
        {
            var end = file.IndexOf((byte)'\n');
            if (end < 0 || !Utf8.IsValid(file[..end]))
                return line;
            file = file[(end + 1)..];
        }
    }

    private static LoyaltyError Refuse(string reason, string? field = null)
    {
        return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, reason, field);
    }
}
