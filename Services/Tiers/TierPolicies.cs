using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Services.Tiers;

/// <summary>
/// The terms of the programs' tiers, and the wish to have all members evaluated
/// </summary>
public class TierPolicies(IAuditService auditService,
    IDateTimeHelper dateTimeHelper,
    IRepository<TierPass> passRepository,
    IRepository<TierPolicy> policyRepository,
    TimeProvider time)
{
    /// <summary>
    /// Gets a program's policy; the defaults, not stored, when the merchant chose none
    /// </summary>
    public async Task<TierPolicy> GetAsync(int programId)
    {
        return (await policyRepository.GetAllAsync(query => query.Where(policy => policy.ProgramId == programId))).FirstOrDefault()
            ?? new TierPolicy { ProgramId = programId };
    }

    /// <summary>
    /// Gets the terms that the engine works with
    /// </summary>
    public async Task<TierTerms> GetTermsAsync(int programId)
    {
        var saved = (await policyRepository.GetAllAsync(query => query.Where(policy => policy.ProgramId == programId),
            cache => cache.PrepareKeyForDefaultCache(LoyaltyDefaults.TierPolicyByProgramCacheKey, programId))).FirstOrDefault();

        return TermsOf(saved ?? new TierPolicy { ProgramId = programId });
    }

    /// <summary>
    /// Gets the terms a policy means, saved or not
    /// </summary>
    public TierTerms TermsOf(TierPolicy policy)
    {
        return policy.TermsIn(dateTimeHelper.DefaultStoreTimeZone);
    }

    /// <summary>
    /// Saves a policy and asks for the members to be evaluated
    /// </summary>
    public async Task SaveAsync(TierPolicy policy, string actor)
    {
        if (policy.Id == 0)
        {
            await policyRepository.InsertAsync(policy);
            await auditService.LogAsync(actor, AuditActions.Create, policy, null, Describe(policy));
        }
        else
        {
            var (before, after) = EntityChanges.Between(await policyRepository.LoadOriginalCopyAsync(policy), policy);
            if (after is null)
                return;

            await policyRepository.UpdateAsync(policy);
            await auditService.LogAsync(actor, AuditActions.Update, policy, before, after);
        }
        await RequestPassAsync(policy.ProgramId);
    }

    /// <summary>
    /// Gets how far the evaluation of a program's members is; null when none was ever asked for
    /// </summary>
    public async Task<TierPass> GetPassAsync(int programId)
    {
        return (await passRepository.GetAllAsync(query => query.Where(pass => pass.ProgramId == programId))).FirstOrDefault();
    }

    /// <summary>
    /// Asks the scheduled task to evaluate all members of a program
    /// </summary>
    public async Task RequestPassAsync(int programId)
    {
        var nowUtc = time.GetUtcNow().UtcDateTime;
        var pass = await GetPassAsync(programId);
        if (pass is null)
        {
            try
            {
                using var scope = LedgerScope.Open();
                await passRepository.InsertAsync(new TierPass { ProgramId = programId, RequestedOnUtc = nowUtc }, false);
                scope.Complete();

                return;
            }
            catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
            {
                pass = await GetPassAsync(programId);
                if (pass is null)
                    throw;
            }
        }

        pass.RequestedOnUtc = nowUtc;
        await passRepository.UpdateAsync(pass, false);
    }

    private static string Describe(TierPolicy policy)
    {
        return $"{(TierMetric)policy.MetricId}, {(TierPeriod)policy.PeriodId} {policy.PeriodDays}, {(TierDowngrade)policy.DowngradeId}, {policy.GraceDays}";
    }
}
