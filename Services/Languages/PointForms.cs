using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Languages;

/// <summary>
/// A number of points in the working culture, each number with the form its language has for it. A program that calls its points what a new one does
/// has the language's own word; a name that a merchant gave stands in every language
/// </summary>
internal static class PointForms
{
    /// <summary>
    /// What a new program calls one point
    /// </summary>
    public const string ONE = "point";

    /// <summary>
    /// What a new program calls several points
    /// </summary>
    public const string SEVERAL = "points";

    /// <summary>
    /// A number with the word for it, for example "64 points"
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="points">Points</param>
    /// <param name="culture">Culture of the reader; the working one if null</param>
    public static string Of(LoyaltyProgram program, long points, CultureInfo culture = null)
    {
        culture ??= CultureInfo.CurrentCulture;
        var number = points.ToString("N0", culture);

        return Find(program, points, culture) is { } form ? string.Format(culture, form, number) : $"{number} {Word(program, points, culture)}";
    }

    /// <summary>
    /// The word alone, where the number stands for itself
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="points">Points</param>
    /// <param name="culture">Culture of the reader; the working one if null</param>
    public static string Word(LoyaltyProgram program, long points, CultureInfo culture = null)
    {
        culture ??= CultureInfo.CurrentCulture;
        if (Find(program, points, culture) is { } form && form.Contains("{0}"))
            return Bare(form);

        return points == 1 && Find(program, culture) is null ? program.PointName : Word(program, culture);
    }

    /// <summary>
    /// The word for points of any number
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="culture">Culture of the reader; the working one if null</param>
    public static string Word(LoyaltyProgram program, CultureInfo culture = null)
    {
        return Find(program, culture ?? CultureInfo.CurrentCulture)?.PointForms["other"] is { } form ? Bare(form) : program.PointNamePlural;
    }

    /// <summary>
    /// Plural category of a whole number in a language, as CLDR names it
    /// </summary>
    /// <param name="language">Two-letter code of the language</param>
    /// <param name="number">Number</param>
    public static string Category(string language, long number)
    {
        var size = Math.Abs(number);

        return language switch
        {
            "zh" => "other",
            "fr" => size < 2 ? "one" : "other",
            "ar" => size switch
            {
                0 => "zero",
                1 => "one",
                2 => "two",
                _ => (size % 100) switch { < 3 => "other", <= 10 => "few", _ => "many" }
            },
            _ => size == 1 ? "one" : "other"
        };
    }

    private static LanguageFile Find(LoyaltyProgram program, CultureInfo culture)
    {
        return program.PointName == ONE && program.PointNamePlural == SEVERAL ? LanguageFile.Find(culture.Name) : null;
    }

    private static string Find(LoyaltyProgram program, long points, CultureInfo culture)
    {
        return Find(program, culture)?.PointForms[Category(culture.TwoLetterISOLanguageName, points)];
    }

    private static string Bare(string form)
    {
        return form.Replace("{0}", string.Empty).Trim();
    }
}
