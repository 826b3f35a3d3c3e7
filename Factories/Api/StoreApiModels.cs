using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Models.Api;

namespace Nop.Plugin.Misc.Loyalty.Factories.Api;

/// <summary>Prepares what the API says of stores and their providers.</summary>
public static class StoreApiModels
{
    /// <summary>Prepares a store's provider. The secret stays where it is.</summary>
    public static StoreProviderModel ToModel(this ProviderConfiguration row, string breaker) => new()
    {
        Active = row.Active,
        Provider = row.ProviderName,
        DisplayName = row.DisplayName,
        Address = row.Address,
        ClientId = row.ClientId,
        HasSecret = !string.IsNullOrEmpty(row.SealedSecret),
        Program = row.Program,
        SiteId = row.SiteId,
        BudgetMilliseconds = row.BudgetMilliseconds,
        FinalizeAt = row.FinalizeAt,
        KeepTryingDays = row.KeepTryingDays,
        AllowedOrigins = row.AllowedOrigins?.Split('\n') ?? [],
        Breaker = breaker,
        TestedOnUtc = row.TestedOnUtc is { } tested ? DateTime.SpecifyKind(tested, DateTimeKind.Utc) : null,
        TestCode = row.TestCode
    };

    /// <summary>Reads what a store shall work with.</summary>
    public static ProviderConfiguration ToConfiguration(this StoreProviderRequest request, int storeId) => new()
    {
        StoreId = storeId,
        Active = request.Active!.Value,
        ProviderName = request.Provider,
        DisplayName = request.DisplayName,
        Address = request.Address,
        ClientId = request.ClientId,
        Program = request.Program,
        SiteId = request.SiteId,
        BudgetMilliseconds = request.BudgetMilliseconds,
        FinalizeAt = request.FinalizeAt,
        KeepTryingDays = request.KeepTryingDays,
        AllowedOrigins = string.Join('\n', request.AllowedOrigins ?? [])
    };
}
