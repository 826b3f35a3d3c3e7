#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// Amounts, rates and multipliers as columns keep them: with four digits behind the point. What has more would be rounded without a word
/// </summary>
public static class StorableNumber
{
    /// <summary>
    /// Digits behind the point
    /// </summary>
    public const int Decimals = 4;

    /// <summary>
    /// Whether a column keeps a number as it is
    /// </summary>
    public static bool IsStorable(decimal number)
    {
        return decimal.Round(number, Decimals) == number;
    }
}
