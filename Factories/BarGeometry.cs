using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Models.Admin;

namespace Nop.Plugin.Misc.Loyalty.Factories;

/// <summary>
/// Where the bars of a chart lie, in a box 100 units high and 10 wide for each bar
/// </summary>
public static class BarGeometry
{
    /// <summary>
    /// Height of a chart's box
    /// </summary>
    public const int Height = 100;

    /// <summary>
    /// Width a bar takes with its gap
    /// </summary>
    public const int Step = 10;

    /// <summary>
    /// Gets the value at the upper edge: the largest one rounded up to one, two or five times a power of ten
    /// </summary>
    public static long Top(IEnumerable<BarModel> bars)
    {
        var largest = bars.Select(bar => bar.Value).DefaultIfEmpty().Max();
        decimal power = 1;
        while (power * 10 <= largest)
            power *= 10;
        foreach (var factor in new[] { 1m, 2m, 5m })
        {
            if (factor * power >= largest)
                return (long)(factor * power);
        }

        return (long)Math.Min(10 * power, long.MaxValue);
    }

    /// <summary>
    /// Gets how much of a length a value takes, as SVG and CSS write numbers
    /// </summary>
    public static string Part(long value, long top, decimal length)
    {
        return Number(value <= 0 || top <= 0 ? 0 : Math.Max(length * value / top, length / 100));
    }

    /// <summary>
    /// Writes a number as SVG and CSS do
    /// </summary>
    public static string Number(decimal number)
    {
        return Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);
    }
}
