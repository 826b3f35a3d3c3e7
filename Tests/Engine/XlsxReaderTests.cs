using System.IO.Compression;
using System.Text;
using Nop.Plugin.Misc.Loyalty.Services.Csv;
using Nop.Plugin.Misc.Loyalty.Services.Excel;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>Excel workbooks as they are read: of every kind of cell what a person sees, and of a hostile file nothing.</summary>
[TestFixture]
[NonParallelizable]
public sealed class XlsxReaderTests
{
    private const string Letters = "aZ09 =+-@\"'\r\n\t,;é日😀\u0001_x0041_<&]]>";

    [Test]
    public void Cells_of_every_kind_are_read()
    {
        var rows = Read(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><r><t>two </t></r><r><rPr><b/></rPr><t xml:space="preserve">parts</t></r><rPh><t>spoken</t></rPh></is></c><c r="C3"><v>1.1000000000000001</v></c></row>
            <row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" s="1"><v>46356.5</v></c><c r="C4" s="2"><v>46356</v></c><c r="D4" s="3"><v>46356</v></c></row>
            <row r="5"><c r="A5"><f>SUM(1,2)</f><v>3</v></c><c r="B5" t="str"><f>A1&amp;"x"</f><v>Emailx</v></c><c r="C5"><v>1E3</v></c><c r="D5" t="d"><v>2026-11-30T12:00:00</v></c></row>
            <row r="6"/>
            <row><c><v>7</v></c><c t="inlineStr"><is><t>no address</t></is></c></row>
            """,
            texts: "<si><t>Email</t></si><si><t xml:space=\"preserve\"> a_x000D_\nb </t></si>");

        Assert.That(rows.Select(row => $"{row.Number}: {string.Join('|', row.Fields)}"), Is.EqualTo(new[]
        {
            "1: Email| a\r\nb ", "3: two parts||1.1", "4: true|2026-11-30T12:00:00Z|2026-11-30T00:00:00Z|46356", "5: 3|Emailx|1000|2026-11-30T12:00:00", "7: 7|no address"
        }));
    }

    [Test]
    public void A_formula_without_a_result_and_an_error_are_said_with_their_column()
    {
        var row = Read("""<row r="2"><c r="A2"><f>1+1</f></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><v>5</v></c></row>""").Single();

        Assert.That(row.Faults, Is.EqualTo(new[] { (0, "Formula"), (1, "CellError") }));
        Assert.That(row.Fields, Is.EqualTo(new[] { "", "", "5" }));
    }

    [Test]
    public void Times_count_from_1904_where_the_workbook_says_so_and_are_exact_to_the_millisecond()
    {
        Assert.That(Read("""<row r="1"><c r="A1" s="1"><v>44894.295138888891</v></c></row>""", workbookPr: "<workbookPr date1904=\"1\"/>").Single().Fields[0], Is.EqualTo("2026-11-30T07:05:00Z"));
    }

    [Test]
    public async Task Whatever_is_written_comes_back_as_it_was()
    {
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 6)).Select(_ => new object[]
            {
                Text(random), random.NextInt64(-1_000_000_000_000, 1_000_000_000_000), Math.Round((decimal)random.NextDouble() * random.Next(1, 1_000_000), 4),
                new DateTime(2026, 1, 1).AddTicks(random.NextInt64(TimeSpan.TicksPerDay * 400)), random.Next(2) == 0
            }).ToList();
            using var file = new MemoryStream();
            await using (var workbook = new XlsxWriter(file))
            {
                await workbook.WriteAsync("Text", "Points", "Money", "Time", "Flag");
                foreach (var row in rows)
                    await workbook.WriteAsync(row);
            }

            file.Position = 0;
            using var reader = new XlsxReader(file);
            var read = reader.Read().Skip(1).Select(row => row.Fields).ToList();

            Assert.That(read.Select(fields => fields[0]), Is.EqualTo(rows.Select(row => row[0])));
            Assert.That(read.Select(fields => long.Parse(fields[1])), Is.EqualTo(rows.Select(row => row[1])));
            Assert.That(read.Select(fields => decimal.Parse(fields[2], System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(rows.Select(row => row[2])));
            Assert.That(read.Select(fields => fields[4]), Is.EqualTo(rows.Select(row => (bool)row[4] ? "true" : "false")));
            foreach (var (fields, row) in read.Zip(rows))
                Assert.That(CsvText.TryTime(fields[3], out var time) && Math.Abs((time - (DateTime)row[3]).Ticks) <= 20, fields[3]);
        }
    }

    [Test]
    public async Task A_large_workbook_is_read_row_by_row()
    {
        using var file = new MemoryStream();
        await using (var workbook = new XlsxWriter(file))
        {
            await workbook.WriteAsync("Email", "Points");
            for (var row = 0; row < 200_000; row++)
                await workbook.WriteAsync($"member-{row}@example.com", row);
        }
        file.Position = 0;
        using var reader = new XlsxReader(file);
        var before = GC.GetTotalMemory(true);
        var (count, most) = (0, 0L);
        foreach (var _ in reader.Read())
        {
            if (++count % 50_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(true) - before);
        }

        Assert.That(count, Is.EqualTo(200_001));
        Assert.That(most, Is.LessThan(3_000_000), "bytes kept while reading");
    }

    [TestCase("<!DOCTYPE worksheet [<!ENTITY lol \"lol\">]>", "", XlsxException.NOT_WORKBOOK, TestName = "A document type")]
    [TestCase("", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>", XlsxException.NOT_WORKBOOK, TestName = "A text that is not there")]
    [TestCase("", "<row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row>", XlsxException.NOT_WORKBOOK, TestName = "A column no sheet has")]
    [TestCase("", "<row r=\"1\"><c r=\"A1\"><v>1</v></row>", XlsxException.NOT_WORKBOOK, TestName = "No XML")]
    public void A_workbook_that_is_none_is_refused(string prolog, string rows, string reason)
    {
        Assert.That(() => Read(rows, prolog: prolog), Throws.TypeOf<XlsxException>().With.Message.EqualTo(reason));
    }

    [Test]
    public void What_unpacks_to_more_than_is_read_is_refused_however_small_it_is()
    {
        var bomb = Workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", sheetTail: 450_000_000);
        Assert.That(bomb, Has.Length.LessThan(2_000_000));
        Assert.That(() => Rows(bomb), Refused());

        // a hundred megabytes of shared texts
        Assert.That(() => Read("<row r=\"1\"/>", texts: string.Concat(Enumerable.Repeat($"<si><t>{new string('x', 30_000)}</t></si>", 3_400))), Refused());
        Assert.That(() => Read("<row r=\"1\"/>", texts: $"<si><t>{new string('x', 200_000)}</t></si>"), Refused());
        // one text that very many cells share
        Assert.That(() => Read(string.Concat(Enumerable.Range(1, 1_000).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")),
            texts: $"<si><t>{new string('x', 30_000)}</t></si>"), Refused());
        // very many cells
        Assert.That(() => Read(string.Concat(Enumerable.Range(1, 2_000).Select(row => $"<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>"))), Refused());

        static NUnit.Framework.Constraints.IResolveConstraint Refused() => Throws.TypeOf<XlsxException>().With.Message.EqualTo(XlsxException.TOO_LARGE);
    }

    [Test]
    public void What_is_damaged_anywhere_is_refused_or_read_and_never_more()
    {
        var good = Workbook("""<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46356.5</v></c></row>""", "<si><t>Email</t></si>");
        var random = new Random(3);
        var refused = 0;
        for (var i = 0; i < 400; i++)
        {
            var bad = good.ToArray();
            for (var part = random.Next(1, 4); part > 0; part--)
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            try
            {
                Rows(random.Next(5) == 0 ? bad[..random.Next(4, bad.Length)] : bad);
            }
            catch (XlsxException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.GreaterThan(100));
    }

    private static List<XlsxRow> Read(string rows, string texts = "", string prolog = "", string workbookPr = "") => Rows(Workbook(rows, texts, prolog, workbookPr));

    private static List<XlsxRow> Rows(byte[] file)
    {
        using var reader = new XlsxReader(new MemoryStream(file));
        return reader.Read().ToList();
    }

    /// <summary>A workbook as spreadsheets write them, whose second sheet is in front of the first one in the package.</summary>
    internal static byte[] Workbook(string rows, string texts = "", string prolog = "", string workbookPr = "", int sheetTail = 0)
    {
        const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"", relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, true))
        {
            Part("_rels/.rels", $"<Relationships><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>");
            Part("xl/workbook.xml", $"<workbook {main} xmlns:r=\"{relations}\">{workbookPr}<sheets><sheet name=\"Members\" sheetId=\"7\" r:id=\"rId9\"/><sheet name=\"Notes\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", $"""
                <Relationships><Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="{relations}/worksheet" Target="worksheets/sheet2.xml"/>
                <Relationship Id="rId3" Type="{relations}/styles" Target="styles.xml"/><Relationship Id="rId4" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/>
                <Relationship Id="rId5" Type="{relations}/externalLink" Target="http://example.com/a.xml" TargetMode="External"/></Relationships>
                """);
            Part("xl/styles.xml", $"""
                <styleSheet {main}><numFmts count="2"><numFmt numFmtId="170" formatCode="dd\.mm\.yyyy;@"/><numFmt numFmtId="171" formatCode="&quot;days&quot;\ 0"/></numFmts>
                <cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>
                """);
            Part("xl/sharedStrings.xml", $"<sst {main}>{texts}</sst>");
            Part("xl/worksheets/sheet1.xml", $"<worksheet {main}><sheetData><row r=\"1\"><c r=\"A1\"><v>666</v></c></row></sheetData></worksheet>");
            using var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet2.xml").Open(), new UTF8Encoding(false));
            sheet.Write($"{prolog}<worksheet {main}><sheetData>{rows}</sheetData>");
            var blank = new string(' ', 1_000_000);
            for (var written = 0; written < sheetTail; written += blank.Length)
                sheet.Write(blank);
            sheet.Write("</worksheet>");

            void Part(string name, string xml)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                part.Write("<?xml version=\"1.0\"?>" + xml.Trim());
            }
        }

        return file.ToArray();
    }

    private static string Text(Random random)
    {
        var runes = Letters.EnumerateRunes().ToArray();
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => runes[random.Next(runes.Length)]));
        return random.Next(4) == 0 ? text + "_x000D_" : text;
    }
}
