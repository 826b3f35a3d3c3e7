namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>Whether the API is up.</summary>
/// <param name="Status">Always "ok" in an answer.</param>
/// <param name="Warnings">Codes of what is set up in the store so that the program cannot work as it should.</param>
public sealed record HealthModel(string Status, IReadOnlyList<string> Warnings);

/// <summary>Outcome of recomputing the ledger.</summary>
/// <param name="Ok">Whether everything adds up.</param>
/// <param name="Members">Members looked at.</param>
/// <param name="Entries">Entries looked at.</param>
/// <param name="Seconds">Time it took.</param>
/// <param name="Drifts">What does not add up, at most 100.</param>
public sealed record VerificationModel(bool Ok, int Members, long Entries, double Seconds, IReadOnlyList<DriftModel> Drifts);

/// <summary>One figure that differs from what the entries say.</summary>
public sealed record DriftModel(int MemberId, string Figure, string Stored, string Computed);
