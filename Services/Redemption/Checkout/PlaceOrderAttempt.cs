using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;

/// <summary>
/// The attempt to place an order that is running in the present flow of calls
/// </summary>
public static class PlaceOrderAttempt
{
    private static readonly AsyncLocal<Guid?> _current = new();
    private static readonly AsyncLocal<AttemptClaims> _claims = new();

    /// <summary>
    /// Its identifier; null outside
    /// </summary>
    public static Guid? Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }

    /// <summary>
    /// What it claimed; null when it claimed nothing
    /// </summary>
    public static AttemptClaims Claims
    {
        get => _claims.Value;
        set => _claims.Value = value;
    }
}

/// <summary>
/// The redemptions that an attempt to place an order claimed
/// </summary>
public sealed class AttemptClaims
{
    /// <summary>
    /// The redemptions, as they are stored
    /// </summary>
    public List<LoyaltyRedemption> Redemptions { get; } = [];

    /// <summary>
    /// Whether they were settled when the order was placed
    /// </summary>
    public bool Settled { get; set; }
}
