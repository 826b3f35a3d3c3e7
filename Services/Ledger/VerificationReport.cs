namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// Outcome of recomputing the ledger
/// </summary>
/// <param name="Members">Members looked at</param>
/// <param name="Entries">Entries looked at</param>
/// <param name="Seconds">Time it took</param>
/// <param name="Drifts">What does not add up, at most 100; empty when all is well</param>
public sealed record VerificationReport(int Members, long Entries, double Seconds, IReadOnlyList<LedgerDrift> Drifts)
{
    /// <summary>
    /// Whether everything adds up
    /// </summary>
    public bool Ok => Drifts.Count == 0;
}

/// <summary>
/// One figure that differs from what the entries say
/// </summary>
public sealed record LedgerDrift(int MemberId, string Figure, string Stored, string Computed);
