namespace Nop.Services.Shipping;

/// <summary>The store's one way to price delivery: a fixed rate per shipping method.</summary>
public static class FixedRateShippingDefaults
{
    public const string SYSTEM_NAME = "Shipping.FixedByWeightByTotal";

    /// <summary>Setting key of a rate in the primary store currency; {0} is the shipping method.</summary>
    public const string RATE_SETTING_KEY = "ShippingRateComputationMethod.FixedByWeightByTotal.Rate.ShippingMethodId{0}";
}
