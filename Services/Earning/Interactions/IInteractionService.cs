using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Interactions;

/// <summary>
/// What came of an interaction that was reported
/// </summary>
/// <param name="Event">The event as it is stored</param>
/// <param name="Outcomes">What the rules said; empty for an event reported before</param>
/// <param name="Replayed">Whether it had been reported before</param>
public sealed record InteractionReceipt(InteractionEvent Event, IList<RuleOutcome> Outcomes, bool Replayed);

/// <summary>
/// Interactions: their definitions, and what happened
/// </summary>
public interface IInteractionService
{
    /// <summary>
    /// Gets all definitions by name
    /// </summary>
    Task<IList<InteractionDefinition>> GetDefinitionsAsync();

    /// <summary>
    /// Gets a definition; null when there is none
    /// </summary>
    Task<InteractionDefinition> GetDefinitionByIdAsync(int id);

    /// <summary>
    /// Gets a definition by its system name, in any case; null when there is none
    /// </summary>
    Task<InteractionDefinition> GetDefinitionAsync(string systemName);

    /// <summary>
    /// Adds a definition, or saves one. A system name stays as it was first
    /// </summary>
    Task<Result<InteractionDefinition>> SaveDefinitionAsync(InteractionDefinition definition, string actor);

    /// <summary>
    /// Stores an event once for its key, then lets the rules look at it. A failure of the rules does not fail the event
    /// </summary>
    /// <param name="definition">The definition</param>
    /// <param name="happened">What happened; its key may be null</param>
    Task<Result<InteractionReceipt>> AppendAsync(InteractionDefinition definition, InteractionEvent happened);

    /// <summary>
    /// Lets the rules look at events they could not look at before
    /// </summary>
    /// <returns>Number of events</returns>
    Task<int> EvaluateOpenAsync();

    /// <summary>
    /// Gets a definition's events, newest first
    /// </summary>
    Task<IPagedList<InteractionEvent>> GetEventsAsync(int definitionId, int pageIndex = 0, int pageSize = int.MaxValue);
}
