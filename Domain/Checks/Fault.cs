using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Loyalty.Domain.Checks;

/// <summary>
/// A fault of what somebody wants to store
/// </summary>
/// <param name="Field">Property at fault</param>
/// <param name="Code">What is wrong; forms find their text by it</param>
/// <param name="Message">What is wrong, for programmers</param>
public sealed record Fault(string Field, string Code, string Message)
{
    /// <summary>
    /// The fault as an expected failure
    /// </summary>
    public LoyaltyError ToError() => new(LoyaltyErrorCodes.VALIDATION_FAILED, Message, Field);
}

/// <summary>
/// The faults of one thing, of each field the first
/// </summary>
public sealed class FaultList : List<Fault>
{
    /// <summary>
    /// Notes a fault unless something holds
    /// </summary>
    /// <param name="holds">What must hold</param>
    /// <param name="field">Property at fault</param>
    /// <param name="message">What is wrong, for programmers</param>
    /// <param name="code">What is wrong; that the field is invalid, when it is not given</param>
    public void Require(bool holds, string field, string message, string code = null)
    {
        if (!holds && TrueForAll(fault => fault.Field != field))
            Add(new Fault(field, code ?? $"{field}.Invalid", message));
    }
}

/// <summary>
/// What may stand for a colour: it goes into style attributes, so nothing else may pass
/// </summary>
public static partial class ColorText
{
    /// <summary>
    /// Pattern of a colour
    /// </summary>
    public const string PATTERN = "^#[0-9a-fA-F]{6}$";

    /// <summary>
    /// What is wrong with another text, for programmers
    /// </summary>
    public const string MESSAGE = "Must be written like #4ab2f1.";

    /// <summary>
    /// Whether a text is a colour
    /// </summary>
    public static bool IsColor(string text) => text is not null && Pattern().IsMatch(text.Trim());

    [GeneratedRegex(PATTERN)]
    private static partial Regex Pattern();
}
