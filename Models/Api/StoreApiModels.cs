using System.ComponentModel.DataAnnotations;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>A store and the loyalty provider it works with.</summary>
/// <param name="Id">The store's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Url">Its address.</param>
/// <param name="Provider">What it works with; null when it works with none.</param>
public sealed record StoreModel(int Id, string Name, string Url, StoreProviderModel Provider);

/// <summary>The provider of a store. The secret is never told.</summary>
public sealed record StoreProviderModel
{
    /// <summary>Whether shoppers are asked for their loyalty id.</summary>
    public required bool Active { get; init; }

    /// <summary>rest, own, or the name of a provider that another plugin brought.</summary>
    public required string Provider { get; init; }

    /// <summary>What shoppers know the program by.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Where the provider is.</summary>
    public required string Address { get; init; }

    /// <summary>Client id, the participant's name.</summary>
    public required string ClientId { get; init; }

    /// <summary>Whether there is a secret.</summary>
    public required bool HasSecret { get; init; }

    /// <summary>System name of the program; null for the provider's first.</summary>
    public required string Program { get; init; }

    /// <summary>Where at the participant's.</summary>
    public required string SiteId { get; init; }

    /// <summary>Milliseconds that all calls for one page may take together.</summary>
    public required int BudgetMilliseconds { get; init; }

    /// <summary>When an order counts as fulfilled: complete, shipped or delivered.</summary>
    public required FulfilmentMoment FinalizeAt { get; init; }

    /// <summary>Days for which what is due is tried again.</summary>
    public required int KeepTryingDays { get; init; }

    /// <summary>Origins whose pages may call the session routes.</summary>
    public required IReadOnlyList<string> AllowedOrigins { get; init; }

    /// <summary>State of the circuit breaker on the node that answers: closed, open or halfOpen; null where nothing lies between.</summary>
    public required string Breaker { get; init; }

    /// <summary>When it was last tried out, UTC.</summary>
    public required DateTime? TestedOnUtc { get; init; }

    /// <summary>What came of it: a code; null when it went well.</summary>
    public required string TestCode { get; init; }
}

/// <summary>The provider a store shall work with.</summary>
public sealed record StoreProviderRequest
{
    /// <summary>Whether shoppers are asked for their loyalty id.</summary>
    [Required(ErrorMessage = "Is required.")]
    public bool? Active { get; init; }

    /// <summary>rest, own, or the name of a provider that another plugin brought.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Provider { get; init; }

    /// <summary>What shoppers know the program by.</summary>
    [StringLength(ProviderConfiguration.TEXT_LENGTH, ErrorMessage = "Must not be longer than {1} characters.")]
    public string DisplayName { get; init; }

    /// <summary>Where the provider is, before "api/loyalty/provider".</summary>
    [StringLength(ProviderConfiguration.ADDRESS_LENGTH - 1, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Address { get; init; }

    /// <summary>Client id.</summary>
    [StringLength(ProviderConfiguration.TEXT_LENGTH, ErrorMessage = "Must not be longer than {1} characters.")]
    public string ClientId { get; init; }

    /// <summary>Client secret: written only. Left out, the one there is stays, as long as provider and address do.</summary>
    [StringLength(ProviderConfiguration.TEXT_LENGTH, ErrorMessage = "Must not be longer than {1} characters.")]
    public string ClientSecret { get; init; }

    /// <summary>System name of the program; left out, the provider's first.</summary>
    [StringLength(ProviderConfiguration.TEXT_LENGTH, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Program { get; init; }

    /// <summary>Where at the participant's.</summary>
    [StringLength(ProviderConfiguration.SITE_LENGTH, ErrorMessage = "Must not be longer than {1} characters.")]
    public string SiteId { get; init; }

    /// <summary>Milliseconds that all calls for one page may take together.</summary>
    [Range(ProviderConfiguration.MIN_BUDGET, ProviderConfiguration.MAX_BUDGET, ErrorMessage = "Must be from {1} to {2}.")]
    public int BudgetMilliseconds { get; init; } = ProviderConfiguration.USUAL_BUDGET;

    /// <summary>When an order counts as fulfilled: complete, shipped or delivered.</summary>
    public FulfilmentMoment FinalizeAt { get; init; }

    /// <summary>Days for which what is due is tried again.</summary>
    [Range(1, ProviderConfiguration.MAX_DAYS, ErrorMessage = "Must be from {1} to {2}.")]
    public int KeepTryingDays { get; init; } = 14;

    /// <summary>Origins whose pages may call the session routes; none by default, and there is no "all".</summary>
    [MaxLength(OriginList.MOST, ErrorMessage = "Must not be more than {1}.")]
    public IReadOnlyList<string> AllowedOrigins { get; init; }
}

/// <summary>What came of trying a provider out.</summary>
/// <param name="Ok">Whether it can be worked with.</param>
/// <param name="Code">What is wrong: OFFLINE, OTHER_CURRENCY, PROGRAM_NOT_FOUND, PROVIDER_UNAVAILABLE or another code; null when nothing is.</param>
/// <param name="Status">What it answered; null when it did not.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Breaker">State of the circuit breaker afterwards.</param>
public sealed record StoreTestModel(bool Ok, string Code, ProviderStatusModel Status, long Milliseconds, string Breaker);
