using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Excel;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>Excel workbooks as they are written: cells of the right kind, nothing that is computed, and no more in memory than a part.</summary>
[TestFixture]
public sealed class XlsxWriterTests
{
    private static readonly XNamespace _main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Test]
    public async Task Numbers_times_and_flags_are_cells_of_their_kind_in_every_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var cells = (await SheetAsync([-1234567L, 12.5m, true, new DateTime(2026, 11, 30, 12, 0, 0), LedgerEntryType.Earn, null, ""]))
                .Descendants(_main + "c").Where(cell => ((string)cell.Attribute("r")!).EndsWith('2')).Select(Show);

            Assert.That(cells, Is.EqualTo(new[] { "A2 n -1234567", "B2 n 12.5", "C2 b 1", "D2 n 46356.5", "E2 inlineStr Earn" }));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [TestCase("=1+1")]
    [TestCase("+49 30")]
    [TestCase("-5")]
    [TestCase("@SUM(A1)")]
    [TestCase("=cmd|'/C calc'!A0")]
    public async Task A_text_that_a_spreadsheet_would_compute_is_a_text_and_stays_one_when_somebody_types_in_it(string text)
    {
        var sheet = await SheetAsync([text]);
        var cell = sheet.Descendants(_main + "c").Last();

        Assert.That(Show(cell), Is.EqualTo($"A2 inlineStr {text}"));
        Assert.That((string?)cell.Attribute("s"), Is.EqualTo("3"), "the style with the quote prefix");
        Assert.That(sheet.Descendants(_main + "f"), Is.Empty);
    }

    [TestCase(999_999_999_999.9999)]
    [TestCase(0.12345)]
    public async Task A_number_of_more_digits_than_a_spreadsheet_keeps_is_a_text(decimal number)
    {
        Assert.That((await SheetAsync([number])).Descendants(_main + "c").Last().Attribute("t")?.Value, Is.EqualTo("inlineStr"));
    }

    [Test]
    public async Task What_a_sheet_cannot_hold_goes_on_on_another_one_below_the_same_names()
    {
        using var file = new MemoryStream();
        await using (var workbook = new XlsxWriter(file, maxRows: 3))
        {
            await workbook.WriteAsync("Number");
            for (var i = 1; i <= 5; i++)
                await workbook.WriteAsync(i);
        }

        using var zip = new ZipArchive(file);
        Assert.That(Enumerable.Range(1, 3).Select(number => string.Join(' ', Part(zip, $"xl/worksheets/sheet{number}.xml").Descendants(_main + "c").Select(cell => cell.Value))),
            Is.EqualTo(new[] { "Number 1 2", "Number 3 4", "Number 5" }));
        Assert.That(Part(zip, "xl/workbook.xml").Descendants(_main + "sheet").Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task A_long_file_is_sent_part_by_part_by_asynchronous_calls_alone()
    {
        var target = new AsyncOnly();
        await using (var workbook = new XlsxWriter(target))
        {
            await workbook.WriteAsync("Key", "Description", "Points", "On");
            for (var part = 0; part < 200; part++)
            {
                for (var row = 0; row < 500; row++)
                    await workbook.WriteAsync($"order:{part * 500 + row}:{Guid.NewGuid()}", "An order of some things", row, new DateTime(2026, 11, 1).AddSeconds(row));
                await workbook.FlushAsync();
            }
        }

        Assert.That(target.Sent, Is.GreaterThan(3_000_000));
        Assert.That(target.Largest, Is.LessThan(200_000), "what was kept at once");
    }

    private static async Task<XDocument> SheetAsync(params object?[][] rows)
    {
        using var file = new MemoryStream();
        await using (var workbook = new XlsxWriter(file))
        {
            await workbook.WriteAsync([.. rows[0].Select((_, column) => (object)$"Column {column}")]);
            foreach (var row in rows)
                await workbook.WriteAsync(row);
        }
        using var zip = new ZipArchive(file);
        return Part(zip, "xl/worksheets/sheet1.xml");
    }

    private static XDocument Part(ZipArchive zip, string name)
    {
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }

    private static string Show(XElement cell) => $"{cell.Attribute("r")!.Value} {cell.Attribute("t")?.Value ?? "n"} {cell.Value}";

    /// <summary>A target as a web server's answer is one: it refuses synchronous calls.</summary>
    private sealed class AsyncOnly : Stream
    {
        public long Sent { get; private set; }
        public int Largest { get; private set; }
        private int _since;

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Sent += buffer.Length;
            Largest = Math.Max(Largest, _since += buffer.Length);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            _since = 0;
            return Task.CompletedTask;
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");
        public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
