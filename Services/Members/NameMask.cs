#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// Makes a name fit for the public: enough to recognise oneself, too little to be found
/// </summary>
public static class NameMask
{
    /// <summary>
    /// "Victoria Terces" becomes "V*** T."; without a name the member is anonymous
    /// </summary>
    public static string Mask(string? firstName, string? lastName)
    {
        var first = Initial(firstName);
        var last = Initial(lastName);
        if (first.Length == 0 && last.Length == 0)
            return "***";

        return last.Length == 0 ? $"{first}***" : $"{first}*** {last}.";
    }

    private static string Initial(string? name)
    {
        var trimmed = name?.Trim();

        return string.IsNullOrEmpty(trimmed) ? string.Empty : System.Globalization.StringInfo.GetNextTextElement(trimmed).ToUpperInvariant();
    }
}
