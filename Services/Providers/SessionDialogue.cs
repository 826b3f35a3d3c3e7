using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Speaks with a provider about a session: each call has the next number, and each becomes a step, whatever came of it. A call whose process died is repeated
/// under the same number by whoever goes on; where the provider knows another call under it, the next number is taken
/// </summary>
public class SessionDialogue(ProviderCalls calls, ProviderSessions sessions, StoreMoney money, StoreSeal seal, TimeProvider time)
{
    private const int MOST_NUMBERS = 3;
    private const string NONSENSE = "NONSENSE";

    // how long pages leave a provider alone that was slow or down
    private static readonly TimeSpan _quiet = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Asks who the shopper is
    /// </summary>
    public async Task<Result<ProviderSession>> IdentifyAsync(ProviderSession session, ProviderConfiguration configuration, ProviderPatience patience, string actor)
    {
        var identifier = seal.Open(StoreSeal.IDENTIFIER, session.SealedIdentifier);
        var request = new ProviderLookupRequest
        {
            Program = configuration.Program,
            Phone = session.IdentifierKind == ProviderIdentifierKind.Phone ? identifier : null,
            Email = session.IdentifierKind == ProviderIdentifierKind.Email ? identifier : null,
            Card = session.IdentifierKind == ProviderIdentifierKind.Card ? identifier : null
        };

        return await SayAsync(session, configuration, patience, actor, ProviderSessionAction.Identify, _ => request,
            (provider, connection, _, stop) => provider.FindCustomerAsync(connection, request, stop),
            (answer, _) => string.IsNullOrWhiteSpace(answer.LoyaltyId) || answer.LoyaltyId.Length > 100 ? "no loyalty id" : null,
            (row, answer) =>
            {
                row.LoyaltyId = answer.LoyaltyId;
                row.ShopperName = answer.Name is { Length: > 100 } ? answer.Name[..100] : answer.Name;
                row.SealedIdentifier = null;
            }, numbered: false);
    }

    /// <summary>
    /// Asks what a basket earns, and which rewards there are
    /// </summary>
    public async Task<Result<ProviderSession>> GetRewardsAsync(ProviderSession session, ProviderConfiguration configuration, ProviderBasket basket, ProviderPatience patience, string actor)
    {
        var currency = await money.GetCurrencyCodeAsync();
        SessionOffer offer = null;

        return await SayAsync(session, configuration, patience, actor, ProviderSessionAction.GetRewards,
            sequence => new ProviderBasketRequest { Sequence = sequence, LoyaltyId = session.LoyaltyId, Program = configuration.Program, SiteId = configuration.SiteId, Currency = currency, Lines = ToRequest(basket) },
            (provider, connection, request, stop) => provider.GetRewardsAsync(connection, session.Name, request, stop),
            (answer, sequence) =>
            {
                offer = ProviderAnswers.Read(answer, session.Name, sequence, currency, basket, out var fault);

                return fault;
            },
            (row, _) =>
            {
                TakeUp(row, offer, basket);
                // for an order that the provider has not heard of yet, the rewards are still to be accepted
                if (row.Status == ProviderSessionStatus.PendingFinalization)
                    row.BasketKey = null;
            });
    }

    /// <summary>
    /// Accepts exactly what the shopper wants
    /// </summary>
    public async Task<Result<ProviderSession>> AcceptAsync(ProviderSession session, ProviderConfiguration configuration, ProviderBasket basket, SessionWish wish, ProviderPatience patience, string actor)
    {
        var currency = await money.GetCurrencyCodeAsync();
        SessionOffer offer = null;

        return await SayAsync(session, configuration, patience, actor, ProviderSessionAction.Accept,
            sequence => new ProviderAcceptRequest { Sequence = sequence, Rewards = wish.Rewards, Points = wish.Points > 0 ? wish.Points : null },
            (provider, connection, request, stop) => provider.AcceptAsync(connection, session.Name, request, stop),
            (answer, sequence) =>
            {
                offer = ProviderAnswers.Read(answer, session.Name, sequence, currency, basket, out var fault);

                return fault;
            },
            (row, _) =>
            {
                row.Wanted = SessionJson.Write(SessionWish.Of(offer));
                TakeUp(row, offer, basket);
            });
    }

