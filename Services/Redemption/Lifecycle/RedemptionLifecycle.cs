using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;

/// <summary>
/// The states of redemptions. Each change is one step, written once; points move with it in one transaction
/// </summary>
public class RedemptionLifecycle(IEventPublisher eventPublisher,
    Lazy<ILedgerService> ledgerService,
    Lazy<IRepository<LedgerEntry>> entryRepository,
    IRepository<LoyaltyRedemption> redemptionRepository,
    Lazy<IRepository<RedemptionStep>> stepRepository,
    Lazy<RewardStock> rewardStock,
    Lazy<WebhookOutbox> outbox,
    TimeProvider time)
{
    private const int MAX_ATTEMPTS = 10;

    //one request asks for the same shopper's reservations a dozen times, most often through the condition of a discount
    private readonly Dictionary<(int CustomerId, int StoreId), IList<LoyaltyRedemption>> _live = [];
    private bool _changes;

    /// <summary>
    /// Gets a redemption as it is stored now; null when there is none
    /// </summary>
    public async Task<LoyaltyRedemption> GetAsync(int redemptionId)
    {
        return (await redemptionRepository.GetAllAsync(query => query.Where(row => row.Id == redemptionId))).FirstOrDefault();
    }

    /// <summary>
    /// Gets a customer's reserved and claimed redemptions in a store, oldest first, as they were when this request first asked or
    /// last changed one. What is decided by them is judged again by the step that is written
    /// </summary>
    public async Task<IList<LoyaltyRedemption>> GetLiveAsync(int customerId, int storeId)
    {
        if (_live.TryGetValue((customerId, storeId), out var live))
            return live;

        return _live[(customerId, storeId)] = await redemptionRepository.GetAllAsync(query => query.Live()
            .Where(row => row.CustomerId == customerId && row.StoreId == storeId)
            .OrderBy(row => row.Id));
    }

    /// <summary>
    /// Gets what is reserved or claimed for a line of a cart, in whatever store
    /// </summary>
    public async Task<IList<LoyaltyRedemption>> GetLiveOfLineAsync(int customerId, int cartItemId)
    {
        return await redemptionRepository.GetAllAsync(query => query.Live()
            .Where(row => row.CustomerId == customerId && row.CartItemId == cartItemId)
            .OrderBy(row => row.Id));
    }

    /// <summary>
    /// Gets what a member has reserved under idempotency keys that begin alike
    /// </summary>
    public async Task<IList<LoyaltyRedemption>> GetReservedAsync(int memberId, string keyStart)
    {
        var reserved = await redemptionRepository.GetAllAsync(query => query.Where(row => row.MemberId == memberId && row.StatusId == (int)RedemptionStatus.Reserved));
        var debits = reserved.Select(row => row.DebitEntryId).ToList();
        var keys = (await entryRepository.Value.GetAllAsync(query => query.Where(entry => debits.Contains(entry.Id)))).ToDictionary(entry => entry.Id, entry => entry.IdempotencyKey);

        return reserved.Where(row => keys.GetValueOrDefault(row.DebitEntryId)?.StartsWith(keyStart, StringComparison.Ordinal) == true).ToList();
    }

    /// <summary>
    /// Takes note of a customer's reserved and claimed redemptions in a store, oldest first, that were just read
    /// </summary>
    public void Remember(int customerId, int storeId, IList<LoyaltyRedemption> live)
    {
        _live[(customerId, storeId)] = live;
    }

    /// <summary>
    /// Whether what another read brought holds for this request: it has not asked for these, and changed none
    /// </summary>
    public bool TakesNote(int customerId, int storeId)
    {
        return !_changes && !_live.ContainsKey((customerId, storeId));
    }

    /// <summary>
    /// Whether a customer has reserved points in any store
    /// </summary>
    public async Task<bool> HasReservedAsync(int customerId)
    {
        return (await redemptionRepository.GetAllAsync(query => query
            .Where(row => row.CustomerId == customerId && row.StatusId == (int)RedemptionStatus.Reserved).Take(1))).Any();
    }

    /// <summary>
    /// Gets the redemption reserved under a key; null when there is none
    /// </summary>
    public async Task<LoyaltyRedemption> FindByKeyAsync(int programId, string idempotencyKey)
    {
        var key = LedgerKey.Of(idempotencyKey);
        var entry = (await entryRepository.Value.GetAllAsync(query => query.Where(row => row.ProgramId == programId && row.IdempotencyKey == key)))
            .FirstOrDefault(row => row.IdempotencyKey == key);

        return entry is null
            ? null
            : (await redemptionRepository.GetAllAsync(query => query.Where(row => row.DebitEntryId == entry.Id))).FirstOrDefault();
    }

    /// <summary>
    /// Takes the points and stores the reservation, in one transaction
    /// </summary>
    /// <param name="draft">The redemption to be</param>
    /// <param name="stock">Stock of the reward; null when it has no limit</param>
    /// <param name="idempotencyKey">Key of the request</param>
    /// <param name="actor">Who</param>
    /// <param name="check">Looks once more at the member's live redemptions, now that no other can be added; an error refuses</param>
    public async Task<Result<LoyaltyRedemption>> ReserveAsync(LoyaltyRedemption draft, int? stock, string idempotencyKey, string actor,
        Func<IList<LoyaltyRedemption>, LoyaltyError> check)
    {
        for (var attempt = 1; ; attempt++)
        {
            Forget();
            try
            {
                return await TryReserveAsync(draft, stock, idempotencyKey, actor, check);
            }
            catch (Exception exception) when (stock is not null && attempt < MAX_ATTEMPTS && LedgerScope.IsDatabaseFailure(exception))
            {
                //another shopper took the same piece of the stock
            }
        }
    }

    /// <summary>
    /// Moves a redemption to another state and gives points back with it
    /// </summary>
    /// <param name="redemption">The redemption as it was read; as it is stored afterwards when the move succeeds</param>
    /// <param name="status">The new state</param>
    /// <param name="reason">Why; null when it goes without saying</param>
    /// <param name="actor">Who</param>
    /// <param name="giveBack">Points to give back, 0 for none</param>
    /// <param name="change">Other changes to the row</param>
    /// <returns>False when somebody else moved it meanwhile: read it again and decide again</returns>
    public async Task<bool> TryMoveAsync(LoyaltyRedemption redemption, RedemptionStatus status, string reason, string actor,
        long giveBack = 0, Action<LoyaltyRedemption> change = null)
    {
        var (key, live) = _live.FirstOrDefault(pair => pair.Value.Contains(redemption));
        Forget();
        var moved = Copy(redemption);
        moved.Id = redemption.Id;
        moved.Status = status;
        moved.Step++;
        moved.Reason = reason;
        moved.UpdatedOnUtc = Moment.Kept(time.GetUtcNow().UtcDateTime);
        change?.Invoke(moved);

        try
        {
            if (giveBack > 0)
            {
                var returned = await ledgerService.Value.ExecuteAsync(new ReturnPoints(redemption.DebitEntryId, giveBack)
                {
                    MemberId = redemption.MemberId,
                    IdempotencyKey = $"redemption:{redemption.Id}:step:{moved.Step}",
                    Actor = actor,
                    Description = redemption.Name,
                    ReferenceType = LoyaltyDefaults.RedemptionReference,
                    ReferenceId = redemption.Reference
                }, async _ =>
                {
                    await WriteAsync(moved, actor);

                    return null;
                });
                if (!returned.Success)
                {
                    if (await IsMovedAsync(redemption))
                        return false;
                    throw new InvalidOperationException($"Redemption {redemption.Id} could not be moved: {returned.Error.Code} {returned.Error.Message}");
                }
                if (returned.Value.Replayed)
                    return false;
            }
            else
            {
                using var scope = LedgerScope.Open();
                await WriteAsync(moved, actor);
                scope.Complete();
            }
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            if (!await IsMovedAsync(redemption))
                throw;

            return false;
        }

        redemption.Status = moved.Status;
        redemption.Step = moved.Step;
        redemption.Reason = moved.Reason;
        redemption.UpdatedOnUtc = moved.UpdatedOnUtc;
        change?.Invoke(redemption);
        Forget();
        // what was written is what is stored: the next part of the page need not ask
        if (live is not null)
            _live[key] = live.Where(row => row.IsLive).ToList();
        if (!redemption.IsLive)
            await eventPublisher.PublishAsync(new RedemptionClosedEvent(redemption));

        return true;
    }

    /// <summary>
    /// Takes points and stores a reservation that is made of what is found when the member is read, in one transaction
    /// </summary>
    /// <param name="address">Whose points</param>
    /// <param name="idempotencyKey">Key of the request</param>
    /// <param name="actor">Who</param>
    /// <param name="make">Makes the redemption to be, or refuses; not asked when the key was used before</param>
    /// <returns>The redemption, and whether it is one of before, which is to be compared with what is asked for now</returns>
    public async Task<(Result<LoyaltyRedemption> Redemption, bool Before)> ReserveAsync(MemberAddress address, string idempotencyKey, string actor,
        Func<LedgerReading, Result<LoyaltyRedemption>> make)
    {
        Forget();
        LoyaltyRedemption draft = null;
        LoyaltyRedemption stored = null;
        LedgerEntry booked = null;
        var result = await ledgerService.Value.ExecuteAsync(address, idempotencyKey, found =>
        {
            booked = found.Booked;
            if (booked is not null)
                return LoyaltyError.IdempotencyConflict;

            var made = make(found);
            draft = made.Value;

            return made.Success ? Debit(draft, idempotencyKey, actor) : made.Error;
        }, async entry =>
        {
            stored = await StoreAsync(draft, entry, actor);

            return null;
        });
        if (result.Success && !result.Value.Replayed)
            return (stored, false);

        // two calls under one key at the same moment: the other one took the points
        if (booked is null && result.Error?.Code != LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT)
            return (result.Error, false);

        return (await FindByKeyAsync((booked?.ProgramId ?? draft?.ProgramId) ?? 0, idempotencyKey) is { } before ? before : LoyaltyError.IdempotencyConflict, true);
    }

    private static RedeemPoints Debit(LoyaltyRedemption draft, string idempotencyKey, string actor)
    {
        return new RedeemPoints(draft.Points)
        {
            MemberId = draft.MemberId,
            IdempotencyKey = idempotencyKey,
            Actor = actor,
            Description = draft.Name,
            ReferenceType = LoyaltyDefaults.RedemptionReference,
            ReferenceId = draft.Reference
        };
    }

    private async Task<LoyaltyRedemption> StoreAsync(LoyaltyRedemption draft, LedgerEntry entry, string actor)
    {
        var stored = Copy(draft);
        stored.DebitEntryId = entry.Id;
        stored.Status = RedemptionStatus.Reserved;
        stored.Step = 1;
        await redemptionRepository.InsertAsync(stored, false);
        await InsertStepAsync(stored, actor);
        await TellAsync(stored);

        return stored;
    }

    private async Task<Result<LoyaltyRedemption>> TryReserveAsync(LoyaltyRedemption draft, int? stock, string idempotencyKey, string actor,
        Func<IList<LoyaltyRedemption>, LoyaltyError> check)
    {
        LoyaltyRedemption stored = null;
        var result = await ledgerService.Value.ExecuteAsync(Debit(draft, idempotencyKey, actor), async entry =>
        {
            if (check(await GetLiveOfMemberAsync(draft.MemberId)) is { } refusal)
                return refusal;

            stored = await StoreAsync(draft, entry, actor);

            return stock is null || await rewardStock.Value.TryTakeAsync(draft.RewardId ?? 0, stock.Value, stored.Id)
                ? null
                : new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "The reward is out of stock.", "rewardId");
        });
        if (!result.Success)
            return result.Error;

        var entryId = result.Value.Entry.Id;

        return result.Value.Replayed
            ? (await redemptionRepository.GetAllAsync(query => query.Where(row => row.DebitEntryId == entryId))).FirstOrDefault()
                ?? (Result<LoyaltyRedemption>)LoyaltyError.IdempotencyConflict
            : stored;
    }

    private async Task<IList<LoyaltyRedemption>> GetLiveOfMemberAsync(int memberId)
    {
        return await redemptionRepository.GetAllAsync(query => query.Live().Where(row => row.MemberId == memberId));
    }

    private async Task<bool> IsMovedAsync(LoyaltyRedemption redemption)
    {
        return (await GetAsync(redemption.Id))?.Step != redemption.Step;
    }

    private async Task WriteAsync(LoyaltyRedemption moved, string actor)
    {
        await InsertStepAsync(moved, actor);
        await redemptionRepository.UpdateAsync(moved, false);
        // back from a claim to the cart is no news
        if (moved.Status != RedemptionStatus.Reserved)
            await TellAsync(moved);
        if (moved.Status is RedemptionStatus.Released or RedemptionStatus.Expired && moved.RewardId is { } rewardId)
            await rewardStock.Value.PutBackAsync(rewardId, moved.Id);
    }

    private Task TellAsync(LoyaltyRedemption redemption)
    {
        return outbox.Value.WriteAsync(WebhookEvents.Of(redemption.Status), redemption.ProgramId, redemption.MemberId, () => WebhookBody.Of(redemption));
    }

    private async Task InsertStepAsync(LoyaltyRedemption redemption, string actor)
    {
        await stepRepository.Value.InsertAsync(new RedemptionStep
        {
            RedemptionId = redemption.Id,
            Number = redemption.Step,
            StatusId = redemption.StatusId,
            Reason = redemption.Reason,
            Actor = actor,
            AttemptId = redemption.AttemptId,
            CreatedOnUtc = redemption.UpdatedOnUtc
        }, false);
    }

    private void Forget()
    {
        _live.Clear();
        _changes = true;
    }

    private static LoyaltyRedemption Copy(LoyaltyRedemption source)
    {
        return new LoyaltyRedemption
        {
            RedemptionGuid = source.RedemptionGuid,
            ProgramId = source.ProgramId,
            MemberId = source.MemberId,
            CustomerId = source.CustomerId,
            StoreId = source.StoreId,
            RewardId = source.RewardId,
            DiscountId = source.DiscountId,
            CartItemId = source.CartItemId,
            ProductId = source.ProductId,
            Quantity = source.Quantity,
            OrderItemId = source.OrderItemId,
            CouponCode = source.CouponCode,
            Name = source.Name,
            Points = source.Points,
            Amount = source.Amount,
            AcceptedWorth = source.AcceptedWorth,
            UsedAmount = source.UsedAmount,
            UsedPoints = source.UsedPoints,
            StatusId = source.StatusId,
            Step = source.Step,
            DebitEntryId = source.DebitEntryId,
            AttemptId = source.AttemptId,
            OrderGuid = source.OrderGuid,
            OrderId = source.OrderId,
            ExternalReference = source.ExternalReference,
            Reason = source.Reason,
            CreatedOnUtc = source.CreatedOnUtc,
            ExpiresOnUtc = source.ExpiresOnUtc,
            UpdatedOnUtc = source.UpdatedOnUtc
        };
    }
}
