using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Earning;

namespace Nop.Plugin.Misc.Loyalty.Services.Languages;

/// <summary>
/// Puts points into words in the working culture
/// </summary>
internal static class PointsText
{
    /// <summary>
    /// A number alone, for example "1,240"
    /// </summary>
    public static string Number(long points)
    {
        return points.ToString("N0", CultureInfo.CurrentCulture);
    }

    /// <summary>
    /// A number with the program's word for it, for example "64 points"
    /// </summary>
    public static string Of(LoyaltyProgram program, long points)
    {
        return PointForms.Of(program, points);
    }

    /// <summary>
    /// What a purchase would earn in several programs, for example "64 points + 3 stars"
    /// </summary>
    public static string Of(IList<PointsEstimate> estimates)
    {
        return string.Join(" + ", estimates.Select(estimate => Of(estimate.Program, estimate.Points)));
    }
}
