using System.Security.Cryptography;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// Members of the programmes
/// </summary>
public class MemberService : IMemberService
{
    private const string CARD_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int CARD_LENGTH = 12;

    private readonly IAuditService _auditService;
    private readonly ICustomerService _customerService;
    private readonly IProgramService _programService;
    private readonly IRepository<Customer> _customerRepository;
    private readonly IRepository<LoyaltyMember> _memberRepository;
    private readonly IRepository<PointsAccount> _accountRepository;
    private readonly ITierService _tierService;
    private readonly MemberGate _gate;

    public MemberService(IAuditService auditService,
        ICustomerService customerService,
        IProgramService programService,
        IRepository<Customer> customerRepository,
        IRepository<LoyaltyMember> memberRepository,
        IRepository<PointsAccount> accountRepository,
        ITierService tierService,
        MemberGate gate)
    {
        _auditService = auditService;
        _customerService = customerService;
        _programService = programService;
        _customerRepository = customerRepository;
        _memberRepository = memberRepository;
        _accountRepository = accountRepository;
        _tierService = tierService;
        _gate = gate;
    }

    /// <inheritdoc />
    public async Task<LoyaltyMember> GetMemberByIdAsync(int memberId)
    {
        return await _memberRepository.GetByIdAsync(memberId);
    }

    /// <inheritdoc />
    public async Task<LoyaltyMember> GetMemberAsync(int programId, int customerId)
    {
        return (await _memberRepository.GetAllAsync(query =>
            query.Where(member => member.ProgramId == programId && member.CustomerId == customerId))).FirstOrDefault();
    }

    /// <inheritdoc />
    public async Task<IList<LoyaltyMember>> GetMembershipsAsync(int customerId)
    {
        return await _memberRepository.GetAllAsync(query => query.Where(member => member.CustomerId == customerId).OrderBy(member => member.Id));
    }

    /// <inheritdoc />
    public async Task<Result<LoyaltyMember>> EnrolAsync(int programId, int customerId, string actor)
    {
        if (await _programService.GetProgramByIdAsync(programId) is null)
            return new LoyaltyError(LoyaltyErrorCodes.PROGRAM_NOT_FOUND, $"There is no programme {programId}.", "programId");

        var customer = await _customerService.GetCustomerByIdAsync(customerId);
        if (customer is null || customer.Deleted || !await _customerService.IsRegisteredAsync(customer))
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"There is no registered customer {customerId}.", "customerId");
        if (await GetMemberAsync(programId, customerId) is not null)
            return AlreadyEnrolled();

        var member = new LoyaltyMember
        {
            ProgramId = programId,
            CustomerId = customerId,
            Status = MemberStatus.Active,
            EnrolledOnUtc = DateTime.UtcNow,
            CardNumber = RandomNumberGenerator.GetString(CARD_ALPHABET, CARD_LENGTH)
        };
        try
        {
            using var scope = LedgerScope.Open();
            await _memberRepository.InsertAsync(member, false);
            scope.Complete();
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            if (await GetMemberAsync(programId, customerId) is null)
                throw;

            return AlreadyEnrolled();
        }

        await _auditService.LogAsync(actor, "enrolled", nameof(LoyaltyMember), member.Id, null, member.CardNumber);
        await _tierService.EvaluateAsync(member);

