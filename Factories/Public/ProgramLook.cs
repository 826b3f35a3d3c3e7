using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// A program's colours on shoppers' pages, with text on them that can be read
/// </summary>
internal static class ProgramLook
{
    /// <summary>
    /// The declarations that the style sheet goes by; null for the store's own colours
    /// </summary>
    public static string Of(LoyaltyProgram program)
    {
        var main = program.Color is null ? null : $"--loyalty-main: {program.Color}; --loyalty-on-main: {TextOn(program.Color)};";
        var accent = program.AccentColor is null ? null : $"--loyalty-accent: {program.AccentColor};";

        return main is null && accent is null ? null : $"{main} {accent}".Trim();
    }

    /// <summary>
    /// Black or white, whichever has the greater contrast by WCAG
    /// </summary>
    /// <param name="color">Colour written like #4ab2f1</param>
    public static string TextOn(string color)
    {
        var luminance = 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);

        // the contrasts with white and with black are the same where (L + 0.05)² = 1.05 × 0.05
        return luminance > 0.179 ? "#000000" : "#ffffff";

        double Channel(int start)
        {
            var part = int.Parse(color.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;

            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }
    }
}
