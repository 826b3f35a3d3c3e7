using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Members;

namespace Nop.Plugin.Misc.Loyalty.Services.Tiers;

/// <summary>
/// Tiers and the members' standing in them
/// </summary>
public class TierService(IAuditService auditService,
    IRepository<LoyaltyTier> tierRepository,
    IRepository<PointsAccount> accountRepository,
    TierEvaluation evaluation,
    TierFigures figures,
    TierPlacement placement,
    TierPolicies policies,
    TimeProvider time) : ITierService
{
    /// <inheritdoc />
    public async Task<LoyaltyTier> GetTierByIdAsync(int tierId)
    {
        return await tierRepository.GetByIdAsync(tierId);
    }

    /// <inheritdoc />
    public async Task<IList<LoyaltyTier>> GetTiersAsync(int programId)
    {
        return await evaluation.GetLadderAsync(programId);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<LoyaltyTier>> GetSavedTiersAsync(int programId)
    {
        return await evaluation.GetSavedLadderAsync(programId);
    }

    /// <inheritdoc />
    public async Task<IList<LoyaltyTier>> GetTiersInDisplayOrderAsync(int programId)
    {
        return (await GetTiersAsync(programId)).OrderBy(tier => tier.DisplayOrder).ToList();
    }

    /// <inheritdoc />
    public async Task InsertTierAsync(LoyaltyTier tier, string actor)
    {
        await tierRepository.InsertAsync(tier);
        await auditService.LogAsync(actor, AuditActions.Create, tier, null, tier.Name);
        await policies.RequestPassAsync(tier.ProgramId);
    }

    /// <inheritdoc />
    public async Task UpdateTierAsync(LoyaltyTier tier, string actor)
    {
        var before = await tierRepository.LoadOriginalCopyAsync(tier);
        var (oldText, newText) = EntityChanges.Between(before, tier);
        if (newText is null)
            return;

        await tierRepository.UpdateAsync(tier);
        await auditService.LogAsync(actor, AuditActions.Update, tier, oldText, newText);
        if (before is null || before.Threshold != tier.Threshold || before.CustomerRoleId != tier.CustomerRoleId || before.DisplayOrder != tier.DisplayOrder)
            await policies.RequestPassAsync(tier.ProgramId);
    }

    /// <inheritdoc />
    public async Task DeleteTierAsync(LoyaltyTier tier, string actor)
    {
        await tierRepository.DeleteAsync(tier);
        await auditService.LogAsync(actor, AuditActions.Delete, tier, tier.Name, null);
        await policies.RequestPassAsync(tier.ProgramId);
    }

    /// <inheritdoc />
    public async Task EvaluateAsync(LoyaltyMember member)
    {
        await placement.PlaceAsync(member, await evaluation.GetSavedLadderAsync(member.ProgramId), await policies.GetTermsAsync(member.ProgramId));
    }

    /// <inheritdoc />
    public async Task EvaluateAfterAsync(LoyaltyMember member, IEnumerable<LedgerEntry> entries)
    {
        var rows = entries.Where(entry => entry.Spend != 0 || entry.LifetimePoints != 0 || entry.Type == LedgerEntryType.Reverse).ToList();
        if (rows.Count == 0)
            return;

        var terms = await policies.GetTermsAsync(member.ProgramId);
        if (rows.Any(entry => terms.CountsPoints ? entry.LifetimePoints != 0 || entry.Points != 0 : entry.Spend != 0))
            await placement.PlaceAsync(member, await evaluation.GetSavedLadderAsync(member.ProgramId), terms);
    }

    /// <inheritdoc />
    public async Task<TierProgress> GetProgressAsync(LoyaltyMember member)
    {
        var standing = (await placement.GetStandingsAsync([member.Id])).TryGetValue(member.Id, out var row) ? row : null;
        var account = (await accountRepository.GetAllAsync(query => query.Where(entry => entry.MemberId == member.Id))).FirstOrDefault();

        return await GetProgressAsync(new Membership(member, account, standing));
    }

    /// <inheritdoc />
    public async Task<TierProgress> GetProgressAsync(Membership membership)
    {
        var (member, account, standing) = membership;
        var nowUtc = time.GetUtcNow().UtcDateTime;
        var terms = await policies.GetTermsAsync(member.ProgramId);
        var figure = await figures.GetAsync(member.Id, account, terms, TierPlacement.Earliest(terms, [standing], nowUtc), terms.CountsFrom(nowUtc));
        var tiers = await evaluation.GetSavedLadderAsync(member.ProgramId);
        var current = tiers.FirstOrDefault(tier => tier.Id == member.TierId) ?? TierLadder.TierFor(tiers, figure);
        var next = TierLadder.NextAfter(tiers, Math.Max(figure, current?.Threshold ?? 0));
        var progress = new TierProgress(current, next, account?.LifetimeSpend ?? 0, 0, 100)
        {
            Terms = terms,
            Figure = figure,
            KeepUntilUtc = KeepUntil(terms, standing, current, tiers),
            ToKeep = current is null ? 0 : Math.Max(0, current.Threshold - figure)
        };
        if (next is null)
            return progress;

        var from = Math.Min(current.Threshold, figure);
        var percent = (int)Math.Floor((figure - from) * 100 / (next.Threshold - from));

        return progress with { SpendToNext = next.Threshold - figure, Percent = Math.Clamp(percent, 0, 100) };
    }

    /// <summary>
    /// When the member could fall; null when that cannot happen
    /// </summary>
    private static DateTime? KeepUntil(TierTerms terms, TierStanding standing, LoyaltyTier current, IList<LoyaltyTier> tiers)
    {
        if (standing is null || current is null || current.Id != standing.TierId || current.Id == tiers[0].Id || terms.Downgrade is TierDowngrade.Never)
            return null;
        if (terms.Downgrade == TierDowngrade.AtOnce)
            return standing.BelowSinceUtc?.AddDays(terms.GraceDays);

        return standing.ReviewOnUtc.AddDays(terms.GraceDays);
    }
}
