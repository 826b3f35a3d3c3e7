using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Json;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Directory;

namespace Nop.Plugin.Misc.Loyalty.Services.Partners;

/// <summary>
/// Who asks the programs of this installation: a partner over the routes, or a store of its own
/// </summary>
/// <param name="Partner">The partner; one without a number stands for a store of this installation</param>
/// <param name="StoreId">The store whose programs are asked for</param>
public sealed record PartnerCaller(LoyaltyPartner Partner, int StoreId)
{
    /// <summary>
    /// Who acts, as ledger and audit log name it
    /// </summary>
    public string Actor { get; init; } = $"partner:{Partner.Id}";
}

/// <summary>
/// The provider's side of the contract (docs/provider-protocol.md), whoever brings the calls: the routes for partners, and the stores of this installation
/// </summary>
public class PartnerEngine(CurrencySettings currencySettings,
    ICurrencyService currencyService,
    ILedgerService ledgerService,
    ITierService tierService,
    PartnerCustomers customers,
    PartnerPrograms programs,
    PartnerSessions sessions,
    PartnerSessionWork work,
    PlacedOrdersWork placedOrders,
    TimeProvider time)
{
    private const decimal MOST_MONEY = 1_000_000_000;

    /// <summary>
    /// Whether a program can be used now
    /// </summary>
    public async Task<ProviderStatusModel> GetStatusAsync(PartnerCaller caller)
    {
        var usable = (await programs.GetAsync(caller.Partner, caller.StoreId))
            .Select(program => new ProviderProgramModel(program.SystemName, program.Name, program.PointName, program.PointNamePlural)).ToList();

        return new ProviderStatusModel(usable.Count > 0, await GetCurrencyAsync(), time.GetUtcNow().UtcDateTime, usable);
    }

    /// <summary>
    /// Finds a shopper
    /// </summary>
    public async Task<Result<ProviderCustomerModel>> FindCustomerAsync(PartnerCaller caller, ProviderLookupRequest request)
    {
        var program = await programs.FindAsync(caller.Partner, caller.StoreId, request.Program);
        if (!program.Success)
            return program.Error;
        var found = await customers.FindAsync(program.Value, new PartnerIdentifier(request.Phone, request.Email, request.Card), caller.Actor);
        if (!found.Success)
            return found.Error;

        var (member, customer) = found.Value;
        await placedOrders.FinishAsync(customer.Id);

        return new ProviderCustomerModel
        {
            LoyaltyId = member.CardNumber,
            Name = NameMask.Mask(customer.FirstName, customer.LastName),
            Program = program.Value.SystemName,
            Status = ApiJson.FieldName(member.Status.ToString()),
            Points = (await ledgerService.GetAccountAsync(member.Id)).Balance,
            Tier = (await tierService.GetTiersAsync(program.Value.Id)).FirstOrDefault(tier => tier.Id == member.TierId)?.Name
        };
    }

    /// <summary>
    /// Says where a session stands
    /// </summary>
    public async Task<Result<ProviderStateModel>> GetStateAsync(PartnerCaller caller, string session)
    {
        var found = await FindAsync(caller, session);

        return found.Success ? found.Value is { } open ? open.ToModel(open.Status) : NoSession() : found.Error;
    }

    /// <summary>
    /// Gets the rewards for a basket, and begins the session that is not there yet. All answers from here on are JSON, kept letter by letter
    /// </summary>
    public async Task<Result<string>> GetRewardsAsync(PartnerCaller caller, string session, ProviderBasketRequest request)
    {
        var currency = await GetCurrencyAsync();
        if (FaultOf(request, currency) is { } fault)
            return fault;

        var found = await FindAsync(caller, session);
        if (!found.Success)
            return found.Error;
        var program = await programs.FindAsync(caller.Partner, caller.StoreId, request.Program);
        if (!program.Success)
            return program.Error;
        var shopper = await customers.FindByCardAsync(program.Value, request.LoyaltyId);
        if (!shopper.Success)
            return shopper.Error with { Field = nameof(request.LoyaltyId) };
        if (shopper.Value.Member.Status != MemberStatus.Active)
            return new LoyaltyError(LoyaltyErrorCodes.MEMBER_INACTIVE, "The shopper's membership is not active.", nameof(request.LoyaltyId));
        if (found.Value is { } open && (await customers.FindByMemberAsync(open.MemberId))?.Member.Id != shopper.Value.Member.Id)
            return Fault("The session is another shopper's. Begin a new one.", nameof(request.LoyaltyId));

        return await sessions.RunAsync(CallOf(caller, session, PartnerSessionAction.GetRewards, request),
            () => new PartnerSession { StoreId = caller.StoreId, ProgramId = program.Value.Id, MemberId = shopper.Value.Member.Id, SiteId = request.SiteId },
            row => work.DropUnansweredAsync(row, caller.Actor),
            async row => Json((await work.GetRewardsAsync(row, program.Value, shopper.Value, request.Lines.ToLines(), caller.Actor))
                .ToModel(row, PartnerSessionStatus.Active, program.Value, currency)));
    }

    /// <summary>
    /// Accepts exactly what is named
    /// </summary>
    public Task<Result<string>> AcceptAsync(PartnerCaller caller, string session, ProviderAcceptRequest request)
    {
        var call = CallOf(caller, session, PartnerSessionAction.Accept, request);

        return RunAsync(caller, call, async (open, program, shopper) =>
        {
            var evaluation = await work.AcceptAsync(open, program, shopper, request.Rewards.Distinct().ToList(), request.Points ?? 0, call);

            return evaluation.Success ? Json(evaluation.Value.ToModel(open, PartnerSessionStatus.Active, program, await GetCurrencyAsync())) : evaluation.Error;
        });
    }

    /// <summary>
    /// Keeps what is accepted for the order that was placed
    /// </summary>
    public Task<Result<string>> ClaimAsync(PartnerCaller caller, string session, ProviderCallRequest request)
    {
        return RunAsync(caller, CallOf(caller, session, PartnerSessionAction.Claim, request), async (open, program, shopper) =>
        {
            var evaluation = await work.ClaimAsync(open, program, shopper, time.GetUtcNow().UtcDateTime, caller.Actor);

            return evaluation.Success ? Json(evaluation.Value.ToModel(open, PartnerSessionStatus.PendingFinalization, program, await GetCurrencyAsync())) : evaluation.Error;
        });
    }

    /// <summary>
    /// Books what was fulfilled
    /// </summary>
    public async Task<Result<string>> FinalizeAsync(PartnerCaller caller, string session, ProviderFinalizeRequest request)
    {
        if (FaultOf(request, await GetCurrencyAsync()) is { } fault)
            return fault;

        return await RunAsync(caller, CallOf(caller, session, PartnerSessionAction.Finalize, request), async (open, program, shopper) =>
            Json((await work.FinalizeAsync(open, program, shopper, request.Lines.ToLines(), caller.Partner.Name, caller.Actor)).ToModel(open)));
    }

    /// <summary>
    /// Gives everything back
    /// </summary>
    public Task<Result<string>> CancelAsync(PartnerCaller caller, string session, ProviderCallRequest request)
    {
        return RunAsync(caller, CallOf(caller, session, PartnerSessionAction.Cancel, request), async (open, _, _) =>
        {
            await work.CancelAsync(open, caller.Actor);

            return Json(open.ToModel(PartnerSessionStatus.Failed));
        });
    }

    private async Task<Result<string>> RunAsync(PartnerCaller caller, PartnerCall call, Func<PartnerSession, LoyaltyProgram, PartnerCustomer, Task<Result<string>>> act)
    {
        var found = await FindAsync(caller, call.Session);
        if (!found.Success)
            return found.Error;
        if (found.Value is not { } session)
            return NoSession();

        // what was begun is brought to its end, whether the program is still active or not
        var program = await programs.FindOwnAsync(caller.Partner, session.ProgramId);
        if (program is null)
            return new LoyaltyError(LoyaltyErrorCodes.PROGRAM_NOT_FOUND, "The program of the session is gone, or not for this partner any more.");
        var shopper = await customers.FindByMemberAsync(session.MemberId);
        if (shopper is null)
            return new LoyaltyError(LoyaltyErrorCodes.MEMBER_NOT_FOUND, "The shopper is no member any more.");
        if (call.Action == PartnerSessionAction.Accept && shopper.Member.Status != MemberStatus.Active)
            return new LoyaltyError(LoyaltyErrorCodes.MEMBER_INACTIVE, "The shopper's membership is not active.");

        return await sessions.RunAsync(call, null, open => work.DropUnansweredAsync(open, caller.Actor), open => act(open, program, shopper));
    }

    private async Task<Result<PartnerSession>> FindAsync(PartnerCaller caller, string name)
    {
        var found = await sessions.FindAsync(caller.Partner.Id, name);

        return found is null || found.StoreId == caller.StoreId ? found : new LoyaltyError(LoyaltyErrorCodes.STORE_ISOLATION, "The session belongs to another store.");
    }

    private async Task<string> GetCurrencyAsync()
    {
        return (await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId)).CurrencyCode;
    }

    private static PartnerCall CallOf<TRequest>(PartnerCaller caller, string session, PartnerSessionAction action, TRequest request) where TRequest : ProviderCallRequest
    {
        return new PartnerCall(caller.Partner.Id, session, request.Sequence!.Value, action,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{action}\n{JsonSerializer.Serialize(request, ApiJson.Options)}"))))
        {
            Actor = caller.Actor
        };
    }

    private static LoyaltyError FaultOf(ProviderLinesRequest request, string currency)
    {
        if (!string.Equals(request.Currency, currency, StringComparison.OrdinalIgnoreCase))
            return Fault($"All amounts must be in {currency}.", nameof(request.Currency));
        if (request.Lines.Any(line => line is null))
            return Fault("A line is missing.", nameof(request.Lines));
        if (request.Lines.Select(line => line.LineId).Distinct().Count() < request.Lines.Count)
            return Fault("Each line needs a name of its own.", nameof(ProviderLineRequest.LineId));

        return request.Lines.ToLines().Sum(line => line.Price) > MOST_MONEY ? Fault($"Must not come to more than {MOST_MONEY}.", nameof(request.Lines)) : null;
    }

    private static LoyaltyError Fault(string message, string field) => new(LoyaltyErrorCodes.VALIDATION_FAILED, message, field);

    private static LoyaltyError NoSession() => new(PartnerSessions.NOT_FOUND, "There is no such session.");

    private static Result<string> Json<T>(T model) => JsonSerializer.Serialize(new DataResponse<T>(model), ApiJson.Options);
}
