namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>Whether the API is up.</summary>
/// <param name="Status">Always "ok" in an answer.</param>
/// <param name="Warnings">Codes of what is set up in the store so that the program cannot work as it should.</param>
/// <param name="Database">Always "ok" in an answer: the database was read for it.</param>
/// <param name="Tasks">The scheduled tasks.</param>
/// <param name="Providers">The loyalty providers that stores work with.</param>
/// <param name="OldestUnfinishedSessionUtc">When the oldest session was begun whose order waits to be finalized at its provider; null when none does.</param>
public sealed record HealthModel(string Status, IReadOnlyList<string> Warnings, string Database, IReadOnlyList<HealthTaskModel> Tasks, IReadOnlyList<HealthProviderModel> Providers, DateTime? OldestUnfinishedSessionUtc);

/// <summary>A scheduled task.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">ok, late (not run for three of its periods), failed (its last run ended badly) or off.</param>
/// <param name="LastRunUtc">When it last ended well; null when it never did.</param>
public sealed record HealthTaskModel(string Name, string Status, DateTime? LastRunUtc);

/// <summary>A store's loyalty provider.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="Active">Whether shoppers are asked for their loyalty id.</param>
/// <param name="Breaker">State of the circuit breaker on the node that answers: closed, open or halfOpen; null where nothing lies between.</param>
public sealed record HealthProviderModel(int StoreId, bool Active, string Breaker);

/// <summary>Outcome of recomputing the ledger.</summary>
/// <param name="Ok">Whether everything adds up.</param>
/// <param name="Members">Members looked at.</param>
/// <param name="Entries">Entries looked at.</param>
/// <param name="Seconds">Time it took.</param>
/// <param name="Drifts">What does not add up, at most 100.</param>
public sealed record VerificationModel(bool Ok, int Members, long Entries, double Seconds, IReadOnlyList<DriftModel> Drifts);

/// <summary>One figure that differs from what the entries say.</summary>
public sealed record DriftModel(int MemberId, string Figure, string Stored, string Computed);
