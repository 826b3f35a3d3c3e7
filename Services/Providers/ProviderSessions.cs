using System.Globalization;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Audit;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// What is written about a step
/// </summary>
/// <param name="Action">What was done</param>
/// <param name="Actor">Who did it</param>
public sealed record SessionStep(ProviderSessionAction Action, string Actor)
{
    /// <summary>
    /// Number of the call; 0 where none was made
    /// </summary>
    public int Sequence { get; init; }

    /// <summary>
    /// What was sent, in the clear; it is masked before it is stored
    /// </summary>
    public string Request { get; init; }

    /// <summary>
    /// What was answered, in the clear
    /// </summary>
    public string Answer { get; init; }

    /// <summary>
    /// Code of the failure; null when it went well. A failure leaves the state as it is
    /// </summary>
    public string Code { get; init; }

    /// <summary>
    /// Why, where somebody said so
    /// </summary>
    public string Reason { get; init; }

    /// <summary>
    /// How long the provider took
    /// </summary>
    public int Milliseconds { get; init; }
}

/// <summary>
/// Keeps sessions: every change is a step that is written once, in the transaction of the change; what a state does not allow leaves a line in the audit log
/// </summary>
public class ProviderSessions(IAuditService auditService,
    IRepository<ProviderSession> sessionRepository,
    IRepository<ProviderSessionStep> stepRepository,
    RowTurns turns,
    TimeProvider time)
{
    private readonly Dictionary<(int CustomerId, int StoreId), ProviderSession> _known = [];

    /// <summary>
    /// The present moment, as databases keep it
    /// </summary>
    public DateTime NowUtc => Moment.Kept(time.GetUtcNow().UtcDateTime);

    /// <summary>
    /// Finds the session of a shopper's cart; null when there is none. Asked once in a request: nopCommerce wants to know about ten times whether its discount holds
    /// </summary>
    public async Task<ProviderSession> FindActiveAsync(int customerId, int storeId)
    {
        if (_known.TryGetValue((customerId, storeId), out var known))
            return known;

        var activeId = (int)ProviderSessionStatus.Active;
        var found = (await sessionRepository.GetAllAsync(query => query.Where(row => row.CustomerId == customerId && row.StoreId == storeId && row.StatusId == activeId)
            .OrderByDescending(row => row.Id).Take(1))).FirstOrDefault();

        return _known[(customerId, storeId)] = found;
    }

    /// <summary>
    /// Gets a session as it is stored; null when there is none
    /// </summary>
    public Task<ProviderSession> GetByIdAsync(int id)
    {
        return sessionRepository.GetByIdAsync(id);
    }

    /// <summary>
    /// Gets the sessions of an order
    /// </summary>
    public Task<IList<ProviderSession>> GetByOrderAsync(int orderId)
    {
        return sessionRepository.GetAllAsync(query => query.Where(row => row.OrderId == orderId).OrderBy(row => row.Id));
    }

    /// <summary>
    /// Gets the steps of a session, oldest first
    /// </summary>
    public Task<IList<ProviderSessionStep>> GetStepsAsync(int sessionId)
    {
        return stepRepository.GetAllAsync(query => query.Where(row => row.SessionId == sessionId).OrderBy(row => row.Number));
    }

    /// <summary>
    /// Begins a session
    /// </summary>
    /// <param name="session">Store, configuration, customer and identifier</param>
    /// <param name="actor">Who does it</param>
    public async Task<ProviderSession> OpenAsync(ProviderSession session, string actor)
    {
        session.Name = Guid.NewGuid().ToString("N");
        session.Status = ProviderSessionTransitions.Next(new ProviderSessionFacts(null), ProviderSessionAction.Open).Value;
        session.Step = 1;
        session.CreatedOnUtc = session.UpdatedOnUtc = NowUtc;
        session.DueOnUtc = LoyaltyDefaults.Never;
        using (var scope = LedgerScope.Open())
        {
            await sessionRepository.InsertAsync(session, false);
            await stepRepository.InsertAsync(RowOf(session, new SessionStep(ProviderSessionAction.Open, actor)), false);
            scope.Complete();
        }
        _known[(session.CustomerId, session.StoreId)] = session;

        return session;
    }

    /// <summary>
    /// Does something with a session, once: refused with INVALID_STATE when its state does not allow it, or when somebody else was there first
    /// </summary>
    /// <param name="session">The session as the caller knows it; brought up to date</param>
    /// <param name="step">What is done</param>
    /// <param name="change">Changes the row as it is stored; the state follows by itself. Not called when the step has failed and <paramref name="failed" /> is given</param>
    /// <param name="failed">Changes the row when the step has failed; null to change nothing but the code</param>
    /// <param name="prepare">Changes what the transition is judged by, where the step itself brings it (an order, a reason)</param>
    public async Task<Result<ProviderSession>> MoveAsync(ProviderSession session, SessionStep step, Action<ProviderSession> change = null, Action<ProviderSession> failed = null, Action<ProviderSession> prepare = null)
    {
        var moved = await turns.RunAsync<ProviderSession, Result<ProviderSession>>(session.Id, async () =>
        {
            var stored = await sessionRepository.GetByIdAsync(session.Id);
            if (stored is null)
                return new LoyaltyError(LoyaltyErrorCodes.SESSION_NOT_FOUND, "The session is gone.");
            if (stored.Step != session.Step)
                return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "Somebody else went on with the session meanwhile.", "step");

            prepare?.Invoke(stored);
            var next = ProviderSessionTransitions.Next(stored.Facts, step.Action);
            if (!next.Success)
                return next.Error;

            (step.Code is null ? change : failed)?.Invoke(stored);
            if (step.Code is null)
                stored.Status = next.Value;
            stored.ErrorCode = step.Code;
            stored.Step++;
            stored.Sequence = Math.Max(stored.Sequence, step.Sequence);
            stored.UpdatedOnUtc = NowUtc;
            await stepRepository.InsertAsync(RowOf(stored, step), false);
            await sessionRepository.UpdateAsync(stored, false);

            return stored;
        });

        if (moved.Success)
            Remember(moved.Value);
        else
            await RefuseAsync(session, step, moved.Error);

        return moved;
    }

    /// <summary>
    /// Judges an action before a provider is asked for it; a refusal leaves its line in the audit log
    /// </summary>
    public async Task<LoyaltyError> JudgeAsync(ProviderSession session, ProviderSessionAction action, string actor)
    {
        var next = ProviderSessionTransitions.Next(session.Facts, action);
        if (!next.Success)
            await RefuseAsync(session, new SessionStep(action, actor), next.Error);

        return next.Error;
    }

    /// <summary>
    /// Changes when the task looks at a session next, without a step
    /// </summary>
    public async Task<ProviderSession> ScheduleAsync(int id, Action<ProviderSession> change)
    {
        var stored = await turns.ChangeAsync(sessionRepository, id, row =>
        {
            change(row);

            return true;
        });
        if (stored is not null)
            Remember(stored);

        return stored;
    }

    /// <summary>
    /// Gets the sessions that are due, those that wait longest first
    /// </summary>
    /// <param name="nowUtc">Moment</param>
    /// <param name="most">How many</param>
    public Task<IList<ProviderSession>> GetDueAsync(DateTime nowUtc, int most)
    {
        return sessionRepository.GetAllAsync(query => query.Where(row => row.DueOnUtc <= nowUtc).OrderBy(row => row.DueOnUtc).ThenBy(row => row.Id).Take(most));
    }

    /// <summary>
    /// Gets the sessions whose attempt to place an order left nothing behind, because its process died
    /// </summary>
    public Task<IList<ProviderSession>> GetAbandonedAsync(DateTime beforeUtc, int most)
    {
        var activeId = (int)ProviderSessionStatus.Active;

        return sessionRepository.GetAllAsync(query => query.Where(row => row.StatusId == activeId && row.AttemptId != null && row.UpdatedOnUtc <= beforeUtc).OrderBy(row => row.Id).Take(most));
    }

    /// <summary>
    /// Gets the sessions whose booking nobody was told of yet
    /// </summary>
    public Task<IList<ProviderSession>> GetUntoldAsync(int most)
    {
        var finalizedId = (int)ProviderSessionStatus.Finalized;

        return sessionRepository.GetAllAsync(query => query.Where(row => row.StatusId == finalizedId && !row.Told).OrderBy(row => row.Id).Take(most));
    }

    /// <summary>
    /// Notes that a booking was told, with something else in the same transaction
    /// </summary>
    /// <returns>Whether it was not told before</returns>
    public Task<bool> NoteToldAsync(int id, Func<ProviderSession, Task> alongside)
    {
        return turns.RunAsync<ProviderSession, bool>(id, async () =>
        {
            if (await sessionRepository.GetByIdAsync(id) is not { Told: false, Status: ProviderSessionStatus.Finalized } row)
                return false;

            row.Told = true;
            await sessionRepository.UpdateAsync(row, false);
            await alongside(row);

            return true;
        });
    }

    /// <summary>
    /// When the oldest session was begun whose order waits to be finalized; null when none does
    /// </summary>
    public async Task<DateTime?> GetOldestUnfinishedAsync(int storeId = 0)
    {
        var pendingId = (int)ProviderSessionStatus.PendingFinalization;

        return (await sessionRepository.GetAllAsync(query => query.Where(row => row.StatusId == pendingId && (storeId == 0 || row.StoreId == storeId)).OrderBy(row => row.Id).Take(1))).FirstOrDefault()?.CreatedOnUtc;
    }

    /// <summary>
    /// Forgets carts that nobody went on with
    /// </summary>
    /// <returns>Number of sessions</returns>
    public async Task<int> ForgetAbandonedCartsAsync(DateTime beforeUtc)
    {
        var activeId = (int)ProviderSessionStatus.Active;
        var abandoned = sessionRepository.Table.Where(row => row.StatusId == activeId && row.AttemptId == null && row.UpdatedOnUtc < beforeUtc);
        await stepRepository.DeleteAsync(step => abandoned.Any(row => row.Id == step.SessionId));

        return await sessionRepository.DeleteAsync(row => row.StatusId == activeId && row.AttemptId == null && row.UpdatedOnUtc < beforeUtc);
    }

    /// <summary>
    /// Forgets who a customer was at providers. What still waits is not sent any more: nobody could say for whom
    /// </summary>
    public async Task ForgetShopperAsync(int customerId)
    {
        foreach (var session in await sessionRepository.GetAllAsync(query => query.Where(row => row.CustomerId == customerId)))
        {
            await turns.ChangeAsync(sessionRepository, session.Id, row =>
            {
                (row.SealedIdentifier, row.LoyaltyId, row.ShopperName) = (null, null, null);
                if (row.Status is ProviderSessionStatus.Active or ProviderSessionStatus.PendingFinalization)
                    row.DueOnUtc = LoyaltyDefaults.Never;

                return true;
            });
        }
        _known.Clear();
    }

    /// <summary>
    /// Forgets what this request knows of a shopper's cart, where another request may have changed it
    /// </summary>
    public void Forget() => _known.Clear();

    private void Remember(ProviderSession session)
    {
        if (session.Status == ProviderSessionStatus.Active)
            _known[(session.CustomerId, session.StoreId)] = session;
        else if (_known.GetValueOrDefault((session.CustomerId, session.StoreId))?.Id == session.Id)
            _known[(session.CustomerId, session.StoreId)] = null;
    }

    private async Task RefuseAsync(ProviderSession session, SessionStep step, LoyaltyError error)
    {
        if (error.Code == LoyaltyErrorCodes.INVALID_STATE && error.Field is null)
            await auditService.LogAsync(step.Actor, AuditActions.Refused, nameof(ProviderSession), session.Id, session.Status.ToString(), step.Action.ToString());
    }

    private ProviderSessionStep RowOf(ProviderSession session, SessionStep step)
    {
        return new ProviderSessionStep
        {
            SessionId = session.Id,
            Number = session.Step,
            ActionId = (int)step.Action,
            StatusId = session.StatusId,
            Sequence = step.Sequence,
            Request = ProviderMask.Json(step.Request),
            Answer = ProviderMask.Json(step.Answer),
            Code = step.Code,
            Reason = step.Reason,
            Actor = step.Actor,
            Milliseconds = step.Milliseconds,
            CreatedOnUtc = NowUtc
        };
    }

    /// <summary>
    /// How ledger and messages refer to a session
    /// </summary>
    public static string Reference(ProviderSession session) => string.Create(CultureInfo.InvariantCulture, $"session:{session.Id}");
}
