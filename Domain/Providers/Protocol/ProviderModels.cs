using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Nop.Plugin.Misc.Loyalty.Domain.Providers.Protocol;

/// <summary>A token, as RFC 6749 answers it.</summary>
public sealed record TokenModel
{
    /// <summary>The token; send it as "Authorization: Bearer".</summary>
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    /// <summary>Always "Bearer".</summary>
    [JsonPropertyName("token_type")]
    public required string TokenType { get; init; }

    /// <summary>Seconds for which it is good.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }
}

/// <summary>Why no token was given, as RFC 6749 answers it.</summary>
public sealed record TokenErrorModel
{
    /// <summary>invalid_request, invalid_client, unauthorized_client or unsupported_grant_type.</summary>
    [JsonPropertyName("error")]
    public required string Error { get; init; }

    /// <summary>What happened this time.</summary>
    [JsonPropertyName("error_description")]
    public required string ErrorDescription { get; init; }
}

/// <summary>Whether a partner can work with this store now.</summary>
/// <param name="Online">Whether at least one program can be used.</param>
/// <param name="Currency">ISO code of the currency in which all amounts are.</param>
/// <param name="OnUtc">This server's clock, UTC.</param>
/// <param name="Programs">The programs that can be used.</param>
public sealed record ProviderStatusModel(bool Online, string Currency, DateTime OnUtc, IReadOnlyList<ProviderProgramModel> Programs);

/// <summary>A program a partner can use.</summary>
/// <param name="Program">Its system name, by which calls name it.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="PointName">What one point is called.</param>
/// <param name="PointNamePlural">What several are called.</param>
public sealed record ProviderProgramModel(string Program, string Name, string PointName, string PointNamePlural);

/// <summary>Asks who a shopper is. Give exactly one of phone, e-mail address and card.</summary>
public sealed record ProviderLookupRequest
{
    /// <summary>System name of the program; without it the first of those that status names.</summary>
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Program { get; init; }

    /// <summary>Phone number, however it is spaced; the same digits as in the customer's account.</summary>
    [StringLength(50, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Phone { get; init; }

    /// <summary>E-mail address.</summary>
    [StringLength(1000, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Email { get; init; }

    /// <summary>Number of the loyalty card, or a loyaltyId of an earlier answer.</summary>
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Card { get; init; }
}

/// <summary>A shopper as a partner sees him: enough to greet him and to show what he has, no more.</summary>
public sealed record ProviderCustomerModel
{
    /// <summary>By what later calls name the shopper: the number of the loyalty card.</summary>
    public required string LoyaltyId { get; init; }

    /// <summary>The name, masked: "V*** T."</summary>
    public required string Name { get; init; }

    /// <summary>System name of the program.</summary>
    public required string Program { get; init; }

    /// <summary>active, suspended or inactive; only an active shopper earns and spends.</summary>
    public required string Status { get; init; }

    /// <summary>Points the shopper can spend.</summary>
    public required long Points { get; init; }

    /// <summary>The tier; null when the program has none.</summary>
    public required string Tier { get; init; }
}
