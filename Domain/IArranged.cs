namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// What an admin puts in an order
/// </summary>
public interface IArranged
{
    /// <summary>
    /// The place; lower ones come first
    /// </summary>
    int DisplayOrder { get; set; }
}
