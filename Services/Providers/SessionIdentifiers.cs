using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Services.Common;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// What shoppers identify themselves by: read as they type it, and remembered for those who agree, sealed
/// </summary>
public class SessionIdentifiers(IGenericAttributeService genericAttributeService, StoreSeal seal)
{
    /// <summary>
    /// Name under which it is remembered
    /// </summary>
    public const string ATTRIBUTE = "Loyalty.ProviderIdentifier";

    private const int LEAST_DIGITS = 6;
    private const int MOST_LETTERS = 100;

    /// <summary>
    /// Tells a phone number, an address and a card apart: an address has an @, a number only digits and what people write between them
    /// </summary>
    public static Result<(ProviderIdentifierKind Kind, string Text)> Read(string typed)
    {
        var text = typed?.Trim() ?? string.Empty;
        if (text.Length is 0 or > MOST_LETTERS || text.Any(char.IsControl))
            return Invalid();
        if (text.Contains('@'))
            return text.IndexOf('@') > 0 && text.LastIndexOf('.') > text.IndexOf('@') + 1 && !text.Contains(' ') ? (ProviderIdentifierKind.Email, text) : Invalid();

        var digits = text.Count(char.IsDigit);
        if (text.All(letter => char.IsDigit(letter) || " +-()./".Contains(letter)))
            return digits >= LEAST_DIGITS ? (ProviderIdentifierKind.Phone, text) : Invalid();

        return text.Length >= LEAST_DIGITS && text.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or ' ') ? (ProviderIdentifierKind.Card, text) : Invalid();
    }

    /// <summary>
    /// Gets what a customer let the store remember; null when he did not
    /// </summary>
    public async Task<(ProviderIdentifierKind Kind, string Text)?> GetRememberedAsync(Customer customer, int storeId)
    {
        var text = seal.Open(StoreSeal.IDENTIFIER, await genericAttributeService.GetAttributeAsync<string>(customer, ATTRIBUTE, storeId));
        var read = text is null ? null : Read(text);

        return read is { Success: true } ? read.Value : null;
    }

    /// <summary>
    /// Remembers it, or forgets it
    /// </summary>
    public Task RememberAsync(Customer customer, int storeId, string text)
    {
        return genericAttributeService.SaveAttributeAsync(customer, ATTRIBUTE, text is null ? null : seal.Seal(StoreSeal.IDENTIFIER, text), storeId);
    }

    private static LoyaltyError Invalid() => new(LoyaltyErrorCodes.VALIDATION_FAILED, "Give a phone number with its area code, an e-mail address or the number of a loyalty card.", "identifier");
}
