using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Interactions;

/// <summary>
/// A kind of thing customers do outside nopCommerce's own events, reported through the API
/// </summary>
public class InteractionDefinition : BaseEntity
{
    /// <summary>
    /// Unique lower-case name rules and programs use, for example "product-registration"
    /// </summary>
    public string SystemName { get; set; }

    /// <summary>
    /// Name for admins
    /// </summary>
    public string Name { get; set; }

    /// <summary>
    /// What it is
    /// </summary>
    public string Description { get; set; }

    /// <summary>
    /// Whether events are taken
    /// </summary>
    public bool Active { get; set; }

    /// <summary>
    /// When it was created
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
