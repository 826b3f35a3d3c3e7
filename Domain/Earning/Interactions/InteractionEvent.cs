using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Interactions;

/// <summary>
/// An interaction that happened: written once; rules look at it afterwards
/// </summary>
public class InteractionEvent : BaseEntity
{
    /// <summary>
    /// The definition
    /// </summary>
    public int InteractionId { get; set; }

    /// <summary>
    /// The store
    /// </summary>
    public int StoreId { get; set; }

    /// <summary>
    /// The customer
    /// </summary>
    public int CustomerId { get; set; }

    /// <summary>
    /// How it ended
    /// </summary>
    public string Outcome { get; set; }

    /// <summary>
    /// Within what
    /// </summary>
    public string Scope { get; set; }

    /// <summary>
    /// State of what happened
    /// </summary>
    public string Status { get; set; }

    /// <summary>
    /// Kind of event
    /// </summary>
    public string EventType { get; set; }

    /// <summary>
    /// Whatever else is known, as a JSON object
    /// </summary>
    public string Metadata { get; set; }

    /// <summary>
    /// Key under which it was reported, unique
    /// </summary>
    public string IdempotencyKey { get; set; }

    /// <summary>
    /// Hash of what was reported, to recognise another report under the same key
    /// </summary>
    public string RequestHash { get; set; }

    /// <summary>
    /// Who reported it
    /// </summary>
    public string Actor { get; set; }

    /// <summary>
    /// Whether all rules have looked at it
    /// </summary>
    public bool Evaluated { get; set; }

    /// <summary>
    /// When it was reported
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
