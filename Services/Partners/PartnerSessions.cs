using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Services.Audit;

namespace Nop.Plugin.Misc.Loyalty.Services.Partners;

/// <summary>
/// A call of a partner on a session
/// </summary>
/// <param name="PartnerId">The partner</param>
/// <param name="Session">The partner's own name of the session</param>
/// <param name="Sequence">Number of the call, higher than that of the call before</param>
/// <param name="Action">What is asked</param>
/// <param name="Hash">Hash of all that was sent</param>
public sealed record PartnerCall(int PartnerId, string Session, int Sequence, PartnerSessionAction Action, string Hash)
{
    /// <summary>
    /// Who acts, as ledger and audit log name it
    /// </summary>
    public string Actor { get; init; } = $"partner:{PartnerId}";
}

/// <summary>
/// Lets one call at a time work on a session, each once: what is repeated under its number is answered as before, what comes late is refused,
/// and what a state does not allow leaves a line in the audit log
/// </summary>
public class PartnerSessions(IAuditService auditService,
    IRepository<PartnerSession> sessionRepository,
    IRepository<PartnerSessionStep> stepRepository,
    RowTurns turns,
    TimeProvider time)
{
    /// <summary>
    /// Code for a session that the partner has not begun
    /// </summary>
    public const string NOT_FOUND = "NOT_FOUND";

    /// <summary>
    /// Seconds after which a call counts as lost with its process
    /// </summary>
    private const int LOST_AFTER_SECONDS = 30;

    private const int KEPT_DAYS = 30;

    /// <summary>
    /// Finds a session by the partner's own name of it; null when there is none
    /// </summary>
    public async Task<PartnerSession> FindAsync(int partnerId, string name)
    {
        var hash = KeyHash.Of(name);

        return (await sessionRepository.GetAllAsync(query => query.Where(session => session.PartnerId == partnerId && session.NameHash == hash))).FirstOrDefault();
    }

    /// <summary>
    /// Forgets baskets that nobody went on with for a month; their reservations ran out long before
    /// </summary>
    /// <returns>Number of sessions</returns>
    public async Task<int> ForgetAbandonedAsync()
    {
        var before = NowUtc.AddDays(-KEPT_DAYS);
        var activeId = (int)PartnerSessionStatus.Active;
        var abandoned = sessionRepository.Table.Where(session => session.StatusId == activeId && session.UpdatedOnUtc < before);
        await stepRepository.DeleteAsync(step => abandoned.Any(session => session.Id == step.SessionId));

        return await sessionRepository.DeleteAsync(session => session.StatusId == activeId && session.UpdatedOnUtc < before);
    }

    /// <summary>
    /// Works on a session
    /// </summary>
    /// <param name="call">The call</param>
    /// <param name="begin">Makes the session that does not exist yet; null where one must</param>
    /// <param name="recover">Undoes what a call before may have left halfway that was never answered and is not repeated</param>
    /// <param name="work">The work: changes the session, and gives the answer as JSON. It can be run again when it was interrupted</param>
    public async Task<Result<string>> RunAsync(PartnerCall call, Func<PartnerSession> begin, Func<PartnerSession, Task> recover, Func<PartnerSession, Task<Result<string>>> work)
    {
        var session = await FindAsync(call.PartnerId, call.Session) ?? (begin is null ? null : await BeginAsync(call, begin()));
        if (session is null)
            return new LoyaltyError(NOT_FOUND, "There is no such session.");

        var unanswered = session.Answer is null && session.Sequence > 0 && session.Sequence < call.Sequence;
        var claimed = await turns.RunAsync<PartnerSession, Result<PartnerSession>>(session.Id, () => ClaimAsync(session.Id, call));
        if (!claimed.Success)
            return await RefuseAsync(session, call, claimed.Error);

        session = claimed.Value;
        if (session.BusySinceUtc is null)
            return session.Answer;

        var done = false;
        try
        {
            if (unanswered)
                await recover(session);

            var answer = await work(session);
            done = answer.Success;

            return await FinishAsync(session, call, answer);
        }
        finally
        {
            if (!done)
                await LetGoAsync(session);
        }
    }

    private async Task<PartnerSession> BeginAsync(PartnerCall call, PartnerSession session)
    {
        session.PartnerId = call.PartnerId;
        session.Name = call.Session;
        session.NameHash = KeyHash.Of(call.Session);
        session.Status = PartnerSessionStatus.Active;
        session.CreatedOnUtc = session.UpdatedOnUtc = NowUtc;
        try
        {
            using var scope = LedgerScope.Open();
            await sessionRepository.InsertAsync(session, false);
            scope.Complete();

            return session;
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            return await FindAsync(call.PartnerId, call.Session) ?? throw new InvalidOperationException("A session could not be stored", exception);
        }
    }

    /// <summary>
    /// Takes the session for a call; one that was answered before comes back as nobody's
    /// </summary>
    private async Task<Result<PartnerSession>> ClaimAsync(int id, PartnerCall call)
    {
        var session = await sessionRepository.GetByIdAsync(id);
        if (call.Sequence < session.Sequence)
            return Invalid($"The last call had the number {session.Sequence}: this one is out of date.", "sequence");
        if (call.Sequence == session.Sequence && session.RequestHash != call.Hash)
            return new LoyaltyError(LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT, "The number was used for another call.", "sequence");
        if (session.BusySinceUtc > NowUtc.AddSeconds(-LOST_AFTER_SECONDS))
            return Invalid("A call on this session is still being worked on.", "sequence");
        if (call.Sequence == session.Sequence && session.Answer is not null)
        {
            session.BusySinceUtc = null;

            return session;
        }
        if (PartnerSessionStates.After(session.Status, call.Action) is null)
            return Invalid($"The session is {session.Status}: that does not allow {call.Action}.");

        session.Sequence = call.Sequence;
        session.RequestHash = call.Hash;
        session.Answer = null;
        session.BusySinceUtc = NowUtc;
        await sessionRepository.UpdateAsync(session, false);

        return session;
    }

    /// <summary>
    /// Writes what the work changed, the answer and, where the state changed, the step
    /// </summary>
    private async Task<Result<string>> FinishAsync(PartnerSession session, PartnerCall call, Result<string> answer)
    {
        var since = session.BusySinceUtc;

        return await turns.RunAsync<PartnerSession, Result<string>>(session.Id, async () =>
        {
            var stored = await sessionRepository.GetByIdAsync(session.Id);
            if (stored.BusySinceUtc != since || stored.Sequence != call.Sequence)
                return Invalid("The call took too long: another one went on with the session.");

            var next = PartnerSessionStates.After(stored.Status, call.Action);
            if (answer.Success && next is { } status && (status != stored.Status || stored.Step == 0))
            {
                session.Step = stored.Step + 1;
                session.Status = status;
                await stepRepository.InsertAsync(new PartnerSessionStep
                {
                    SessionId = session.Id, Number = session.Step, StatusId = session.StatusId, Sequence = call.Sequence, CreatedOnUtc = NowUtc
                }, false);
            }
            session.Answer = answer.Value;
            session.BusySinceUtc = null;
            session.UpdatedOnUtc = NowUtc;
            await sessionRepository.UpdateAsync(session, false);

            return answer;
        });
    }

    /// <summary>
    /// Lets others go on with a session whose work failed
    /// </summary>
    private async Task LetGoAsync(PartnerSession session)
    {
        if (session.BusySinceUtc is not { } since)
            return;

        await turns.RunAsync<PartnerSession, bool>(session.Id, async () =>
        {
            var stored = await sessionRepository.GetByIdAsync(session.Id);
            if (stored.BusySinceUtc != since)
                return false;

            stored.BusySinceUtc = null;
            stored.Accepted = session.Accepted;
            await sessionRepository.UpdateAsync(stored, false);

            return true;
        });
    }

    private async Task<Result<string>> RefuseAsync(PartnerSession session, PartnerCall call, LoyaltyError error)
    {
        if (error.Code == LoyaltyErrorCodes.INVALID_STATE && error.Field is null)
            await auditService.LogAsync(call.Actor, AuditActions.Refused, session, session.Status.ToString(), call.Action.ToString());

        return error;
    }

    private DateTime NowUtc => Moment.Kept(time.GetUtcNow().UtcDateTime);

    private static LoyaltyError Invalid(string message, string field = null)
    {
        return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, message, field);
    }
}
