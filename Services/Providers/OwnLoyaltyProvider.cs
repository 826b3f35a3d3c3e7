using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Services.Partners;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// A program of this installation that belongs to other stores of it: the engine that answers partners, asked without a network between
/// </summary>
public class OwnLoyaltyProvider(IProgramService programService, IStoreService storeService, PartnerEngine engine) : ILoyaltyProvider
{
    /// <summary>
    /// Name by which configurations find it
    /// </summary>
    public const string NAME = "own";

    /// <inheritdoc />
    public string SystemName => NAME;

    /// <inheritdoc />
    public async Task<Result<ProviderStatusModel>> GetStatusAsync(ProviderConnection connection, CancellationToken stop = default)
    {
        var caller = await FindCallerAsync(connection);

        return caller.Success ? await engine.GetStatusAsync(caller.Value) : caller.Error;
    }

    /// <inheritdoc />
    public async Task<Result<ProviderCustomerModel>> FindCustomerAsync(ProviderConnection connection, ProviderLookupRequest request, CancellationToken stop = default)
    {
        var caller = await FindCallerAsync(connection);

        return caller.Success ? await engine.FindCustomerAsync(caller.Value, request) : caller.Error;
    }

    /// <inheritdoc />
    public Task<Result<ProviderSessionModel>> GetRewardsAsync(ProviderConnection connection, string session, ProviderBasketRequest request, CancellationToken stop = default)
    {
        return AskAsync<ProviderSessionModel>(connection, caller => engine.GetRewardsAsync(caller, session, request));
    }

    /// <inheritdoc />
    public Task<Result<ProviderSessionModel>> AcceptAsync(ProviderConnection connection, string session, ProviderAcceptRequest request, CancellationToken stop = default)
    {
        return AskAsync<ProviderSessionModel>(connection, caller => engine.AcceptAsync(caller, session, request));
    }

    /// <inheritdoc />
    public Task<Result<ProviderSessionModel>> ClaimAsync(ProviderConnection connection, string session, ProviderCallRequest request, CancellationToken stop = default)
    {
        return AskAsync<ProviderSessionModel>(connection, caller => engine.ClaimAsync(caller, session, request));
    }

    /// <inheritdoc />
    public Task<Result<ProviderSummaryModel>> FinalizeAsync(ProviderConnection connection, string session, ProviderFinalizeRequest request, CancellationToken stop = default)
    {
        return AskAsync<ProviderSummaryModel>(connection, caller => engine.FinalizeAsync(caller, session, request));
    }

    /// <inheritdoc />
    public Task<Result<ProviderStateModel>> CancelAsync(ProviderConnection connection, string session, ProviderCallRequest request, CancellationToken stop = default)
    {
        return AskAsync<ProviderStateModel>(connection, caller => engine.CancelAsync(caller, session, request));
    }

    private async Task<Result<T>> AskAsync<T>(ProviderConnection connection, Func<PartnerCaller, Task<Result<string>>> ask)
    {
        var caller = await FindCallerAsync(connection);
        if (!caller.Success)
            return caller.Error;

        var answer = await ask(caller.Value);

        return answer.Success ? JsonSerializer.Deserialize<DataResponse<T>>(answer.Value, RestLoyaltyProvider.Json)!.Data : answer.Error;
    }

    /// <summary>
    /// The selling store, as the engine knows partners; it asks in the name of the first store the program is open to
    /// </summary>
    private async Task<Result<PartnerCaller>> FindCallerAsync(ProviderConnection connection)
    {
        var program = (await programService.GetProgramsAsync(activeOnly: false)).FirstOrDefault(row => string.Equals(row.SystemName, connection.Program, StringComparison.OrdinalIgnoreCase));
        if (program is null)
            return new LoyaltyError(LoyaltyErrorCodes.PROGRAM_NOT_FOUND, "There is no such program.", "program");

        var stores = await storeService.GetAllStoresAsync();
        if (stores.FirstOrDefault(store => store.Id != connection.StoreId && IdList.Contains(program.StoreIds, store.Id)) is not { } home)
            return new LoyaltyError(LoyaltyErrorCodes.PROGRAM_NOT_FOUND, "The program is open to no other store.", "program");

        var seller = new LoyaltyPartner { Name = stores.FirstOrDefault(store => store.Id == connection.StoreId)?.Name, ProgramIds = IdList.Format([program.Id]) };

        return new PartnerCaller(seller, home.Id) { Actor = $"store:{connection.StoreId}" };
    }
}
