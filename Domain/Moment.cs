#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// Moments as every database keeps them: to the millisecond. What is stored and answered is cut to that, so that the same thing is told
/// with the same letters before and after it was stored
/// </summary>
public static class Moment
{
    /// <summary>
    /// Cuts a moment
    /// </summary>
    public static DateTime Kept(DateTime moment)
    {
        return moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
