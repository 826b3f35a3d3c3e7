namespace Nop.Plugin.Misc.Loyalty.Domain.Products;

/// <summary>
/// Whether buying a product earns points
/// </summary>
public enum ProductEarning
{
    /// <summary>
    /// As the program says
    /// </summary>
    AsProgram = 0,

    /// <summary>
    /// Nothing
    /// </summary>
    None = 10,

    /// <summary>
    /// The program's points times a multiplier
    /// </summary>
    Multiplied = 20
}