        return member;
    }

    /// <inheritdoc />
    public async Task<LoyaltyMember> GetOrEnrolAsync(int programId, int customerId, string actor)
    {
        if (await GetMemberAsync(programId, customerId) is { } member)
            return member;

        var result = await EnrolAsync(programId, customerId, actor);

        return result.Value ?? await GetMemberAsync(programId, customerId);
    }

    /// <inheritdoc />
    public async Task<IPagedList<LoyaltyMember>> SearchMembersAsync(int programId = 0, string email = null, string name = null, string cardNumber = null,
        int tierId = 0, MemberStatus? status = null, int pageIndex = 0, int pageSize = int.MaxValue)
    {
        return await _memberRepository.GetAllPagedAsync(query =>
        {
            if (programId > 0)
                query = query.Where(member => member.ProgramId == programId);
            if (tierId > 0)
                query = query.Where(member => member.TierId == tierId);
            if (status is { } wanted)
            {
                var statusId = (int)wanted;
                query = query.Where(member => member.StatusId == statusId);
            }
            if (!string.IsNullOrWhiteSpace(cardNumber))
            {
                var card = cardNumber.Trim().ToUpperInvariant();
                query = query.Where(member => member.CardNumber == card);
            }
            if (!string.IsNullOrWhiteSpace(email))
            {
                query = from member in query
                    join customer in _customerRepository.Table on member.CustomerId equals customer.Id
                    where customer.Email.Contains(email.Trim())
                    select member;
            }
            if (!string.IsNullOrWhiteSpace(name))
            {
                var part = name.Trim();
                query = from member in query
                    join customer in _customerRepository.Table on member.CustomerId equals customer.Id
                    where customer.FirstName.Contains(part) || customer.LastName.Contains(part)
                    select member;
            }

            return query.OrderByDescending(member => member.Id);
        }, pageIndex, pageSize);
    }

    /// <inheritdoc />
    public async Task SetStatusAsync(LoyaltyMember member, MemberStatus status, string actor)
    {
        var before = member.Status;
        await ChangeAsync(member, row => row.Status = status);
        if (before != status)
            await _auditService.LogAsync(actor, "status changed", nameof(LoyaltyMember), member.Id, before.ToString(), status.ToString());
    }

    /// <inheritdoc />
    public async Task<Result<LoyaltyMember>> SetTierOverrideAsync(LoyaltyMember member, int? tierId, DateTime? untilUtc, string actor)
    {
        var tier = tierId is { } id ? await _tierService.GetTierByIdAsync(id) : null;
        if (tierId is not null && tier?.ProgramId != member.ProgramId)
            return new LoyaltyError(LoyaltyErrorCodes.TIER_NOT_FOUND, $"The programme has no tier {tierId}.", "tierId");

        var before = member.TierOverrideId is { } oldId ? (await _tierService.GetTierByIdAsync(oldId))?.Name : null;
        await ChangeAsync(member, row =>
        {
            row.TierOverrideId = tierId;
            row.TierOverrideUntilUtc = tierId is null ? null : untilUtc;
        });
        await _auditService.LogAsync(actor, "tier override changed", nameof(LoyaltyMember), member.Id, before, tier?.Name);
        await _tierService.EvaluateAsync(member);

        return member;
    }

    /// <inheritdoc />
    public async Task EraseAsync(LoyaltyMember member)
    {
        await ChangeAsync(member, row =>
        {
            row.Status = MemberStatus.Inactive;
            row.HiddenFromLeaderboard = true;
            row.CardNumber = $"ERASED{row.Id}";
        });
    }

    /// <inheritdoc />
    public async Task SetLeaderboardVisibilityAsync(LoyaltyMember member, bool hidden)
    {
        await ChangeAsync(member, row => row.HiddenFromLeaderboard = hidden);
    }

    /// <inheritdoc />
    public async Task<IList<LeaderboardRow>> GetLeaderboardAsync(int programId, LeaderboardMetric by, int top)
    {
        var activeId = (int)MemberStatus.Active;
        var accounts = _accountRepository.Table.Where(account => account.ProgramId == programId);
        accounts = by == LeaderboardMetric.Lifetime
            ? accounts.Where(account => account.LifetimePoints > 0)
            : accounts.Where(account => account.Balance > 0);
        var places =
            from account in accounts
            join member in _memberRepository.Table on account.MemberId equals member.Id
            join customer in _customerRepository.Table on member.CustomerId equals customer.Id
            where !member.HiddenFromLeaderboard && member.StatusId == activeId && !customer.Deleted
            select new { account, member.CustomerId, member.TierId, customer.FirstName, customer.LastName };
        places = by == LeaderboardMetric.Lifetime
            ? places.OrderByDescending(place => place.account.LifetimePoints).ThenBy(place => place.account.LifetimeReachedOnUtc).ThenBy(place => place.account.MemberId)
            : places.OrderByDescending(place => place.account.Balance).ThenBy(place => place.account.BalanceReachedOnUtc).ThenBy(place => place.account.MemberId);

        var tiers = (await _tierService.GetTiersAsync(programId)).ToDictionary(tier => tier.Id, tier => tier.Name);

        return places.Take(top).ToList()
            .Select((place, index) => new LeaderboardRow(index + 1, place.CustomerId, NameMask.Mask(place.FirstName, place.LastName),
                by == LeaderboardMetric.Lifetime ? place.account.LifetimePoints : place.account.Balance,
                tiers.GetValueOrDefault(place.TierId ?? 0)))
            .ToList();
    }

    /// <summary>
    /// Changes a member's row. It is written as a whole, so it is read again first and nobody else writes meanwhile
    /// </summary>
    private async Task ChangeAsync(LoyaltyMember member, Action<LoyaltyMember> change)
    {
        using (await _gate.EnterAsync(member.Id))
        {
            var current = await _memberRepository.GetByIdAsync(member.Id);
            change(current);
            await _memberRepository.UpdateAsync(current, false);
        }
        change(member);
    }

    private static LoyaltyError AlreadyEnrolled()
    {
        return new LoyaltyError(LoyaltyErrorCodes.MEMBER_ALREADY_ENROLLED, "The customer is a member already.", "customerId");
    }
}
