namespace Nop.Plugin.Misc.Loyalty.Domain.Checks;

/// <summary>
/// What a tier shall be, whoever says it
/// </summary>
public interface ITierTerms
{
    string Name { get; }

    decimal Threshold { get; }

    decimal EarnMultiplier { get; }

    string Color { get; }

    long WelcomeBonus { get; }

    string Icon { get; }

    IEnumerable<string> BenefitTexts { get; }
}

/// <summary>
/// Says what is wrong with a tier by itself
/// </summary>
public static class TierCheck
{
    /// <summary>
    /// Longest name
    /// </summary>
    public const int MAX_NAME = 100;

    /// <summary>
    /// Longest text of what a tier brings
    /// </summary>
    public const int MAX_BENEFITS = 1000;

    /// <summary>
    /// Most points for entering a tier, and the highest threshold
    /// </summary>
    public const long MAX_FIGURE = 1_000_000_000;

    /// <summary>
    /// Finds the faults; none when it can be stored
    /// </summary>
    public static IReadOnlyList<Fault> Faults(ITierTerms tier)
    {
        var faults = new FaultList();
        faults.Require(!string.IsNullOrWhiteSpace(tier.Name) && tier.Name.Length <= MAX_NAME, nameof(tier.Name), $"Must have from 1 to {MAX_NAME} characters.", "Name.Required");
        faults.Require(tier.Threshold is >= 0 and <= MAX_FIGURE, nameof(tier.Threshold), $"Must be from 0 to {MAX_FIGURE}.");
        faults.Require(tier.EarnMultiplier is >= 0 and <= 100, nameof(tier.EarnMultiplier), "Must be from 0 to 100.");
        faults.Require(ColorText.IsColor(tier.Color), nameof(tier.Color), ColorText.MESSAGE);
        faults.Require(tier.WelcomeBonus is >= 0 and <= MAX_FIGURE, nameof(tier.WelcomeBonus), $"Must be a whole number of points, from 0 to {MAX_FIGURE}.");
        faults.Require(tier.Icon is null or { Length: <= 20 }, nameof(tier.Icon), "Must not be longer than 20 characters.");
        faults.Require(tier.BenefitTexts.All(text => text is null or { Length: <= MAX_BENEFITS }), "Benefits", $"Must not be longer than {MAX_BENEFITS} characters.", "Benefits.Invalid");

        return faults;
    }
}
