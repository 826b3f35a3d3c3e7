using Nop.Core;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Programs;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

/// <summary>
/// Earning rules and their versions
/// </summary>
public class EarningRuleService(IAuditService auditService,
    IEventPublisher eventPublisher,
    IProgramService programService,
    IRepository<EarningRule> ruleRepository,
    IRepository<EarningRuleVersion> versionRepository,
    IRepository<InteractionDefinition> interactionRepository,
    IRepository<RuleAward> awardRepository,
    TimeProvider time) : IEarningRuleService
{
    private const int MAX_NAME = 400;

    /// <inheritdoc />
    public async Task<EarningRule> GetRuleByIdAsync(int ruleId)
    {
        var rule = await ruleRepository.GetByIdAsync(ruleId);

        return rule is { Deleted: false } ? rule : null;
    }

    /// <inheritdoc />
    public async Task<IList<EarningRule>> GetRulesAsync(int programId, bool activeOnly = false)
    {
        return await ruleRepository.GetAllAsync(query => query
            .Where(rule => rule.ProgramId == programId && !rule.Deleted && (rule.Active || !activeOnly))
            .OrderBy(rule => rule.DisplayOrder).ThenBy(rule => rule.Id));
    }

    /// <inheritdoc />
    public async Task<IList<EarningRule>> GetRulesByIdsAsync(IList<int> ruleIds)
    {
        return await ruleRepository.GetAllAsync(query => query.Where(rule => ruleIds.Contains(rule.Id)));
    }

    /// <inheritdoc />
    public async Task<Result<EarningRule>> InsertRuleAsync(EarningRule rule, string actor)
    {
        if (await CheckAsync(rule) is { } error)
            return error;

        rule.CreatedOnUtc = time.GetUtcNow().UtcDateTime;
        rule.UpdatedOnUtc = rule.CreatedOnUtc;
        rule.Version = 1;
        Mirror(rule);
        using (var scope = LedgerScope.Open())
        {
            await ruleRepository.InsertAsync(rule, false);
            await versionRepository.InsertAsync(VersionOf(rule, actor), false);
            scope.Complete();
        }
        await eventPublisher.EntityInsertedAsync(rule);
        await auditService.LogAsync(actor, AuditActions.Create, rule, null, rule.Definition);

        return rule;
    }

    /// <inheritdoc />
    public async Task<Result<EarningRule>> UpdateRuleAsync(EarningRule rule, string actor)
    {
        if (await CheckAsync(rule) is { } error)
            return error;

        Mirror(rule);
        var stored = (await ruleRepository.GetAllAsync(query => query.Where(row => row.Id == rule.Id))).First();
        var (before, after) = EntityChanges.Between(stored, rule);
        if (after is null)
            return rule;

        var isNewVersion = stored.Definition != rule.Definition || stored.Name != rule.Name;
        rule.Version = stored.Version + (isNewVersion ? 1 : 0);
        rule.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
        try
        {
            using var scope = LedgerScope.Open();
            // the version comes first: of two who save at once, one fails on its number and changes nothing
            if (isNewVersion)
                await versionRepository.InsertAsync(VersionOf(rule, actor), false);
            await ruleRepository.UpdateAsync(rule, false);
            scope.Complete();
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            if ((await GetVersionsAsync(rule.Id)).All(version => version.Version < rule.Version))
                throw;

            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "Somebody else saved the rule at the same time. Read it again.");
        }
        await eventPublisher.EntityUpdatedAsync(rule);
        await auditService.LogAsync(actor, AuditActions.Update, rule, before, after);

        return rule;
    }

    /// <inheritdoc />
    public async Task DeleteRuleAsync(EarningRule rule, string actor)
    {
        rule.Deleted = true;
        rule.Active = false;
        rule.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
        await ruleRepository.UpdateAsync(rule);
        await auditService.LogAsync(actor, AuditActions.Delete, rule, rule.Name, null);
    }

    /// <inheritdoc />
    public async Task<IList<EarningRuleVersion>> GetVersionsAsync(int ruleId)
    {
        return await versionRepository.GetAllAsync(query => query.Where(version => version.RuleId == ruleId).OrderByDescending(version => version.Version));
    }

    /// <inheritdoc />
    public async Task<IList<EarningRuleVersion>> GetVersionsAsync(IList<(int RuleId, int Version)> versions)
    {
        var ruleIds = versions.Select(pair => pair.RuleId).Distinct().ToList();
        var numbers = versions.Select(pair => pair.Version).Distinct().ToList();
        var found = await versionRepository.GetAllAsync(query => query
            .Where(version => ruleIds.Contains(version.RuleId) && numbers.Contains(version.Version)));

        return found.Where(version => versions.Contains((version.RuleId, version.Version))).ToList();
    }

    /// <inheritdoc />
    public async Task<IPagedList<RuleAward>> GetAwardsAsync(int ruleId, int pageIndex = 0, int pageSize = int.MaxValue)
    {
        return await awardRepository.GetAllPagedAsync(query => query
            .Where(award => award.RuleId == ruleId).OrderByDescending(award => award.CreatedOnUtc).ThenByDescending(award => award.Id), pageIndex, pageSize);
    }

    private static void Mirror(EarningRule rule)
    {
        var definition = rule.GetDefinition();
        rule.TriggerId = (int)definition.Trigger;
        rule.Active = definition.Active;
        rule.Definition = definition.ToJson();
    }

    private static EarningRuleVersion VersionOf(EarningRule rule, string actor)
    {
        return new EarningRuleVersion
        {
            RuleId = rule.Id, Version = rule.Version, Name = rule.Name, Definition = rule.Definition, Actor = actor, CreatedOnUtc = rule.UpdatedOnUtc
        };
    }

    private async Task<LoyaltyError> CheckAsync(EarningRule rule)
    {
        if (await programService.GetProgramByIdAsync(rule.ProgramId) is null)
            return new LoyaltyError(LoyaltyErrorCodes.PROGRAM_NOT_FOUND, $"There is no program {rule.ProgramId}.", "programId");
        if (string.IsNullOrWhiteSpace(rule.Name) || rule.Name.Length > MAX_NAME)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"A name of at most {MAX_NAME} characters is required.", "name");

        var definition = rule.GetDefinition();
        if (RuleCheck.Faults(definition) is [var fault, ..])
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, fault.Message, fault.Field);
        if (definition.Trigger != RuleTrigger.Interaction)
            return null;

        var interaction = definition.InteractionId.Trim().ToLowerInvariant();

        return await interactionRepository.Table.AnyAsync(row => row.SystemName == interaction)
            ? null
            : new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"There is no interaction \"{interaction}\".", nameof(RuleDefinition.InteractionId));
    }
}
