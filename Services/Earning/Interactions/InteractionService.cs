using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nop.Core;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Interactions;

/// <summary>
/// Interactions: their definitions, and what happened
/// </summary>
public partial class InteractionService(IAuditService auditService,
    IRepository<InteractionDefinition> definitionRepository,
    IRepository<InteractionEvent> eventRepository,
    IRuleAwards ruleAwards,
    TimeProvider time) : IInteractionService
{
    private const int BATCH = 200;
    private const int MAX_NAME = 400;

    /// <summary>
    /// Reads an event as the rules see it
    /// </summary>
    public static RuleEvent ToRuleEvent(InteractionDefinition definition, InteractionEvent happened)
    {
        return new RuleEvent
        {
            Trigger = RuleTrigger.Interaction,
            InteractionId = definition.SystemName,
            Key = $"interaction:{happened.Id}",
            StoreId = happened.StoreId,
            OccurredOnUtc = happened.CreatedOnUtc,
            Outcome = happened.Outcome,
            Scope = happened.Scope,
            Status = happened.Status,
            EventType = happened.EventType,
            Metadata = string.IsNullOrEmpty(happened.Metadata) ? [] : RuleEvent.Flatten(JsonDocument.Parse(happened.Metadata).RootElement)
        };
    }

    /// <inheritdoc />
    public async Task<IList<InteractionDefinition>> GetDefinitionsAsync()
    {
        return await definitionRepository.GetAllAsync(query => query.OrderBy(definition => definition.Name).ThenBy(definition => definition.Id));
    }

    /// <inheritdoc />
    public async Task<InteractionDefinition> GetDefinitionByIdAsync(int id)
    {
        return await definitionRepository.GetByIdAsync(id);
    }

    /// <inheritdoc />
    public async Task<InteractionDefinition> GetDefinitionAsync(string systemName)
    {
        var name = systemName?.Trim().ToLowerInvariant();

        return (await definitionRepository.GetAllAsync(query => query.Where(definition => definition.SystemName == name))).FirstOrDefault();
    }

    /// <inheritdoc />
    public async Task<Result<InteractionDefinition>> SaveDefinitionAsync(InteractionDefinition definition, string actor)
    {
        definition.SystemName = definition.SystemName?.Trim().ToLowerInvariant();
        if (definition.SystemName is null || !SystemNamePattern().IsMatch(definition.SystemName))
        {
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED,
                "An id has from 1 to 100 letters a to z, digits, hyphens, underscores and dots, and begins with a letter or digit.", "id");
        }
        if (string.IsNullOrWhiteSpace(definition.Name) || definition.Name.Length > MAX_NAME)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"A name of at most {MAX_NAME} characters is required.", "name");

        if (definition.Id != 0)
        {
            var (before, after) = EntityChanges.Between(await definitionRepository.LoadOriginalCopyAsync(definition), definition);
            await definitionRepository.UpdateAsync(definition);
            if (after is not null)
                await auditService.LogAsync(actor, AuditActions.Update, definition, before, after);

            return definition;
        }

        definition.CreatedOnUtc = time.GetUtcNow().UtcDateTime;
        try
        {
            using var scope = LedgerScope.Open();
            await definitionRepository.InsertAsync(definition, false);
            scope.Complete();
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            if (await GetDefinitionAsync(definition.SystemName) is null)
                throw;

            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, $"There is an interaction \"{definition.SystemName}\" already.", "id");
        }
        await auditService.LogAsync(actor, AuditActions.Create, definition, null, definition.SystemName);

        return definition;
    }

    /// <inheritdoc />
    public async Task<Result<InteractionReceipt>> AppendAsync(InteractionDefinition definition, InteractionEvent happened)
    {
        if (!definition.Active)
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "The interaction takes no events.");

        happened.InteractionId = definition.Id;
        happened.IdempotencyKey ??= $"new:{Guid.NewGuid():N}";
        happened.RequestHash = Hash(happened);
        // what every database keeps, so that a repeated report is answered to the letter
        happened.CreatedOnUtc = Moment.Kept(time.GetUtcNow().UtcDateTime);
        var stored = await FindAsync(happened.IdempotencyKey);
        if (stored is null)
        {
            try
            {
                using var scope = LedgerScope.Open();
                await eventRepository.InsertAsync(happened, false);
                scope.Complete();
            }
            catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
            {
                stored = await FindAsync(happened.IdempotencyKey);
                if (stored is null)
                    throw;
            }
        }
        if (stored is null)
            return new InteractionReceipt(happened, await EvaluateAsync(definition, happened), false);

        return stored.RequestHash == happened.RequestHash
            ? new InteractionReceipt(stored, [], true)
            : LoyaltyError.IdempotencyConflict;
    }

    /// <inheritdoc />
    public async Task<int> EvaluateOpenAsync()
    {
        // the newest belong to requests that are still under way
        var until = time.GetUtcNow().UtcDateTime.AddMinutes(-1);
        var definitions = (await GetDefinitionsAsync()).ToDictionary(definition => definition.Id);
        var evaluated = 0;
        var last = 0;
        while (true)
        {
            var after = last;
            var open = await eventRepository.GetAllAsync(query => query
                .Where(row => !row.Evaluated && row.Id > after && row.CreatedOnUtc < until).OrderBy(row => row.Id).Take(BATCH));
            if (open.Count == 0)
                return evaluated;

            last = open[^1].Id;
            foreach (var row in open.Where(row => definitions.ContainsKey(row.InteractionId)))
            {
                await EvaluateAsync(definitions[row.InteractionId], row);
                evaluated += row.Evaluated ? 1 : 0;
            }
        }
    }

    /// <inheritdoc />
    public async Task<IPagedList<InteractionEvent>> GetEventsAsync(int definitionId, int pageIndex = 0, int pageSize = int.MaxValue)
    {
        return await eventRepository.GetAllPagedAsync(query => query
            .Where(row => row.InteractionId == definitionId).OrderByDescending(row => row.Id), pageIndex, pageSize);
    }

    private async Task<IList<RuleOutcome>> EvaluateAsync(InteractionDefinition definition, InteractionEvent happened)
    {
        var outcomes = await ruleAwards.FireAsync(ToRuleEvent(definition, happened), happened.CustomerId);
        if (outcomes.All(outcome => outcome.Verdict.Reason != RuleReasons.FAILED))
        {
            happened.Evaluated = true;
            await eventRepository.UpdateAsync(happened, false);
        }

        return outcomes;
    }

    private async Task<InteractionEvent> FindAsync(string key)
    {
        return (await eventRepository.GetAllAsync(query => query.Where(row => row.IdempotencyKey == key))).FirstOrDefault(row => row.IdempotencyKey == key);
    }

    private static string Hash(InteractionEvent happened)
    {
        var text = JsonSerializer.Serialize(new object[]
        {
            happened.InteractionId, happened.StoreId, happened.CustomerId, happened.Outcome, happened.Scope, happened.Status, happened.EventType, happened.Metadata
        });

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,99}$")]
    private static partial Regex SystemNamePattern();
}
