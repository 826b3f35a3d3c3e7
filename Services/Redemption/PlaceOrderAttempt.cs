namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// The attempt to place an order that is running in the present flow of calls
/// </summary>
public static class PlaceOrderAttempt
{
    private static readonly AsyncLocal<Guid?> _current = new();

    /// <summary>
    /// Its identifier; null outside
    /// </summary>
    public static Guid? Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }
}
