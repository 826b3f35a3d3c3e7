using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Ledger;

/// <summary>
/// One line of the ledger: written once, never changed, never deleted
/// </summary>
public class LedgerEntry : BaseEntity
{
    /// <summary>
    /// The member
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Number of the entry within the member's ledger, from 1 without gaps
    /// </summary>
    public long Version { get; set; }

    /// <summary>
    /// Identifier of the type
    /// </summary>
    public int TypeId { get; set; }

    /// <summary>
    /// Signed points; the sum over all entries is balance minus shortfall
    /// </summary>
    public long Points { get; set; }

    /// <summary>
    /// Signed change of the pending points
    /// </summary>
    public long Pending { get; set; }

    /// <summary>
    /// Spendable balance after this entry
    /// </summary>
    public long BalanceAfter { get; set; }

    /// <summary>
    /// Points this entry added to the lifetime figure
    /// </summary>
    public long LifetimePoints { get; set; }

    /// <summary>
    /// Signed change of the lifetime spend
    /// </summary>
    public decimal Spend { get; set; }

    /// <summary>
    /// Key under which the command was given, lower case, unique in the program
    /// </summary>
    public string IdempotencyKey { get; set; }

    /// <summary>
    /// Hash of the command, to recognise another command under the same key
    /// </summary>
    public string RequestHash { get; set; }

    /// <summary>
    /// What caused the entry, for example "order"
    /// </summary>
    public string ReferenceType { get; set; }

    /// <summary>
    /// Identifier of what caused the entry
    /// </summary>
    public string ReferenceId { get; set; }

    /// <summary>
    /// The entry whose points this one gives back, if it does
    /// </summary>
    public int? DebitEntryId { get; set; }

    /// <summary>
    /// The earning rule applied, if any
    /// </summary>
    public int? RuleId { get; set; }

    /// <summary>
    /// Version of that rule
    /// </summary>
    public int? RuleVersion { get; set; }

    /// <summary>
    /// What the points were computed from, as JSON
    /// </summary>
    public string Inputs { get; set; }

    /// <summary>
    /// Who gave the command
    /// </summary>
    public string Actor { get; set; }

    /// <summary>
    /// Text shown in the history
    /// </summary>
    public string Description { get; set; }

    /// <summary>
    /// When the cause happened
    /// </summary>
    public DateTime EventOnUtc { get; set; }

    /// <summary>
    /// When the entry was written
    /// </summary>
    public DateTime BookedOnUtc { get; set; }

    /// <summary>
    /// The type
    /// </summary>
    public LedgerEntryType Type
    {
        get => (LedgerEntryType)TypeId;
        set => TypeId = (int)value;
    }
}
