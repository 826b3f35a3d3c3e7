#nullable enable
using System.Text;

namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// Texts that come from elsewhere, made fit for a column: every database keeps what is left, so that no answer or message can keep its row
/// from being written
/// </summary>
public static class StorableText
{
    /// <summary>
    /// Leaves out NUL, which PostgreSQL refuses, replaces halves of letters, which are no Unicode, and cuts between letters
    /// </summary>
    /// <param name="text">The text; null for none</param>
    /// <param name="maxLength">How long the column is</param>
    public static string? Of(string? text, int maxLength)
    {
        if (text is null)
            return null;

        var kept = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var letter in text.EnumerateRunes())
        {
            if (letter.Value == 0)
                continue;
            if (kept.Length + letter.Utf16SequenceLength > maxLength)
                break;
            kept.Append(letter.ToString());
        }

        return kept.ToString();
    }

    /// <summary>
    /// Whether every database that is set up as it should be keeps a text as it is
    /// </summary>
    public static bool IsStorable(string? text)
    {
        if (text is null)
            return true;

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
                return false;
            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
                return false;
        }

        return true;
    }
}
