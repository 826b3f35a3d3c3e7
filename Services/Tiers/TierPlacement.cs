using Nop.Core.Caching;
using Nop.Core.Domain.Customers;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Tiers;

/// <summary>
/// Puts members into the tier that the engine, or an override by hand, says
/// </summary>
public class TierPlacement(IAuditService auditService,
    ICustomerService customerService,
    IEventPublisher eventPublisher,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<TierChange> changeRepository,
    IRepository<TierStanding> standingRepository,
    IShortTermCacheManager shortTermCacheManager,
    MemberGate gate,
    RowTurns turns,
    TierFigures figures,
    WebhookOutbox outbox,
    TimeProvider time)
{
    private const int MAX_ATTEMPTS = 5;

    private readonly TierFigures _figures = figures;

    /// <summary>
    /// Gets what members earned; a member who was never placed is missing
    /// </summary>
    public async Task<IDictionary<int, TierStanding>> GetStandingsAsync(IList<int> memberIds)
    {
        return (await standingRepository.GetAllAsync(query => query.Where(standing => memberIds.Contains(standing.MemberId))))
            .ToDictionary(standing => standing.MemberId);
    }

    /// <summary>
    /// Evaluates a member: tier, role, row of the change, event
    /// </summary>
    /// <param name="member">The member; its tier is brought up to date</param>
    /// <param name="ladder">The program's tiers, lowest threshold first</param>
    /// <param name="terms">How they are reached and left</param>
    /// <returns>Whether the member moved</returns>
    public async Task<bool> PlaceAsync(LoyaltyMember member, IReadOnlyList<LoyaltyTier> ladder, TierTerms terms)
    {
        TierChange change = null;
        TierStanding standing = null;
        using (await gate.EnterAsync(member.Id))
        {
            for (var attempt = 1; ; attempt++)
            {
                var current = await memberRepository.GetByIdAsync(member.Id);
                if (current is null)
                    return false;

                var nowUtc = time.GetUtcNow().UtcDateTime;
                standing = await GetStandingAsync(current, ladder, terms, nowUtc);
                var decision = await DecideAsync(current, standing, ladder, terms, nowUtc);
                try
                {
                    // another node wrote the member or the standing between the reads and the turn to write: look again
                    if (await WriteAsync(current, standing, decision, ladder, nowUtc) is not { } written)
                        continue;

                    change = written.Change;
                    member.TierId = current.TierId;
                    break;
                }
                catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception) && attempt < MAX_ATTEMPTS)
                {
                    // another node placed the member meanwhile: look again
                    await Task.Delay(Random.Shared.Next(1, 20));
                }
            }
        }
        if (standing.GrantedRoleId is not null || ladder.FirstOrDefault(tier => tier.Id == member.TierId)?.CustomerRoleId is not null)
            await SyncRoleAsync(member.Id, ladder);
        if (change is null)
            return false;

        shortTermCacheManager.Remove(LoyaltyDefaults.MemberByCustomerCacheKey.Key, member.ProgramId, member.CustomerId);
        shortTermCacheManager.Remove(LoyaltyDefaults.MembershipsCacheKey.Key, member.CustomerId);
        await auditService.LogAsync(LoyaltyDefaults.SystemActor, AuditActions.TierChanged, member, change.FromName, change.ToName);
        await eventPublisher.PublishAsync(new TierChangedEvent(member, ladder.FirstOrDefault(tier => tier.Id == change.FromTierId),
            ladder.FirstOrDefault(tier => tier.Id == change.ToTierId)));

        return true;
    }

    /// <summary>
    /// The tier a member stands in: the one given by hand while that lasts, else the earned one
    /// </summary>
    public static int? TargetOf(LoyaltyMember member, TierState earned, IReadOnlyList<LoyaltyTier> ladder, DateTime nowUtc)
    {
        return IsOverridden(member, nowUtc) && ladder.Any(tier => tier.Id == member.TierOverrideId) ? member.TierOverrideId : earned.TierId;
    }

    /// <summary>
    /// Whether everything about a member is as it should be
    /// </summary>
    public static bool IsSettled(LoyaltyMember member, TierStanding standing, TierState decision, IReadOnlyList<LoyaltyTier> ladder, DateTime nowUtc)
    {
        var target = TargetOf(member, decision, ladder, nowUtc);

        return standing is not null && standing.ToState() == decision && member.TierId == target
            && standing.GrantedRoleId == ladder.FirstOrDefault(tier => tier.Id == target)?.CustomerRoleId;
    }

    /// <summary>
    /// The earliest moment from which on the figures of some members count
    /// </summary>
    public static DateTime? Earliest(TierTerms terms, IEnumerable<TierStanding> standings, DateTime nowUtc)
    {
        if (terms.CountsFrom(nowUtc) is not { } earliest)
            return null;

        foreach (var standing in standings)
        {
            if (standing?.ReviewOnUtc <= nowUtc && terms.CountsFrom(standing.ReviewOnUtc, nowUtc) is { } from && from < earliest)
                earliest = from;
        }

        return earliest;
    }

    private static bool IsOverridden(LoyaltyMember member, DateTime nowUtc)
    {
        return member.TierOverrideId is not null && (member.TierOverrideUntilUtc is null || member.TierOverrideUntilUtc > nowUtc);
    }

    private async Task<TierState> DecideAsync(LoyaltyMember member, TierStanding standing, IReadOnlyList<LoyaltyTier> ladder, TierTerms terms, DateTime nowUtc)
    {
        var figures = await _figures.LoadAsync([member.Id], terms, Earliest(terms, [standing], nowUtc));

        return TierEngine.Decide(ladder, terms, standing.TierId is null && standing.Id == 0 ? null : standing.ToState(),
            since => figures(member.Id, since), nowUtc);
    }

    /// <summary>
    /// What the member earned. Members from before the standings were kept begin with the tier they stand in
    /// </summary>
    private async Task<TierStanding> GetStandingAsync(LoyaltyMember member, IReadOnlyList<LoyaltyTier> ladder, TierTerms terms, DateTime nowUtc)
    {
        if ((await GetStandingsAsync([member.Id])).TryGetValue(member.Id, out var standing))
            return standing;

        return new TierStanding
        {
            MemberId = member.Id,
            TierId = member.TierOverrideId is null ? member.TierId : null,
            SinceUtc = nowUtc,
            ReviewOnUtc = terms.ReviewAfter(nowUtc, nowUtc),
            GrantedRoleId = ladder.FirstOrDefault(tier => tier.Id == member.TierId)?.CustomerRoleId
        };
    }

    /// <returns>Null when another node wrote what the decision was made of</returns>
    private async Task<Written> WriteAsync(LoyaltyMember member, TierStanding standing, TierState decision, IReadOnlyList<LoyaltyTier> ladder, DateTime nowUtc)
    {
        var target = TargetOf(member, decision, ladder, nowUtc);
        var moves = member.TierId != target;
        if (!moves && standing.Id > 0 && standing.ToState() == decision)
            return new Written(null);

        using var scope = LedgerScope.Open();
        await turns.TakeAsync<LoyaltyMember>(member.Id);
        // both rows are written as a whole: what others wrote into them meanwhile stays
        var stored = await memberRepository.GetByIdAsync(member.Id);
        (await GetStandingsAsync([member.Id])).TryGetValue(member.Id, out var current);
        if (stored is null || BasisOf(stored) != BasisOf(member) || (current?.Changes ?? 0) != standing.Changes || current?.ToState() != (standing.Id == 0 ? null : standing.ToState()))
            return null;

        current ??= standing;
        var change = moves ? NewChange(member, current, target, ladder, nowUtc) : null;
        current.Apply(decision);
        if (change is not null)
        {
            current.Changes = change.Number;
            await changeRepository.InsertAsync(change, false);
            member.TierId = stored.TierId = target;
            await memberRepository.UpdateAsync(stored, false);
            await outbox.WriteAsync(WebhookEvents.TIER_CHANGED, member.ProgramId, member.Id, () => WebhookBody.Of(stored, change));
        }
        if (current.Id == 0)
            await standingRepository.InsertAsync(current, false);
        else
            await standingRepository.UpdateAsync(current, false);
        scope.Complete();

        return new Written(change);
    }

    /// <summary>
    /// What of a member's row the decision is made of
    /// </summary>
    private static (int?, int?, DateTime?) BasisOf(LoyaltyMember member)
    {
        return (member.TierId, member.TierOverrideId, member.TierOverrideUntilUtc);
    }

    /// <param name="Change">The move; null when only the standing was written</param>
    private sealed record Written(TierChange Change);

    private static TierChange NewChange(LoyaltyMember member, TierStanding standing, int? target, IReadOnlyList<LoyaltyTier> ladder, DateTime nowUtc)
    {
        var places = ladder.Select((tier, place) => (tier, place)).ToDictionary(pair => pair.tier.Id, pair => pair.place);
        var from = ladder.FirstOrDefault(tier => tier.Id == member.TierId);
        var to = ladder.FirstOrDefault(tier => tier.Id == target);
        var direction = from is null || to is null ? 0 : Math.Sign(places[to.Id] - places[from.Id]);

        return new TierChange
        {
            MemberId = member.Id,
            ProgramId = member.ProgramId,
            Number = standing.Changes + 1,
            FromTierId = member.TierId,
            ToTierId = target,
            FromName = from?.Name,
            ToName = to?.Name,
            Direction = direction,
            // who falls into a tier is not welcomed there
            Bonus = direction > 0 || member.TierId is null ? to?.WelcomeBonus ?? 0 : 0,
            OnUtc = nowUtc
        };
    }

    /// <summary>
    /// Gives the role of the tier stood in and takes the one given for another. Not behind the gate: others listen to changes of roles
    /// and may want the member; so it looks again until nothing moved meanwhile
    /// </summary>
    private async Task SyncRoleAsync(int memberId, IReadOnlyList<LoyaltyTier> ladder)
    {
        for (var round = 0; round < MAX_ATTEMPTS; round++)
        {
            var member = await memberRepository.GetByIdAsync(memberId);
            if (member is null || !(await GetStandingsAsync([memberId])).TryGetValue(memberId, out var standing))
                return;

            var wanted = ladder.FirstOrDefault(tier => tier.Id == member.TierId)?.CustomerRoleId;
            if (wanted == standing.GrantedRoleId && (round > 0 || wanted is null))
                return;
            if (!await SwapRolesAsync(member, standing.GrantedRoleId, wanted))
                return;

            using (await gate.EnterAsync(memberId))
            {
                await turns.RunAsync<LoyaltyMember, bool>(memberId, async () =>
                {
                    if ((await GetStandingsAsync([memberId])).TryGetValue(memberId, out var current) && current.GrantedRoleId != wanted)
                    {
                        current.GrantedRoleId = wanted;
                        await standingRepository.UpdateAsync(current, false);
                    }

                    return true;
                });
            }
        }
    }

    private async Task<bool> SwapRolesAsync(LoyaltyMember member, int? granted, int? wanted)
    {
        var customer = await customerService.GetCustomerByIdAsync(member.CustomerId);
        if (customer is null || customer.Deleted)
            return false;

        var held = await customerService.GetCustomerRoleIdsAsync(customer, true);
        if (granted is { } retired && retired != wanted && held.Contains(retired) && !await IsGrantedElsewhereAsync(member, retired)
            && await customerService.GetCustomerRoleByIdAsync(retired) is { } retiredRole)
        {
            await customerService.RemoveCustomerRoleMappingAsync(customer, retiredRole);
        }
        if (wanted is { } roleId && !held.Contains(roleId) && await customerService.GetCustomerRoleByIdAsync(roleId) is not null)
            await customerService.AddCustomerRoleMappingAsync(new CustomerCustomerRoleMapping { CustomerId = member.CustomerId, CustomerRoleId = roleId });

        return true;
    }

    private async Task<bool> IsGrantedElsewhereAsync(LoyaltyMember member, int roleId)
    {
        var others = (await memberRepository.GetAllAsync(query => query.Where(row => row.CustomerId == member.CustomerId && row.Id != member.Id)))
            .Select(row => row.Id).ToList();

        return others.Count > 0 && (await GetStandingsAsync(others)).Values.Any(standing => standing.GrantedRoleId == roleId);
    }
}
