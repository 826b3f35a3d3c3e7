using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Imports;

/// <summary>
/// What the check remembers from one part to the next
/// </summary>
public sealed class ImportCheckState
{
    /// <summary>
    /// What may stand in a file once, and the line it stands on
    /// </summary>
    public Dictionary<string, int> Seen { get; set; } = [];

    /// <summary>
    /// What members would have after the lines checked so far
    /// </summary>
    public Dictionary<int, long> Balances { get; set; } = [];
}

/// <summary>
/// What a part is checked or booked with
/// </summary>
/// <param name="Import">The import</param>
/// <param name="Program">Its program</param>
/// <param name="Columns">Positions of the columns by name</param>
/// <param name="Check">What the check remembers; null when lines are booked</param>
public sealed record ImportContext(LoyaltyImport Import, LoyaltyProgram Program, IReadOnlyDictionary<string, int> Columns, ImportCheckState Check)
{
    /// <summary>
    /// Whether lines are booked and not only looked at
    /// </summary>
    public bool Books => Check is null;

    /// <summary>
    /// How ledger entries refer to the import: the same for the same file
    /// </summary>
    public string Reference => Import.FileHash[..Math.Min(16, Import.FileHash.Length)];
}

/// <summary>
/// What became of a part
/// </summary>
public sealed class PartOutcome
{
    public int Good { get; set; }
    public int Unchanged { get; set; }
    public int Bad { get; set; }
    public long Points { get; set; }
    public List<ImportFault> Faults { get; } = [];

    /// <summary>
    /// Works on a line and counts it. A line that throws is a bad line: those behind it have their turn
    /// </summary>
    /// <param name="line">The line</param>
    /// <param name="work">The work; says whether the line changes anything, and the signed points</param>
    public async Task CountAsync(ImportLine line, Func<Task<(bool Changes, long Points)>> work)
    {
        var done = (Changes: false, Points: 0L);
        try
        {
            done = await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            line.Refuse(null, ImportFault.FAILED, exception.Message);
        }
        Count(line, done.Changes, done.Points);
    }

    /// <summary>
    /// Adds what became of other lines
    /// </summary>
    public void Add(PartOutcome other)
    {
        Good += other.Good;
        Unchanged += other.Unchanged;
        Bad += other.Bad;
        Points += other.Points;
        Faults.AddRange(other.Faults);
    }

    /// <summary>
    /// Counts a line
    /// </summary>
    /// <param name="line">The line</param>
    /// <param name="changes">Whether it changes anything</param>
    /// <param name="points">Signed points</param>
    public void Count(ImportLine line, bool changes, long points)
    {
        if (!line.IsGood)
        {
            Bad++;
            Faults.AddRange(line.Faults);
        }
        else if (changes)
        {
            Good++;
            Points += points;
        }
        else
            Unchanged++;
    }
}

/// <summary>
/// One kind of import
/// </summary>
public interface IImportKind
{
    /// <summary>
    /// Which one
    /// </summary>
    ImportKind Kind { get; }

    /// <summary>
    /// Columns that are read
    /// </summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>
    /// Columns that exports have and imports pass over
    /// </summary>
    IReadOnlyList<string> IgnoredColumns { get; }

    /// <summary>
    /// Of each group one column is required
    /// </summary>
    IReadOnlyList<string[]> RequiredColumns { get; }

    /// <summary>
    /// Checks records, or books them, when the context says so. What was booked before is not booked again
    /// </summary>
    Task<PartOutcome> WorkAsync(ImportContext context, IReadOnlyList<ImportRecord> records);

    /// <summary>
    /// Does what is left to do when all records are booked. Can be asked again
    /// </summary>
    /// <param name="import">The import</param>
    /// <param name="until">When to stop</param>
    /// <returns>Whether nothing is left</returns>
    Task<bool> FinishAsync(LoyaltyImport import, DateTime until) => Task.FromResult(true);
}
