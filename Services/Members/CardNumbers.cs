#nullable enable
using System.Security.Cryptography;

namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// Card numbers: eleven characters by chance and one that reveals a mistyped or swapped one (Luhn's rule for 32 characters)
/// </summary>
public static class CardNumbers
{
    private const string ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>
    /// Characters of a card number
    /// </summary>
    public const int Length = 12;

    /// <summary>
    /// Draws a card number
    /// </summary>
    public static string Draw()
    {
        var body = RandomNumberGenerator.GetString(ALPHABET, Length - 1);

        return body + CheckCharacter(body);
    }

    /// <summary>
    /// A card number as it is stored, however it was typed
    /// </summary>
    public static string Normalise(string? typed)
    {
        return new string((typed ?? string.Empty).Where(letter => !char.IsWhiteSpace(letter) && letter != '-').ToArray()).ToUpperInvariant();
    }

    /// <summary>
    /// Whether length, characters and check character fit. Cards drawn before there was a check character may fail
    /// </summary>
    public static bool IsValid(string cardNumber)
    {
        return cardNumber.Length == Length && cardNumber.All(letter => ALPHABET.Contains(letter))
            && CheckCharacter(cardNumber[..^1]) == cardNumber[^1];
    }

    private static char CheckCharacter(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var value = ALPHABET.IndexOf(body[^(i + 1)]) * (i % 2 == 0 ? 2 : 1);
            sum += value / ALPHABET.Length + value % ALPHABET.Length;
        }

        return ALPHABET[(ALPHABET.Length - sum % ALPHABET.Length) % ALPHABET.Length];
    }
}
