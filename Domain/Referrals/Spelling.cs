#nullable enable
using System.Globalization;
using System.Text;

namespace Nop.Plugin.Misc.Loyalty.Domain.Referrals;

/// <summary>
/// Brings different spellings of one thing to one
/// </summary>
public static class Spelling
{
    // elsewhere john.smith@ and johnsmith@ are two people
    private static readonly HashSet<string> _dotlessDomains = ["gmail.com", "proton.me", "protonmail.com", "pm.me"];

    /// <summary>
    /// An e-mail address without case and what follows a plus sign in the part before the @, and without its dots where the provider ignores them
    /// </summary>
    public static string Email(string? email)
    {
        var text = email?.Trim().ToLowerInvariant() ?? string.Empty;
        var at = text.LastIndexOf('@');
        if (at <= 0)
            return text;

        var local = text[..at];
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        if (plus > 0)
            local = local[..plus];
        var domain = text[(at + 1)..] is "googlemail.com" ? "gmail.com" : text[(at + 1)..];
        if (_dotlessDomains.Contains(domain))
            local = local.Replace(".", string.Empty, StringComparison.Ordinal);

        return $"{local}@{domain}";
    }

    /// <summary>
    /// A postal address without case, accents, blanks and punctuation; empty when street or postal code is missing
    /// </summary>
    public static string Address(string? street, string? more, string? postalCode, int? countryId)
    {
        var line = Letters(street);
        var code = Letters(postalCode);

        return line.Length == 0 || code.Length == 0 ? string.Empty : $"{line}{Letters(more)}|{code}|{countryId}";
    }

    private static string Letters(string? text)
    {
        var letters = new StringBuilder();
        foreach (var letter in (text ?? string.Empty).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
                letters.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }

        return letters.ToString();
    }
}
