#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Earning;

/// <summary>
/// How a fraction of a point is treated: always down, so that 64.97 earns 64
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
}
