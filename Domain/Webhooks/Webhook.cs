using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

/// <summary>
/// An address of another system that is told what happens
/// </summary>
public class Webhook : BaseEntity
{
    /// <summary>
    /// Name given by the admin
    /// </summary>
    public string Name { get; set; }

    /// <summary>
    /// Where the messages go
    /// </summary>
    public string Url { get; set; }

    /// <summary>
    /// Key of the signatures, encrypted with the store's key
    /// </summary>
    public string Secret { get; set; }

    /// <summary>
    /// Names of the events it is told, separated by spaces; empty for all
    /// </summary>
    public string Events { get; set; }

    /// <summary>
    /// Comma-separated identifiers of the programs it is told about; empty for all
    /// </summary>
    public string ProgramIds { get; set; }

    /// <summary>
    /// Comma-separated identifiers of stores; it is told about programs open to one of them. Empty for all
    /// </summary>
    public string StoreIds { get; set; }

    /// <summary>
    /// Whether messages are written for it and sent
    /// </summary>
    public bool Active { get; set; }

    /// <summary>
    /// When it was made
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>
    /// When it was changed last
    /// </summary>
    public DateTime UpdatedOnUtc { get; set; }

    /// <summary>
    /// The events it is told by name; empty for all
    /// </summary>
    public IReadOnlyList<string> EventNames => (Events ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
