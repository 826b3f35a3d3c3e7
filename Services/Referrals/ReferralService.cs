using System.Security.Cryptography;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Referrals;

/// <summary>
/// Friends whom members bring
/// </summary>
public class ReferralService(IAuditService auditService,
    ICustomerService customerService,
    IMemberService memberService,
    IProgramService programService,
    IRepository<Referral> referralRepository,
    IRepository<ReferralCode> codeRepository,
    IRepository<ReferralSlot> slotRepository,
    IRepository<ReferralTerms> termsRepository,
    MergedMembers merged,
    ReferralConvergence convergence,
    ReferralFactsReader factsReader,
    RowTurns turns,
    TimeProvider time) : IReferralService
{
    private const string CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int CODE_LENGTH = 8;

    /// <inheritdoc />
    public async Task<ReferralTerms> GetTermsAsync(int programId)
    {
        return (await termsRepository.GetAllAsync(query => query.Where(terms => terms.ProgramId == programId))).FirstOrDefault()
            ?? new ReferralTerms { ProgramId = programId };
    }

    /// <inheritdoc />
    public async Task SaveTermsAsync(ReferralTerms terms, string actor)
    {
        var before = terms.Id == 0 ? null : await termsRepository.LoadOriginalCopyAsync(terms);
        var (oldText, newText) = EntityChanges.Between(before, terms);
        if (newText is null)
            return;

        if (before is null)
            await termsRepository.InsertAsync(terms);
        else
            await termsRepository.UpdateAsync(terms);
        await auditService.LogAsync(actor, before is null ? AuditActions.Create : AuditActions.Update, terms, oldText, newText);
    }

    /// <inheritdoc />
    public async Task<string> GetCodeAsync(LoyaltyMember member)
    {
        while (true)
        {
            if ((await codeRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id))).FirstOrDefault() is { } found)
                return found.Code;

            var code = RandomNumberGenerator.GetString(CODE_ALPHABET, CODE_LENGTH);
            if (await TryInsertAsync(codeRepository, new ReferralCode { MemberId = member.Id, Code = code }))
                return code;
        }
    }

    /// <inheritdoc />
    public async Task<LoyaltyMember> FindReferrerAsync(string code, int storeId)
    {
        var wanted = code?.Trim().ToUpperInvariant();
        if (string.IsNullOrEmpty(wanted) || wanted.Length > 20)
            return null;

        var row = (await codeRepository.GetAllAsync(query => query.Where(entry => entry.Code == wanted))).FirstOrDefault();
        var member = row is null ? null : await merged.GetStandingAsync(await memberService.GetMemberByIdAsync(row.MemberId));
        if (member is not { Status: MemberStatus.Active })
            return null;

        var open = (await programService.GetProgramsAsync(storeId)).Any(program => program.Id == member.ProgramId);

        return open && (await GetTermsAsync(member.ProgramId)).Enabled ? member : null;
    }

    /// <inheritdoc />
    public async Task<Result<Referral>> RecordAsync(string code, Customer referee, int storeId, string ipAddress, string actor, Order order = null)
    {
        var referrer = await FindReferrerAsync(code, storeId);
        if (referrer is null)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "There is no such code.", "code");
        if (referee is null || referee.Deleted || !await customerService.IsRegisteredAsync(referee))
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "The friend must be a registered customer.", "customerId");

        var self = (await merged.GetCustomerIdsAsync(referrer.ProgramId, referrer.CustomerId)).Contains(referee.Id);
        var key = self ? $"self:{referrer.Id}" : RefereeKey(referrer.ProgramId, referee.Id);
        if (!self && await WasReferredAsync(referrer.ProgramId, referee.Id))
            return Duplicate();

        var terms = await GetTermsAsync(referrer.ProgramId);
        var reason = ReferralCheck.Check(await factsReader.ReadAsync(referrer, referee, ipAddress, order), terms.SameIpLimit);
        if (reason == ReferralReason.None && !await TryTakeSlotAsync(referrer.Id, terms))
            reason = ReferralReason.OverLimit;

        var nowUtc = time.GetUtcNow().UtcDateTime;
        var referral = new Referral
        {
            ProgramId = referrer.ProgramId, ReferrerMemberId = referrer.Id, RefereeCustomerId = referee.Id, RefereeKey = key,
            Status = reason == ReferralReason.None ? ReferralStatus.Pending : ReferralStatus.Blocked, Reason = reason,
            ReferrerPoints = terms.ReferrerPoints, RefereePoints = terms.RefereePoints, StoreId = storeId, IpAddress = ipAddress, Actor = actor,
            CreatedOnUtc = nowUtc, UpdatedOnUtc = nowUtc
        };
        var recorded = await TryInsertAsync(referralRepository, referral);

        return reason switch
        {
            _ when !recorded && !self => Duplicate(),
            ReferralReason.SelfReferral or ReferralReason.SameEmail => new LoyaltyError(LoyaltyErrorCodes.SELF_REFERRAL, "Nobody can refer himself.", "customerId"),
            ReferralReason.OverLimit => new LoyaltyError(LoyaltyErrorCodes.REFERRAL_LIMIT_EXCEEDED, "The member has referred as many friends as the period allows."),
            _ => referral
        };
    }

    /// <inheritdoc />
    public async Task<Referral> GetByIdAsync(int id)
    {
        return await referralRepository.GetByIdAsync(id);
    }

    /// <inheritdoc />
    public async Task<IList<Referral>> GetByReferrerAsync(int memberId, int top)
    {
        return await referralRepository.GetAllAsync(query => query.Where(row => row.ReferrerMemberId == memberId).OrderByDescending(row => row.Id).Take(top));
    }

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<ReferralStatus, int>> CountByReferrerAsync(int memberId)
    {
        var counts = referralRepository.Table.Where(row => row.ReferrerMemberId == memberId)
            .GroupBy(row => row.StatusId).Select(group => new { StatusId = group.Key, Count = group.Count() }).ToList();

        return Task.FromResult<IReadOnlyDictionary<ReferralStatus, int>>(counts.ToDictionary(row => (ReferralStatus)row.StatusId, row => row.Count));
    }

    /// <inheritdoc />
    public async Task<IPagedList<Referral>> SearchAsync(IList<int> programIds = null, ReferralStatus? status = null, int? beforeId = null,
        int pageIndex = 0, int pageSize = int.MaxValue, bool oldestFirst = false)
    {
        return await referralRepository.GetAllPagedAsync(query =>
        {
            if (programIds is not null)
                query = query.Where(row => programIds.Contains(row.ProgramId));
            if (status is { } wanted)
            {
                var statusId = (int)wanted;
                query = query.Where(row => row.StatusId == statusId);
            }
            if (beforeId is { } before)
                query = query.Where(row => row.Id < before);

            return oldestFirst ? query.OrderBy(row => row.Id) : query.OrderByDescending(row => row.Id);
        }, pageIndex, pageSize);
    }

    /// <inheritdoc />
    public async Task<Result<Referral>> ApproveAsync(Referral referral, string actor)
    {
        var current = await GetByIdAsync(referral.Id);
        if (current.Approved && current.Status is ReferralStatus.Pending or ReferralStatus.Rewarded)
            return current;
        if (current.Status != ReferralStatus.Blocked || current.Reason == ReferralReason.SelfReferral)
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "Only a blocked referral of another customer can be approved.");

        current.Approved = true;
        await DecideAsync(current, ReferralStatus.Pending, AuditActions.ReferralApproved, actor);
        await convergence.ConvergeAsync(current.Id);

        return await GetByIdAsync(current.Id);
    }

    /// <inheritdoc />
    public async Task<Result<Referral>> RejectAsync(Referral referral, string actor)
    {
        var current = await GetByIdAsync(referral.Id);
        if (current.Status == ReferralStatus.Rejected)
            return current;

        await DecideAsync(current, ReferralStatus.Rejected, AuditActions.ReferralRejected, actor);
        await convergence.ConvergeAsync(current.Id);

        return await GetByIdAsync(current.Id);
    }

    private async Task DecideAsync(Referral referral, ReferralStatus status, string action, string actor)
    {
        var before = await turns.RunAsync<Referral, ReferralStatus>(referral.Id, async () =>
        {
            var stored = await GetByIdAsync(referral.Id);
            var found = stored.Status;
            stored.Approved = referral.Approved;
            stored.Status = status;
            stored.Actor = actor;
            stored.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
            await referralRepository.UpdateAsync(stored, false);

            return found;
        });
        await auditService.LogAsync(actor, action, referral, before.ToString(), status.ToString());
    }

    private static string RefereeKey(int programId, int customerId)
    {
        return $"{programId}:{customerId}";
    }

    /// <summary>
    /// Whether somebody brought the customer before, or one whose membership was merged into his
    /// </summary>
    private async Task<bool> WasReferredAsync(int programId, int customerId)
    {
        var keys = (await merged.GetCustomerIdsAsync(programId, customerId)).Select(id => RefereeKey(programId, id)).ToList();

        return (await referralRepository.GetAllAsync(query => query.Where(row => keys.Contains(row.RefereeKey)))).Count > 0;
    }

    /// <summary>
    /// Takes one of the member's places in the period; the unique index decides who gets the last one
    /// </summary>
    private async Task<bool> TryTakeSlotAsync(int memberId, ReferralTerms terms)
    {
        if (terms.LimitPerPeriod <= 0)
            return true;

        var period = (int)((time.GetUtcNow().UtcDateTime - DateTime.UnixEpoch).TotalDays / Math.Max(terms.PeriodDays, 1));
        var taken = (await slotRepository.GetAllAsync(query => query.Where(slot => slot.MemberId == memberId && slot.Period == period)))
            .Select(slot => slot.Number).ToHashSet();
        foreach (var number in Enumerable.Range(1, terms.LimitPerPeriod).Where(number => !taken.Contains(number)))
        {
            if (await TryInsertAsync(slotRepository, new ReferralSlot { MemberId = memberId, Period = period, Number = number }))
                return true;
        }

        return false;
    }

    private static async Task<bool> TryInsertAsync<TEntity>(IRepository<TEntity> repository, TEntity row) where TEntity : BaseEntity
    {
        try
        {
            using var scope = LedgerScope.Open();
            await repository.InsertAsync(row, false);
            scope.Complete();

            return true;
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            return false;
        }
    }

    private static LoyaltyError Duplicate()
    {
        return new LoyaltyError(LoyaltyErrorCodes.DUPLICATE_REFERRAL, "This customer was referred before.", "customerId");
    }
}
