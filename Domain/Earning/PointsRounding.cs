#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Earning;

/// <summary>
/// How a fraction of a point or a cent is treated: always down, so that 64.97 earns 64
/// </summary>
public static class PointsRounding
{
    /// <summary>
    /// Rounds down to whole points, within the limit of points
    /// </summary>
    public static long Floor(decimal points)
    {
        return (long)Math.Floor(Math.Clamp(points, -LoyaltyDefaults.MaxPoints, LoyaltyDefaults.MaxPoints));
    }

    /// <summary>
    /// Rounds money down to hundredths
    /// </summary>
    public static decimal Cents(decimal amount)
    {
        return Math.Round(amount, 2, MidpointRounding.ToNegativeInfinity);
    }
}
