using Nop.Core.Domain.Customers;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Tiers;

/// <summary>
/// Tiers and the members' standing in them
/// </summary>
public class TierService : ITierService
{
    private const int BATCH = 500;

    private readonly IAuditService _auditService;
    private readonly ICustomerService _customerService;
    private readonly IEventPublisher _eventPublisher;
    private readonly IRepository<LoyaltyMember> _memberRepository;
    private readonly IRepository<LoyaltyTier> _tierRepository;
    private readonly IRepository<PointsAccount> _accountRepository;
    private readonly MemberGate _gate;

    public TierService(IAuditService auditService,
        ICustomerService customerService,
        IEventPublisher eventPublisher,
        IRepository<LoyaltyMember> memberRepository,
        IRepository<LoyaltyTier> tierRepository,
        IRepository<PointsAccount> accountRepository,
        MemberGate gate)
    {
        _auditService = auditService;
        _customerService = customerService;
        _eventPublisher = eventPublisher;
        _memberRepository = memberRepository;
        _tierRepository = tierRepository;
        _accountRepository = accountRepository;
        _gate = gate;
    }

    /// <inheritdoc />
    public async Task<LoyaltyTier> GetTierByIdAsync(int tierId)
    {
        return await _tierRepository.GetByIdAsync(tierId);
    }

    /// <inheritdoc />
    public async Task<IList<LoyaltyTier>> GetTiersAsync(int programId)
    {
        var tiers = await _tierRepository.GetAllAsync(query => query.Where(tier => tier.ProgramId == programId));

        return tiers
            .OrderBy(tier => tier.Threshold).ThenBy(tier => tier.DisplayOrder).ThenBy(tier => tier.Id)
            .ToList();
    }

    /// <inheritdoc />
    public async Task<IList<LoyaltyTier>> GetTiersInDisplayOrderAsync(int programId)
    {
        return (await GetTiersAsync(programId)).OrderBy(tier => tier.DisplayOrder).ToList();
    }

    /// <inheritdoc />
    public async Task InsertTierAsync(LoyaltyTier tier)
    {
        await _tierRepository.InsertAsync(tier);
        await EvaluateAllAsync(tier.ProgramId);
    }

    /// <inheritdoc />
    public async Task UpdateTierAsync(LoyaltyTier tier)
    {
        var before = await _tierRepository.LoadOriginalCopyAsync(tier);
        await _tierRepository.UpdateAsync(tier);
        if (before?.CustomerRoleId is { } retiredRoleId && retiredRoleId != tier.CustomerRoleId)
            await RetireRoleAsync(tier, retiredRoleId);
        await EvaluateAllAsync(tier.ProgramId);
    }

    /// <inheritdoc />
    public async Task DeleteTierAsync(LoyaltyTier tier)
    {
        await _tierRepository.DeleteAsync(tier);
        if (tier.CustomerRoleId is { } retiredRoleId)
            await RetireRoleAsync(tier, retiredRoleId);
        await EvaluateAllAsync(tier.ProgramId);
    }

