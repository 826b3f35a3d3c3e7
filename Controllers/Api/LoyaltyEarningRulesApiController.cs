using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>The rules by which members earn points.</summary>
[Route(ApiDefaults.Prefix + "/programs/{programId}/earning-rules")]
public class LoyaltyEarningRulesApiController(ICustomerService customers, IEarningRuleService rules, IProgramService programs, IStoreContext storeContext,
    RuleDryRun dryRun, StoreDays days) : LoyaltyProgramApiController(programs)
{
    private const string RuleMessage = "Must be a rule's number, at least 1.";

    /// <summary>A program's earning rules, as people see them ordered.</summary>
    /// <remarks>Read on with the answer's meta.nextBefore as "before".</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="activeOnly">Only rules that give points.</param>
    /// <param name="before">Where the part before ended, by its meta.nextBefore.</param>
    /// <param name="limit">How many.</param>
    [HttpGet]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<PageResponse<EarningRuleModel, SettingsMeta>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> ListRules([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId, [FromQuery] bool activeOnly = false,
        [FromQuery, ListCursor] string before = null,
        [FromQuery, Range(1, SettingsList.Limit, ErrorMessage = "Must be from {1} to {2}.")] int limit = SettingsList.Limit)
    {
        var (program, refusal) = await FindProgramAsync(programId, toChange: false);
        if (refusal is not null)
            return refusal;

        var (part, meta) = SettingsList.Part(await rules.GetRulesAsync(program.Id, activeOnly), rule => SettingsList.Place(rule.DisplayOrder, rule.Id), before, limit);
        return Page(part.Select(rule => rule.ToModel()).ToList(), meta);
    }

    /// <summary>An earning rule.</summary>
    /// <remarks>The answer's ETag names its version.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="id">The rule's number.</param>
    [HttpGet("{id}")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<EarningRuleModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.RULE_NOT_FOUND)]
    public async Task<IActionResult> GetRule([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId,
        [Range(1, int.MaxValue, ErrorMessage = RuleMessage)] int id)
    {
        var (rule, refusal) = await FindRuleAsync(programId, id, toChange: false);
        return refusal ?? Rule(rule);
    }

    /// <summary>Create an earning rule.</summary>
    /// <remarks>Send an Idempotency-Key to make repeating the call harmless.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="request">The rule.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every rule.</param>
    [HttpPost]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<EarningRuleModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> CreateRule([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId, [JsonBody] EarningRuleRequest request,
        [IdempotencyKey] string idempotencyKey = null)
    {
        var (program, refusal) = await FindProgramAsync(programId, toChange: true);
        if (refusal is not null)
            return refusal;

        var rule = new EarningRule { ProgramId = program.Id };
        request.Apply(rule, days);
        var created = await rules.InsertRuleAsync(rule, Actor);
        return created.Success ? Rule(created.Value) : Refuse(created.Error);
    }

    /// <summary>Replace an earning rule.</summary>
    /// <remarks>A change makes a new version. Awards of before keep to the version they were made with.
    /// Send the ETag you read as If-Match to be refused when somebody else changed the rule meanwhile.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="id">The rule's number.</param>
    /// <param name="request">The rule as it shall be.</param>
    /// <param name="ifMatch">The ETag of the version the change builds upon.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every change.</param>
    [HttpPut("{id}")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<EarningRuleModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.RULE_NOT_FOUND)]
    public async Task<IActionResult> UpdateRule([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId,
        [Range(1, int.MaxValue, ErrorMessage = RuleMessage)] int id, [JsonBody] EarningRuleRequest request, [IfMatch] string ifMatch = null,
        [IdempotencyKey] string idempotencyKey = null)
    {
        var (rule, refusal) = await FindRuleAsync(programId, id, toChange: true);
        if (refusal is not null)
            return refusal;
        if (!IfMatchAttribute.Allows(ifMatch, rule.Version))
            return Refuse(ApiErrorCodes.PreconditionFailed, $"The rule has changed: its version is {rule.Version} now.");

        request.Apply(rule, days);
        var updated = await rules.UpdateRuleAsync(rule, Actor);
        return updated.Success ? Rule(updated.Value) : Refuse(updated.Error);
    }

    /// <summary>Delete an earning rule.</summary>
    /// <remarks>What it gave stays. Orders that earned by it are still corrected by it.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="id">The rule's number.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every call.</param>
    [HttpDelete("{id}")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<DeletedRuleModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.RULE_NOT_FOUND)]
    public async Task<IActionResult> DeleteRule([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId,
        [Range(1, int.MaxValue, ErrorMessage = RuleMessage)] int id, [IdempotencyKey] string idempotencyKey = null)
    {
        var (rule, refusal) = await FindRuleAsync(programId, id, toChange: true);
        if (refusal is not null)
            return refusal;

        await rules.DeleteRuleAsync(rule, Actor);
        return Data(new DeletedRuleModel(id));
    }

    /// <summary>What the rules would give a customer for a basket or an event, and why the others would not.</summary>
    /// <remarks>Books nothing. A basket counts at catalogue prices, without discounts.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="request">What would happen.</param>
    [HttpPost("dry-run")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<IReadOnlyList<DryRunOutcomeModel>>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> DryRun([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId, [JsonBody] DryRunRequest request)
    {
        var (program, refusal) = await FindProgramAsync(programId, toChange: false);
        if (refusal is not null)
            return refusal;

        var customer = await customers.GetCustomerByIdAsync(request.CustomerId!.Value);
        if (customer is null || customer.Deleted)
            return Refuse(ApiErrorCodes.ValidationFailed, "There is no such customer.", "customerId");

        var outcomes = await dryRun.RunAsync(program, customer, new ImaginedEvent(request.Trigger!.Value, (await storeContext.GetCurrentStoreAsync()).Id)
        {
            InteractionId = request.InteractionId,
            Outcome = request.Outcome,
            Scope = request.Scope,
            Status = request.Status,
            EventType = request.EventType,
            Metadata = request.Metadata is null ? null : JsonSerializer.SerializeToElement(request.Metadata),
            Basket = (request.Basket ?? []).Select(line => (line.ProductId, line.Quantity)).ToList()
        });
        return Data<IReadOnlyList<DryRunOutcomeModel>>(outcomes.Select(outcome => outcome.ToModel()).ToList());
    }

    private IActionResult Rule(EarningRule rule)
    {
        Response.Headers.ETag = IfMatchAttribute.TagOf(rule.Version);
        return Data(rule.ToModel());
    }

    private async Task<(EarningRule, IActionResult)> FindRuleAsync(int programId, int id, bool toChange)
    {
        var (program, refusal) = await FindProgramAsync(programId, toChange);
        if (refusal is not null)
            return (null, refusal);

        var rule = await rules.GetRuleByIdAsync(id);
        return rule?.ProgramId == program.Id ? (rule, null) : (null, Refuse(LoyaltyErrorCodes.RULE_NOT_FOUND, $"The program has no rule {id}."));
    }
}
