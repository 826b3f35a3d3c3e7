using System.Text;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Csv;
using Nop.Plugin.Misc.Loyalty.Services.Excel;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Imports of Excel workbooks, and of CSV files as spreadsheets write them.</summary>
public sealed partial class ImportTests
{
    [Test]
    public async Task A_workbook_brings_what_the_same_csv_file_brings_and_books_once_however_often_it_is_saved()
    {
        await JoinAsync("a@example.com");
        await JoinAsync("b@example.com");
        object?[][] rows = [["Email", "Points", "ExpiresOn", "Description"], ["a@example.com", 1250, new DateTime(2031, 5, 1), "=1+1"], ["b@example.com", 40L, null, null]];
        await ImportBytesAsync(await WorkbookAsync(rows));
        var again = await ImportBytesAsync(await WorkbookAsync(rows, padding: true));

        Assert.That(_shop.World.Entries.Rows.Select(entry => entry.Points), Is.EqualTo(new[] { 1250, 40 }));
        Assert.That(_shop.World.Entries.Rows[0].Description, Is.EqualTo("=1+1"));
        Assert.That(_shop.World.Lots.Rows.Select(lot => lot.ExpiresOnUtc), Is.EqualTo(new DateTime?[] { new DateTime(2031, 5, 1), null }));
        Assert.That((again.Good, again.Unchanged, again.Bad), Is.EqualTo((0, 2, 0)), _shop.Faults());
    }

    [Test]
    public async Task Members_and_transactions_exported_as_workbooks_are_taken_back_and_change_nothing([Values(1, 2)] int seed)
    {
        await FillAsync(_shop, 12, new Random(seed));
        var entries = _shop.World.Entries.Rows.Count;
        foreach (var (kind, file) in new[] { (ImportKind.Members, await _shop.ExportWorkbookAsync(_shop.WriteMembersAsync)), (ImportKind.Transactions, await _shop.ExportWorkbookAsync(_shop.WriteTransactionsAsync)) })
        {
            var import = await CheckBytesAsync(kind, file);

            Assert.That((import.Good, import.Bad), Is.EqualTo((0, 0)), _shop.Faults());
            Assert.That(import.Unchanged, Is.GreaterThan(10));
            Assert.That(_shop.World.Entries.Rows, Has.Count.EqualTo(entries));
        }
    }

    [Test]
    public async Task What_is_wrong_in_a_workbook_is_said_with_its_row_and_column()
    {
        await JoinAsync("a@example.com");
        await CheckBytesAsync(ImportKind.Transactions, XlsxReaderTests.Workbook(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>Email</t></is></c><c r="B1" t="inlineStr"><is><t>Points</t></is></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>a@example.com</t></is></c><c r="B3"><f>1+1</f></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>a@example.com</t></is></c><c r="B4" t="e"><v>#REF!</v></c></row>
            <row r="5"><c r="A5" t="inlineStr"><is><t>a@example.com</t></is></c><c r="B5" t="inlineStr"><is><t>1,234</t></is></c></row>
            <row r="6"><c r="A6" t="inlineStr"><is><t>a@example.com</t></is></c><c r="B6"><v>5</v></c><c r="C6"><v>6</v></c></row>
            """));

        Assert.That(_shop.Faults().Split('\n'), Has.Some.EqualTo("3 Points Formula").And.Some.EqualTo("4 Points CellError").And.Some.EqualTo("5 Points Thousands").And.Some.EqualTo("6  FieldCount"));
    }

    [Test]
    public async Task Empty_fields_behind_the_last_column_and_a_line_that_names_the_separator_are_understood()
    {
        await JoinAsync("a@example.com");
        var import = await _shop.CheckAsync(ImportKind.Transactions, "sep=;\nEmail;Points;;\na@example.com;5;;\na@example.com;6\na@example.com;7;;lost\na@example.com;1.234;;\n");

        Assert.That(import.Good, Is.EqualTo(2), _shop.Faults());
        Assert.That(_shop.Faults(), Is.EqualTo("5  FieldCount\n6 Points Thousands"));
    }

    [TestCase(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1 }, "OldWorkbook")]
    [TestCase(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0 }, "NotWorkbook")]
    public async Task A_file_that_is_no_workbook_is_not_taken_in(byte[] file, string reason)
    {
        var received = await _shop.Jobs.ReceiveAsync(_shop.World.Program, ImportKind.Members, "f.xlsx", file, "test");

        Assert.That(received.Error?.Message, Is.EqualTo(reason));
        Assert.That(_shop.Imports.Rows, Is.Empty);
    }

    [Test]
    public async Task A_workbook_that_unpacks_too_large_leaves_nothing_behind()
    {
        var file = XlsxReaderTests.Workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Email</t></is></c></row>"
            + string.Concat(Enumerable.Range(2, 1_000).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")), $"<si><t>{new string('x', 30_000)}</t></si>");
        var received = await _shop.Jobs.ReceiveAsync(_shop.World.Program, ImportKind.Members, "f.xlsx", file, "test");

        Assert.That(received.Error?.Message, Is.EqualTo("UnpacksTooLarge"));
        Assert.That(_shop.Imports.Rows.Count + _shop.Parts.Rows.Count, Is.Zero);
    }

    [Test]
    public async Task A_utf16_file_of_a_spreadsheet_is_read()
    {
        await JoinAsync("a@example.com");
        var import = await CheckBytesAsync(ImportKind.Transactions, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Email\tPoints\r\na@example.com\t5\r\n")]);

        Assert.That(import.Good, Is.EqualTo(1), _shop.Faults());
    }

    private async Task JoinAsync(string email)
    {
        var joined = await _shop.World.Node.MemberService.EnrolAsync(_shop.World.Program.Id, _shop.World.NewCustomer(email).Id, "test");
        Assert.That(joined.Success, joined.Error?.ToString());
    }

    private async Task<LoyaltyImport> CheckBytesAsync(ImportKind kind, byte[] file)
    {
        var received = await _shop.Jobs.ReceiveAsync(_shop.World.Program, kind, "file", file, "test");
        Assert.That(received.Success, received.Error?.ToString());
        await _shop.Jobs.GoOnAsync();

        return await _shop.Jobs.GetAsync(received.Value.Id);
    }

    private async Task<LoyaltyImport> ImportBytesAsync(byte[] file) => await _shop.RunAsync((await CheckBytesAsync(ImportKind.Transactions, file)).Id);

    private static async Task<byte[]> WorkbookAsync(object?[][] rows, bool padding = false)
    {
        using var file = new MemoryStream();
        await using (var workbook = new XlsxWriter(file))
        {
            foreach (var row in rows)
            {
                await workbook.WriteAsync(row);
                // other bytes, the same values
                if (padding)
                    await workbook.FlushAsync();
            }
        }

        return file.ToArray();
    }

    private sealed partial class Shop
    {
        public Task WriteMembersAsync(IRecordWriter file) => _files.WriteMembersAsync(file, World.Program.Id);

        public Task WriteTransactionsAsync(IRecordWriter file) => _files.WriteTransactionsAsync(file, World.Program.Id);

        public async Task<byte[]> ExportWorkbookAsync(Func<IRecordWriter, Task> write)
        {
            using var file = new MemoryStream();
            await using (var workbook = new XlsxWriter(file))
                await write(workbook);

            return file.ToArray();
        }
    }
}
