using Nop.Core.Caching;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// Members of the programs
/// </summary>
public class MemberService(EarningPauses pauses,
    IAuditService auditService,
    ICustomerService customerService,
    IProgramService programService,
    IRepository<LoyaltyMember> memberRepository,
    IShortTermCacheManager shortTermCacheManager,
    ITierService tierService,
    MemberGate gate,
    RowTurns turns,
    WebhookOutbox outbox,
    TimeProvider time) : IMemberService
{
    /// <inheritdoc />
    public async Task<LoyaltyMember> GetMemberByIdAsync(int memberId)
    {
        return await memberRepository.GetByIdAsync(memberId);
    }

    /// <inheritdoc />
    public async Task<LoyaltyMember> GetMemberAsync(int programId, int customerId)
    {
        return await shortTermCacheManager.GetAsync(async () => (await memberRepository.GetAllAsync(query =>
            query.Where(member => member.ProgramId == programId && member.CustomerId == customerId))).FirstOrDefault(), LoyaltyDefaults.MemberByCustomerCacheKey, programId, customerId);
    }

    /// <inheritdoc />
    public async Task<IList<LoyaltyMember>> GetMembershipsAsync(int customerId)
    {
        return await memberRepository.GetAllAsync(query => query.Where(member => member.CustomerId == customerId).OrderBy(member => member.Id));
    }

    /// <inheritdoc />
    public async Task<Result<LoyaltyMember>> EnrolAsync(int programId, int customerId, string actor)
    {
        if (await programService.GetProgramByIdAsync(programId) is null)
            return new LoyaltyError(LoyaltyErrorCodes.PROGRAM_NOT_FOUND, $"There is no program {programId}.", "programId");

        var customer = await customerService.GetCustomerByIdAsync(customerId);
        if (customer is null || customer.Deleted || !await customerService.IsRegisteredAsync(customer))
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"There is no registered customer {customerId}.", "customerId");
        if (await GetMemberAsync(programId, customerId) is not null)
            return AlreadyEnrolled();

        var member = new LoyaltyMember
        {
            ProgramId = programId,
            CustomerId = customerId,
            Status = MemberStatus.Active,
            EnrolledOnUtc = time.GetUtcNow().UtcDateTime,
            CardNumber = CardNumbers.Draw()
        };
        try
        {
            using var scope = LedgerScope.Open();
            await memberRepository.InsertAsync(member, false);
            await outbox.WriteAsync(WebhookEvents.MEMBER_ENROLLED, programId, member.Id, () => WebhookBody.Of(member));
            scope.Complete();
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            if (await GetMemberAsync(programId, customerId) is null)
                throw;

            return AlreadyEnrolled();
        }

        await auditService.LogAsync(actor, AuditActions.Enrolled, member, null, member.CardNumber);
        await tierService.EvaluateAsync(member);

        return member;
    }

    /// <inheritdoc />
    public async Task<LoyaltyMember> GetOrEnrolAsync(int programId, int customerId, string actor)
    {
        if (await GetMemberAsync(programId, customerId) is { } member)
            return member;
        if (await programService.GetProgramByIdAsync(programId) is not { Enrolment: not Enrolment.ByHand })
            return null;

        var result = await EnrolAsync(programId, customerId, actor);

        return result.Value ?? await GetMemberAsync(programId, customerId);
    }

    /// <inheritdoc />
    public async Task EnrolRegisteredAsync(int customerId, int storeId)
    {
        foreach (var program in await programService.GetProgramsAsync(storeId))
        {
            if (program.Enrolment == Enrolment.Registration)
                await EnrolAsync(program.Id, customerId, LoyaltyDefaults.SystemActor);
        }
    }

    /// <inheritdoc />
    public async Task<LoyaltyMember> GetMemberByCardAsync(string cardNumber)
    {
        var card = CardNumbers.Normalise(cardNumber);

        return (await memberRepository.GetAllAsync(query => query.Where(member => member.CardNumber == card))).FirstOrDefault();
    }

    /// <inheritdoc />
    public async Task<IList<LoyaltyMember>> GetMembersAsync(int programId, int limit, int? beforeId = null, MemberStatus? status = null,
        string externalId = null, string externalType = null)
    {
        var before = beforeId ?? int.MaxValue;

        return await memberRepository.GetAllAsync(query =>
        {
            query = query.Where(member => member.ProgramId == programId && member.Id < before);
            if (status is { } wanted)
            {
                var statusId = (int)wanted;
                query = query.Where(member => member.StatusId == statusId);
            }
            if (externalId is not null)
                query = query.Where(member => member.ExternalId == externalId);
            if (externalType is not null)
                query = query.Where(member => member.ExternalType == externalType);

            return query.OrderByDescending(member => member.Id).Take(limit);
        });
    }

    /// <inheritdoc />
    public async Task<Result<LoyaltyMember>> MoveAsync(LoyaltyMember member, MemberStatus status, string reason, string actor)
    {
        if (await customerService.GetCustomerByIdAsync(member.CustomerId) is not { Deleted: false })
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "The member's customer has been deleted.");
        if (member.MergedIntoId is not null)
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "The membership was merged into another.");

        var before = MemberStatus.Active;
        var moved = await TryChangeAsync(member, row =>
        {
            before = row.Status;
            if (before == status)
                return false;
            row.Status = status;
            row.StatusReason = status == MemberStatus.Active || string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();

            return true;
        });
        if (!moved)
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, $"The membership is {status.ToString().ToLowerInvariant()} already.");

        await auditService.LogAsync(actor, AuditActions.StatusChanged, member, before.ToString(),
            string.IsNullOrWhiteSpace(reason) ? status.ToString() : $"{status}: {reason.Trim()}");

        return member;
    }

    /// <inheritdoc />
    public async Task<Result<LoyaltyMember>> SetExternalAsync(LoyaltyMember member, string externalId, string externalType, string actor)
    {
        externalId = string.IsNullOrWhiteSpace(externalId) ? null : externalId.Trim();
        externalType = externalId is null || string.IsNullOrWhiteSpace(externalType) ? null : externalType.Trim();
        if (externalId is not null
            && (await GetMembersAsync(member.ProgramId, 2, externalId: externalId)).Any(other => other.Id != member.Id && other.ExternalType == externalType))
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "Another member of the program has this identifier.", "externalId");

        var before = $"{member.ExternalType}:{member.ExternalId}";
        await ChangeAsync(member, row =>
        {
            row.ExternalId = externalId;
            row.ExternalType = externalType;
        });
        await auditService.LogAsync(actor, AuditActions.ExternalIdChanged, member, before, $"{externalType}:{externalId}");

        return member;
    }

    /// <inheritdoc />
    public async Task SetStatusAsync(LoyaltyMember member, MemberStatus status, string actor)
    {
        var before = member.Status;
        await ChangeAsync(member, row => row.Status = status);
        if (before != status)
            await auditService.LogAsync(actor, AuditActions.StatusChanged, member, before.ToString(), status.ToString());
    }

    /// <inheritdoc />
    public async Task<Result<LoyaltyMember>> SetTierOverrideAsync(LoyaltyMember member, int? tierId, DateTime? untilUtc, string actor)
    {
        var tier = tierId is { } id ? await tierService.GetTierByIdAsync(id) : null;
        if (tierId is not null && tier?.ProgramId != member.ProgramId)
            return new LoyaltyError(LoyaltyErrorCodes.TIER_NOT_FOUND, $"The program has no tier {tierId}.", "tierId");

        var before = member.TierOverrideId is { } oldId ? (await tierService.GetTierByIdAsync(oldId))?.Name : null;
        await ChangeAsync(member, row =>
        {
            row.TierOverrideId = tierId;
            row.TierOverrideUntilUtc = tierId is null ? null : untilUtc;
        });
        await auditService.LogAsync(actor, AuditActions.TierOverrideChanged, member, before, tier?.Name);
        await tierService.EvaluateAsync(member);

        return member;
    }

    /// <inheritdoc />
    public async Task EraseAsync(LoyaltyMember member)
    {
        await ChangeAsync(member, row =>
        {
            row.Status = MemberStatus.Inactive;
            row.HiddenFromLeaderboard = true;
            row.MutedMails = Enum.GetValues<MailKind>().Sum(kind => (int)kind);
            row.CardNumber = $"ERASED{row.Id}";
            row.StatusReason = null;
            row.ExternalId = null;
            row.ExternalType = null;
        });
    }

    /// <inheritdoc />
    public async Task ForgetReasonAsync(LoyaltyMember member)
    {
        await ChangeAsync(member, row => row.StatusReason = null);
    }

    /// <inheritdoc />
    public async Task SetLeaderboardVisibilityAsync(LoyaltyMember member, bool hidden)
    {
        await ChangeAsync(member, row => row.HiddenFromLeaderboard = hidden);
    }

    /// <inheritdoc />
    public async Task MuteMailsAsync(LoyaltyMember member, IEnumerable<MailKind> kinds, Func<MailKind, bool> muted)
    {
        var chosen = kinds.ToList();
        await ChangeAsync(member, row => row.MutedMails = chosen.Aggregate(row.MutedMails,
            (mails, kind) => muted(kind) ? mails | (int)kind : mails & ~(int)kind));
    }

    /// <summary>
    /// Changes a member's row. It is written as a whole, so it is read again in its turn and nobody else writes meanwhile, here or on another node
    /// </summary>
    private Task ChangeAsync(LoyaltyMember member, Action<LoyaltyMember> change)
    {
        return TryChangeAsync(member, row =>
        {
            change(row);

            return true;
        });
    }

    /// <summary>
    /// Changes a member's row where it still wants changing. The name is its own: what only sets a flag would be taken for a question otherwise
    /// </summary>
    /// <returns>False when the change, looking at the row as it is stored, wanted none</returns>
    private async Task<bool> TryChangeAsync(LoyaltyMember member, Func<LoyaltyMember, bool> change)
    {
        using (await gate.EnterAsync(member.Id))
        {
            var current = await turns.RunAsync<LoyaltyMember, LoyaltyMember>(member.Id, async () =>
            {
                var stored = await memberRepository.GetByIdAsync(member.Id);
                var before = stored.Status;
                if (!change(stored))
                    return null;

                await UpdateAsync(stored, before);

                return stored;
            });
            if (current is null)
                return false;

            Forget(current);
            member.StatusReason = current.StatusReason;
        }
        change(member);

        return true;
    }

    private void Forget(LoyaltyMember member)
    {
        shortTermCacheManager.Remove(LoyaltyDefaults.MemberByCustomerCacheKey.Key, member.ProgramId, member.CustomerId);
        shortTermCacheManager.Remove(LoyaltyDefaults.MembershipsCacheKey.Key, member.CustomerId);
    }

    private async Task UpdateAsync(LoyaltyMember member, MemberStatus before)
    {
        await memberRepository.UpdateAsync(member, false);
        if (member.Status == before)
            return;

        await pauses.SetAsync(EarningPauses.OfMember(member.Id), member.Status == MemberStatus.Active, member.EnrolledOnUtc);
        await outbox.WriteAsync(WebhookEvents.Of(member.Status), member.ProgramId, member.Id, () => WebhookBody.Of(member));
    }

    private static LoyaltyError AlreadyEnrolled()
    {
        return new LoyaltyError(LoyaltyErrorCodes.MEMBER_ALREADY_ENROLLED, "The customer is a member already.", "customerId");
    }
}
