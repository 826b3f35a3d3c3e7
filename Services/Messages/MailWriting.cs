using System.Globalization;
using Nop.Core.Domain.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Messages;

/// <summary>
/// Which store writes a mail, and in which language
/// </summary>
/// <param name="Store">The store</param>
/// <param name="LanguageId">The language</param>
/// <param name="Culture">How that language writes numbers and days</param>
public sealed record MailWriting(Store Store, int LanguageId, CultureInfo Culture)
{
    /// <summary>
    /// A number as the reader writes it
    /// </summary>
    public string Number(long number)
    {
        return number.ToString("N0", Culture);
    }
}
