using System.Text;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Services.Setup;

namespace Nop.Plugin.Misc.Loyalty.Services;

/// <summary>
/// Texts of the plugin on their way into nopCommerce's own columns, which hold three bytes a letter on MySQL and MariaDB: no emoji, for example
/// </summary>
public static class NopText
{
    /// <summary>
    /// Replaces what nopCommerce's columns do not hold in this store
    /// </summary>
    public static string Fitted(string text)
    {
        return DatabaseConnection.Provider == DataProviderType.MySql ? InThreeBytes(text) : text;
    }

    /// <summary>
    /// Replaces letters that take four bytes in UTF-8
    /// </summary>
    public static string InThreeBytes(string text)
    {
        if (text is null || !text.Any(char.IsSurrogate))
            return text;

        var fitted = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
            fitted.Append(letter.IsBmp ? letter.ToString() : "\ufffd");

        return fitted.ToString();
    }
}
