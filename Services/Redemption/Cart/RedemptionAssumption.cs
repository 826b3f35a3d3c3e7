namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// What the condition of redemptions' discounts supposes while nopCommerce's totals are asked what a redemption is worth: the total
/// with it and without it are then both nopCommerce's own
/// </summary>
/// <param name="Hidden">Discounts supposed not to be redeemed</param>
/// <param name="Assumed">A discount supposed to be redeemed; null for none</param>
public sealed record RedemptionAssumption(IReadOnlyCollection<int> Hidden, int? Assumed = null)
{
    private static readonly AsyncLocal<RedemptionAssumption> _current = new();

    /// <summary>
    /// What is supposed at present; null when nothing is
    /// </summary>
    public static RedemptionAssumption Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }

    /// <summary>
    /// Whether a discount is redeemed under the assumption; null when it says nothing about it
    /// </summary>
    public bool? Says(int discountId)
    {
        if (discountId == Assumed)
            return true;

        return Hidden.Contains(discountId) ? false : null;
    }
}
