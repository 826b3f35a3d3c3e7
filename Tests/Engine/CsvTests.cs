using Nop.Plugin.Misc.Loyalty.Services.Csv;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>CSV files: what is written is read again, and no spreadsheet computes what people typed.</summary>
[TestFixture]
public sealed class CsvTests
{
    private const string Letters = "aZ09 =+-@\"\'\r\n\t,;é日＝";

    [Test]
    public async Task Any_text_comes_back_as_it_was()
    {
        var random = new Random(5);
        for (var i = 0; i < 500; i++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Enumerable.Range(0, 3).Select(_ => Text(random)).ToArray()).ToList();
            using var file = new StringWriter();
            var csv = new CsvWriter(file);
            await csv.WriteAsync("one", "two", "three");
            foreach (var row in rows)
                await csv.WriteAsync([.. row]);

            var read = new CsvReader(new StringReader(file.ToString())).Read().ToList();

            Assert.That(read.Select(record => record.Broken), Is.All.False, file.ToString());
            Assert.That(read.Skip(1).Select(record => record.Fields), Is.EqualTo(rows), file.ToString());
        }
    }

    [TestCase("=1+1")]
    [TestCase("+49 30")]
    [TestCase("-5")]
    [TestCase("@SUM(A1)")]
    [TestCase("\t=1")]
    [TestCase("'=1")]
    [TestCase("＝1")]
    public void A_text_that_a_spreadsheet_would_compute_begins_with_an_apostrophe(string text)
    {
        Assert.That(CsvText.Format(text), Does.StartWith("'").And.EndsWith(text));
        Assert.That(CsvText.Unguard(CsvText.Format(text)), Is.EqualTo(text));
    }

    [Test]
    public void Numbers_and_times_are_written_the_same_everywhere()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
            Assert.That(CsvText.Format(-1234567L), Is.EqualTo("-1234567"));
            Assert.That(CsvText.Format(1234.5m), Is.EqualTo("1234.5"));
            Assert.That(CsvText.Format(new DateTime(2026, 11, 21, 7, 5, 0)), Is.EqualTo("2026-11-21T07:05:00Z"));
            Assert.That(CsvText.Format("'t Hooft"), Is.EqualTo("'t Hooft"));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Test]
    public void Records_know_their_lines_and_separators_are_found_out()
    {
        var records = new CsvReader(new StringReader("a;b\r\n\"two\nlines\";\"say \"\"hi\"\"\"\r\n\r\n1,5;x")).Read().ToList();

        Assert.That(records.Select(record => record.Line), Is.EqualTo(new[] { 1, 2, 5 }));
        Assert.That(records[1].Fields, Is.EqualTo(new[] { "two\nlines", "say \"hi\"" }));
        Assert.That(records[2].Fields, Is.EqualTo(new[] { "1,5", "x" }));
    }

    [TestCase("sep=;\r\na;b,c\r\n1,5;2", 2)]
    [TestCase("\"sep=|\"\na|b,c\n1,5|2", 2)]
    [TestCase("SEP=\t\na\tb,c\n1,5\t2", 2)]
    public void A_line_that_names_the_separator_is_understood_and_counted(string file, int line)
    {
        var records = new CsvReader(new StringReader(file)).Read().ToList();

        Assert.That(records.Select(record => record.Fields), Is.EqualTo(new[] { new[] { "a", "b,c" }, ["1,5", "2"] }));
        Assert.That(records[0].Line, Is.EqualTo(line));
    }

    [TestCase("a,b\n\"open,1")]
    [TestCase("a,b\n\"closed\" early,1")]
    [TestCase("a,b\nin\"side,1")]
    public void Quotes_that_do_not_fit_are_noticed(string file)
    {
        Assert.That(new CsvReader(new StringReader(file)).Read().Last().Broken);
    }

    [Test]
    public void Times_are_read_as_utc_unless_they_say_otherwise()
    {
        Assert.That(CsvText.TryTime("2027-01-31", out var day) && day == new DateTime(2027, 1, 31));
        Assert.That(CsvText.TryTime("2027-01-31T12:00:00+02:00", out var time) && time == new DateTime(2027, 1, 31, 10, 0, 0));
        Assert.That(CsvText.TryTime("31.01.2027", out _), Is.False);
        Assert.That(CsvText.TryTime("0001-01-01", out _), Is.False);
    }

    private static string Text(Random random)
    {
        // a line end alone at the end of a file is no record, and spaces around a field belong to it
        var text = new string(Enumerable.Range(0, random.Next(0, 6)).Select(_ => Letters[random.Next(Letters.Length)]).ToArray());

        return text.Length == 0 ? "x" : text;
    }
}