    /// <summary>
    /// Has the provider keep what is accepted for the order
    /// </summary>
    public async Task<Result<ProviderSession>> ClaimAsync(ProviderSession session, ProviderConfiguration configuration, ProviderPatience patience, string actor)
    {
        return await SayAsync(session, configuration, patience, actor, ProviderSessionAction.Claim,
            sequence => new ProviderCallRequest { Sequence = sequence },
            (provider, connection, request, stop) => provider.ClaimAsync(connection, session.Name, request, stop),
            (answer, sequence) => answer.Session != session.Name ? "another session" : answer.Sequence != sequence ? "another call" : null,
            (row, _) => row.ClaimedOnUtc = sessions.NowUtc, blind: false);
    }

    /// <summary>
    /// Has the provider book what was fulfilled, or the difference to what is left of it
    /// </summary>
    public async Task<Result<ProviderSession>> FinalizeAsync(ProviderSession session, ProviderConfiguration configuration, ProviderBasket basket, ProviderPatience patience, string actor)
    {
        var currency = await money.GetCurrencyCodeAsync();
        SessionSummary summary = null;

        return await SayAsync(session, configuration, patience, actor, session.Status == ProviderSessionStatus.Finalized ? ProviderSessionAction.Correct : ProviderSessionAction.Finalize,
            sequence => new ProviderFinalizeRequest { Sequence = sequence, Currency = currency, Lines = ToRequest(basket) },
            (provider, connection, request, stop) => provider.FinalizeAsync(connection, session.Name, request, stop),
            (answer, sequence) =>
            {
                summary = ProviderAnswers.Read(answer, session.Name, sequence, out var fault);

                return fault;
            },
            (row, _) =>
            {
                row.Summary = SessionJson.Write(summary);
                row.FinalizedKey = basket.Key;
                row.Told = false;
            });
    }

    /// <summary>
    /// Has the provider give everything back
    /// </summary>
    public async Task<Result<ProviderSession>> CancelAsync(ProviderSession session, ProviderConfiguration configuration, ProviderPatience patience, string actor, string reason)
    {
        // a provider that never heard of the basket has nothing to give back
        if (session.Sequence == 0)
            return await sessions.MoveAsync(session, new SessionStep(ProviderSessionAction.Cancel, actor) { Reason = reason }, row => Close(row, reason));

        return await SayAsync(session, configuration, patience, actor, ProviderSessionAction.Cancel,
            sequence => new ProviderCallRequest { Sequence = sequence },
            (provider, connection, request, stop) => provider.CancelAsync(connection, session.Name, request, stop),
            (answer, _) => answer.Session != session.Name ? "another session" : null,
            (row, _) => Close(row, reason));
    }

    /// <summary>
    /// Leaves nothing to do with a session
    /// </summary>
    public static void Close(ProviderSession row, string reason)
    {
        row.Reason = reason;
        row.Discount = 0;
        row.AttemptId = null;
        row.SealedIdentifier = null;
        row.DueOnUtc = LoyaltyDefaults.Never;
    }

    private static void TakeUp(ProviderSession row, SessionOffer offer, ProviderBasket basket)
    {
        row.Offer = SessionJson.Write(offer);
        row.BasketKey = basket.Key;
        row.Earns = offer.Earns;
        // what an order took off stays what it took off, whatever it is worth by now
        if (row.Status == ProviderSessionStatus.Active)
            row.Discount = offer.Discount;
        row.QuietUntilUtc = null;
    }

    private static List<ProviderLineRequest> ToRequest(ProviderBasket basket)
    {
        return basket.Lines.Select(line => new ProviderLineRequest
        {
            LineId = line.LineId, Sku = line.Sku, Quantity = line.Quantity.ToString(System.Globalization.CultureInfo.InvariantCulture),
            UnitPrice = line.UnitPrice.ToString("0.00##", System.Globalization.CultureInfo.InvariantCulture)
        }).ToList();
    }