    /// <inheritdoc />
    public async Task EvaluateAsync(LoyaltyMember member)
    {
        var account = (await _accountRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id))).FirstOrDefault();
        var tiers = await GetTiersAsync(member.ProgramId);
        await PlaceAsync(member, tiers, account?.LifetimeSpend ?? 0);
    }

    /// <inheritdoc />
    public async Task<int> EvaluateAllAsync(int programId)
    {
        var moved = 0;
        var tiers = await GetTiersAsync(programId);
        var last = 0;
        while (true)
        {
            var after = last;
            var members = await _memberRepository.GetAllAsync(query => query
                .Where(member => member.ProgramId == programId && member.Id > after).OrderBy(member => member.Id).Take(BATCH));
            if (members.Count == 0)
                return moved;

            last = members[^1].Id;
            var ids = members.Select(member => member.Id).ToList();
            var spend = (await _accountRepository.GetAllAsync(query => query.Where(account => ids.Contains(account.MemberId))))
                .ToDictionary(account => account.MemberId, account => account.LifetimeSpend);
            foreach (var member in members)
                moved += await PlaceAsync(member, tiers, spend.GetValueOrDefault(member.Id)) ? 1 : 0;
        }
    }

    /// <inheritdoc />
    public async Task<TierProgress> GetProgressAsync(LoyaltyMember member)
    {
        var account = (await _accountRepository.GetAllAsync(query => query.Where(row => row.MemberId == member.Id))).FirstOrDefault();
        var spend = account?.LifetimeSpend ?? 0;
        var tiers = await GetTiersAsync(member.ProgramId);
        var current = tiers.FirstOrDefault(tier => tier.Id == member.TierId) ?? TierLadder.TierFor(tiers, spend);
        var next = TierLadder.NextAfter(tiers, Math.Max(spend, current?.Threshold ?? 0));
        if (next is null)
            return new TierProgress(current, null, spend, 0, 100);

        var from = Math.Min(current.Threshold, spend);
        var percent = (int)Math.Floor((spend - from) * 100 / (next.Threshold - from));

        return new TierProgress(current, next, spend, next.Threshold - spend, Math.Clamp(percent, 0, 100));
    }

    private async Task<bool> PlaceAsync(LoyaltyMember member, IList<LoyaltyTier> tiers, decimal spend)
    {
        LoyaltyTier before, target;
        using (await _gate.EnterAsync(member.Id))
        {
            // the row is written as a whole, so it is read again just before
            var current = await _memberRepository.GetByIdAsync(member.Id);
            if (current is null)
                return false;

            target = Target(current, tiers, spend);
            before = tiers.FirstOrDefault(tier => tier.Id == current.TierId);
            member.TierId = target?.Id;
            if (current.TierId != target?.Id)
            {
                current.TierId = target?.Id;
                await _memberRepository.UpdateAsync(current, false);
            }
        }

        await SyncRolesAsync(member.CustomerId, before, target, tiers);
        if (before?.Id == target?.Id)
            return false;

        await _auditService.LogAsync(LoyaltyDefaults.SystemActor, "tier changed", nameof(LoyaltyMember), member.Id, before?.Name, target?.Name);
        await _eventPublisher.PublishAsync(new TierChangedEvent(member, before, target));

        return true;
    }

    private static LoyaltyTier Target(LoyaltyMember member, IList<LoyaltyTier> tiers, decimal spend)
    {
        var overridden = member.TierOverrideId is not null && (member.TierOverrideUntilUtc is null || member.TierOverrideUntilUtc > DateTime.UtcNow)
            ? tiers.FirstOrDefault(tier => tier.Id == member.TierOverrideId)
            : null;

        return overridden ?? TierLadder.TierFor(tiers, spend);
    }

    /// <summary>
    /// Grants the role of the tier stood in and, when that changed, takes the role of the tier left
    /// </summary>
    private async Task SyncRolesAsync(int customerId, LoyaltyTier before, LoyaltyTier target, IList<LoyaltyTier> tiers)
    {
        if (tiers.All(tier => tier.CustomerRoleId is null))
            return;

        var customer = await _customerService.GetCustomerByIdAsync(customerId);
        if (customer is null || customer.Deleted)
            return;

        var roleIds = await _customerService.GetCustomerRoleIdsAsync(customer, true);
        if (before?.CustomerRoleId is { } oldRoleId && oldRoleId != target?.CustomerRoleId && roleIds.Contains(oldRoleId))
            await _customerService.RemoveCustomerRoleMappingAsync(customer, await _customerService.GetCustomerRoleByIdAsync(oldRoleId));
        if (target?.CustomerRoleId is { } newRoleId && !roleIds.Contains(newRoleId)
            && await _customerService.GetCustomerRoleByIdAsync(newRoleId) is not null)
        {
            await _customerService.AddCustomerRoleMappingAsync(new CustomerCustomerRoleMapping { CustomerId = customerId, CustomerRoleId = newRoleId });
        }
    }

    /// <summary>
    /// Takes a role that a tier no longer grants from the members standing in it
    /// </summary>
    private async Task RetireRoleAsync(LoyaltyTier tier, int roleId)
    {
        var role = await _customerService.GetCustomerRoleByIdAsync(roleId);
        if (role is null)
            return;

        var members = await _memberRepository.GetAllAsync(query => query.Where(member => member.TierId == tier.Id));
        foreach (var member in members)
        {
            var customer = await _customerService.GetCustomerByIdAsync(member.CustomerId);
            if (customer is not null && (await _customerService.GetCustomerRoleIdsAsync(customer, true)).Contains(roleId))
                await _customerService.RemoveCustomerRoleMappingAsync(customer, role);
        }
    }
}
