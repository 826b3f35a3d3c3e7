namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;

/// <summary>
/// Whether, in the present flow of calls, a shopper takes a product into the cart for points: what only points buy comes in no other way
/// </summary>
public static class PointsTaking
{
    private static readonly AsyncLocal<bool> _current = new();

    /// <summary>
    /// Whether points take it
    /// </summary>
    public static bool Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }
}