    private async Task<Result<ProviderSession>> SayAsync<TRequest, TAnswer>(ProviderSession session, ProviderConfiguration configuration, ProviderPatience patience, string actor, ProviderSessionAction action,
        Func<int, TRequest> write, Func<ILoyaltyProvider, ProviderConnection, TRequest, CancellationToken, Task<Result<TAnswer>>> say, Func<TAnswer, int, string> findFault, Action<ProviderSession, TAnswer> change,
        bool numbered = true, bool blind = true)
    {
        if (await sessions.JudgeAsync(session, action, actor) is { } refusal)
            return refusal;

        for (var bump = 1; ; bump++)
        {
            var sequence = numbered ? session.Sequence + bump : 0;
            var request = write(sequence);
            var started = time.GetTimestamp();
            var answer = await calls.RunAsync(configuration, patience, (provider, connection, stop) => say(provider, connection, request, stop));
            // what says all there is to say may take the next number; what goes by what was said before may not, when that is something we do not know
            var used = numbered && IsUsedNumber(answer.Error) && (blind || answer.Error.Code == LoyaltyErrorCodes.INVALID_STATE);
            if (used && bump < MOST_NUMBERS)
                continue;

            var fault = answer.Success ? findFault(answer.Value, sequence) : null;
            var error = fault is not null ? new LoyaltyError(LoyaltyErrorCodes.PROVIDER_UNAVAILABLE, $"The loyalty provider answered what cannot be: {fault}.")
                // it still works on a call that we gave up: what comes of that, nobody knows yet
                : used ? new LoyaltyError(LoyaltyErrorCodes.PROVIDER_UNAVAILABLE, "The loyalty provider is still busy with a call before.") : answer.Error;
            var moved = await sessions.MoveAsync(session, new SessionStep(action, actor)
            {
                Sequence = IsAnswered(error) ? sequence : 0,
                Request = JsonSerializer.Serialize(request, RestLoyaltyProvider.Json),
                Answer = answer.Success ? JsonSerializer.Serialize(answer.Value, RestLoyaltyProvider.Json) : JsonSerializer.Serialize(new { answer.Error.Code, answer.Error.Message }, RestLoyaltyProvider.Json),
                Code = fault is null ? error?.Code : NONSENSE,
                Milliseconds = (int)time.GetElapsedTime(started).TotalMilliseconds
            }, row => change(row, answer.Value), row => Quieten(row, error));
            if (!moved.Success && IsAnswered(error))
                await AskAnewAsync(session.Id, action);

            return error is null || !moved.Success ? moved : error;
        }
    }

    /// <summary>
    /// Somebody else wrote down another answer while this one was on its way: which of the two the provider goes by, it has to say itself
    /// </summary>
    private async Task AskAnewAsync(int id, ProviderSessionAction action)
    {
        if (action is not (ProviderSessionAction.GetRewards or ProviderSessionAction.Accept))
            return;

        await sessions.ScheduleAsync(id, row =>
        {
            if (row.ClaimedOnUtc is null && row.Status is ProviderSessionStatus.Active or ProviderSessionStatus.PendingFinalization)
                row.BasketKey = null;
        });
    }

    private void Quieten(ProviderSession row, LoyaltyError error)
    {
        if (error?.Code == LoyaltyErrorCodes.PROVIDER_UNAVAILABLE)
            row.QuietUntilUtc = sessions.NowUtc + _quiet;
    }

    /// <summary>
    /// Whether the provider knows another call under the number: ours was made by a process that died before it wrote it down
    /// </summary>
    private static bool IsUsedNumber(LoyaltyError error)
    {
        return error?.Code == LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT || error is { Code: LoyaltyErrorCodes.INVALID_STATE, Field: "sequence" };
    }

    /// <summary>
    /// Whether the number is used up. What was not answered is repeated under the same number
    /// </summary>
    private static bool IsAnswered(LoyaltyError error) => error?.Code is not LoyaltyErrorCodes.PROVIDER_UNAVAILABLE;
}
