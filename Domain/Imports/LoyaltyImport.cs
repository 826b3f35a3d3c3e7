using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Imports;

/// <summary>
/// An import, worked on in parts, so that any web node can go on with it
/// </summary>
public class LoyaltyImport : BaseEntity, IProgramPart
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Identifier of what is imported
    /// </summary>
    public int KindId { get; set; }

    /// <summary>
    /// Identifier of how far it has come
    /// </summary>
    public int StatusId { get; set; }

    /// <summary>
    /// Name of the file
    /// </summary>
    public string FileName { get; set; }

    /// <summary>
    /// Hash of the file's bytes; keys of the ledger are made of it, so that the same file books once
    /// </summary>
    public string FileHash { get; set; }

    /// <summary>
    /// The names of the columns, as JSON
    /// </summary>
    public string Columns { get; set; }

    /// <summary>
    /// Records in all
    /// </summary>
    public int Total { get; set; }

    /// <summary>
    /// Parts in all
    /// </summary>
    public int Parts { get; set; }

    /// <summary>
    /// The next part to check or to book, from 1
    /// </summary>
    public int NextPart { get; set; }

    /// <summary>
    /// Records checked or booked so far
    /// </summary>
    public int Good { get; set; }

    /// <summary>
    /// Records that change nothing: they were imported before, or say what is there already
    /// </summary>
    public int Unchanged { get; set; }

    /// <summary>
    /// Records that cannot be imported
    /// </summary>
    public int Bad { get; set; }

    /// <summary>
    /// Signed points of the good records
    /// </summary>
    public long Points { get; set; }

    /// <summary>
    /// What the check has to remember from one part to the next, as JSON
    /// </summary>
    public string State { get; set; }

    /// <summary>
    /// Who started it
    /// </summary>
    public string Actor { get; set; }

    /// <summary>
    /// When it was made
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>
    /// When it last got on
    /// </summary>
    public DateTime UpdatedOnUtc { get; set; }

    /// <summary>
    /// What is imported
    /// </summary>
    public ImportKind Kind
    {
        get => (ImportKind)KindId;
        set => KindId = (int)value;
    }

    /// <summary>
    /// How far it has come
    /// </summary>
    public ImportStatus Status
    {
        get => (ImportStatus)StatusId;
        set => StatusId = (int)value;
    }

    /// <summary>
    /// Whether there is work left that nobody has to decide about
    /// </summary>
    public bool Works => Status is ImportStatus.Checking or ImportStatus.Running;
}
