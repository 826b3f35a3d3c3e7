#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Earning;

/// <summary>
/// When earned points expire
/// </summary>
public static class PointsExpiry
{
    /// <summary>
    /// Gets the moment (UTC) at which points earned at a moment expire; null means never, or by inactivity, which the ledger watches.
    /// Months and years end at midnight UTC
    /// </summary>
    /// <param name="mode">The way of counting</param>
    /// <param name="afterDays">Days, 0 for never</param>
    /// <param name="earnedOnUtc">When the points were earned</param>
    public static DateTime? For(ExpiryMode mode, int afterDays, DateTime earnedOnUtc)
    {
        if (afterDays <= 0 || mode == ExpiryMode.Inactivity)
            return null;

        var day = earnedOnUtc.AddDays(afterDays);

        return mode switch
        {
            ExpiryMode.EndOfMonth => new DateTime(day.Year, day.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1),
            ExpiryMode.EndOfYear => new DateTime(day.Year + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            _ => day
        };
    }
}
