using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// Earning rules: their pages, trying them, and replaying past orders through them
/// </summary>
public class LoyaltyRuleController(AdminPageServices page,
    ICustomerService customerService,
    IEarningRuleService ruleService,
    ILocalizedEntityService localizedEntityService,
    IProgramService programService,
    RuleModelFactory modelFactory,
    IStoreContext storeContext,
    RuleDryRun dryRun,
    RuleForm form,
    RuleReplays replays) : LoyaltyAreaController(page, "Rules")
{
    #region Fields

    private const int MAX_MONTHS = 60;

    #endregion

    #region Utilities

    private async Task<IActionResult> EditorAsync(string view, RuleEditModel model, EarningRule rule)
    {
        return Show(view, await modelFactory.PrepareRuleModelAsync(model, rule));
    }

    /// <summary>
    /// Say that what a field holds will not do
    /// </summary>
    private Task InvalidAsync(string field, string property)
    {
        return FaultAsync(field, $"Fields.{property}.Invalid");
    }

    /// <summary>
    /// Store what was entered
    /// </summary>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains whether it was stored; what stood against it is in the model state
    /// </returns>
    private async Task<bool> SaveAsync(RuleEditModel model, EarningRule rule)
    {
        if (string.IsNullOrWhiteSpace(model.Name) || model.Name.Length > 400)
            await InvalidAsync(nameof(model.Name), "Name");
        if (RuleConditionsText.Parse(model.Conditions) is null)
            await InvalidAsync(nameof(model.Conditions), "Conditions");
        if (await programService.GetProgramByIdAsync(rule.ProgramId) is null)
            await InvalidAsync(nameof(model.ProgramId), "ProgramId");

        var definition = form.ReadDefinition(model, rule.Id == 0 ? null : rule.GetDefinition());
        foreach (var fault in RuleCheck.Faults(definition))
            await InvalidAsync(FieldOf(fault.Field, definition.Trigger), fault.Field);
        if (!ModelState.IsValid)
            return false;

        rule.Name = model.Name.Trim();
        rule.Description = model.Description?.Trim();
        rule.Public = model.Public;
        rule.DisplayOrder = model.DisplayOrder;
        rule.Definition = definition.ToJson();
        var saved = rule.Id == 0 ? await ruleService.InsertRuleAsync(rule, await GetActorAsync()) : await ruleService.UpdateRuleAsync(rule, await GetActorAsync());
        if (!saved.Success)
        {
            if (saved.Error.Code == LoyaltyErrorCodes.INVALID_STATE)
                await FaultAsync(string.Empty, "ChangedMeanwhile");
            else
                await InvalidAsync(FieldOf(saved.Error.Field, definition.Trigger), saved.Error.Field);

            return false;
        }

        foreach (var locale in model.Locales.Where(locale => locale.LanguageId > 0))
        {
            await localizedEntityService.SaveLocalizedValueAsync(rule, entity => entity.Name, locale.Name?.Trim(), locale.LanguageId);
            await localizedEntityService.SaveLocalizedValueAsync(rule, entity => entity.Description, locale.Description?.Trim(), locale.LanguageId);
        }

        return true;
    }

    /// <summary>
    /// The field of the page that shows a property of a definition
    /// </summary>
    private static string FieldOf(string property, RuleTrigger trigger)
    {
        return property switch
        {
            nameof(RuleDefinition.Trigger) => nameof(RuleEditModel.TriggerId),
            nameof(RuleDefinition.AwardKind) => nameof(RuleEditModel.AwardKindId),
            nameof(RuleDefinition.TargetIds) when trigger == RuleTrigger.Category => nameof(RuleEditModel.SelectedCategoryIds),
            nameof(RuleDefinition.TargetIds) when trigger == RuleTrigger.Manufacturer => nameof(RuleEditModel.SelectedManufacturerIds),
            nameof(RuleDefinition.TargetIds) => nameof(RuleEditModel.SelectedProductIds),
            nameof(RuleDefinition.EndOnUtc) => nameof(RuleEditModel.EndOn),
            nameof(RuleDefinition.Period) => nameof(RuleEditModel.PeriodId),
            nameof(RuleDefinition.Weekdays) => nameof(RuleEditModel.SelectedWeekdays),
            _ => property
        };
    }

    private async Task<IList<RuleOutcome>> TryAsync(RuleDryRunModel model)
    {
        var program = await programService.GetProgramByIdAsync(model.ProgramId);
        var customer = string.IsNullOrWhiteSpace(model.CustomerEmail) ? null : await customerService.GetCustomerByEmailAsync(model.CustomerEmail.Trim());
        if (customer is null)
            await FaultAsync(nameof(model.CustomerEmail), "DryRun.CustomerEmail.Invalid");

        if (!(await Stores.GetScopeAsync()).Includes(model.StoreId))
            ModelState.AddModelError(nameof(model.StoreId), await PluginTextAsync("StoreLimits.Refused"));

        JsonElement? metadata = null;
        if (!string.IsNullOrWhiteSpace(model.Metadata))
        {
            try
            {
                metadata = JsonDocument.Parse(model.Metadata).RootElement;
            }
            catch (JsonException)
            {
                await FaultAsync(nameof(model.Metadata), "DryRun.Metadata.Invalid");
            }
        }
        if (!ModelState.IsValid || program is null)
            return null;

        return await dryRun.RunAsync(program, customer, new ImaginedEvent((RuleTrigger)model.TriggerId, model.StoreId)
        {
            InteractionId = model.InteractionId,
            Outcome = NullIfEmpty(model.Outcome),
            Scope = NullIfEmpty(model.Scope),
            Status = NullIfEmpty(model.Status),
            EventType = NullIfEmpty(model.EventType),
            Metadata = metadata,
            Basket = model.SelectedProductIds.Select(id => (id, Math.Clamp(model.Quantity, 1, 10_000))).ToList()
        });

        static string NullIfEmpty(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List()
    {
        return Show("List", await modelFactory.PrepareRuleSearchModelAsync());
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> List(RuleSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareRuleListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> Create()
    {
        var program = (await Stores.GetProgramsAsync(toChange: true)).FirstOrDefault();
        if (program is null)
            return RedirectToAction(nameof(List));

        return await EditorAsync("Create", new RuleEditModel
        {
            ProgramId = program.Id,
            TriggerId = (int)RuleTrigger.Order,
            AwardKindId = (int)RuleAwardKind.Fixed,
            PeriodId = (int)RulePeriod.Month,
            Points = 100,
            Rate = 1,
            Multiplier = 2,
            OrderNumber = 2,
            Public = true,
            DisplayOrder = (await ruleService.GetRulesAsync(program.Id)).Select(rule => rule.DisplayOrder).DefaultIfEmpty().Max() + 1
        }, null);
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("model.ProgramId")]
    public async Task<IActionResult> Create(RuleEditModel model, bool continueEditing)
    {
        var rule = new EarningRule { ProgramId = model.ProgramId };
        if (!ModelState.IsValid || !await SaveAsync(model, rule))
            return await EditorAsync("Create", model, null);

        return await SavedAsync(rule.Id, continueEditing, "Added");
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<EarningRule>("id")]
    public async Task<IActionResult> Edit(int id)
    {
        var rule = await ruleService.GetRuleByIdAsync(id);
        return rule is null ? RedirectToAction(nameof(List)) : await EditorAsync("Edit", null, rule);
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<EarningRule>("model.Id")]
    public async Task<IActionResult> Edit(RuleEditModel model, bool continueEditing)
    {
        var rule = await ruleService.GetRuleByIdAsync(model.Id);
        if (rule is null)
            return RedirectToAction(nameof(List));

        model.ProgramId = rule.ProgramId;
        if (model.Version != 0 && model.Version != rule.Version)
            await FaultAsync(string.Empty, "ChangedMeanwhile");
        if (!ModelState.IsValid || !await SaveAsync(model, rule))
            return await EditorAsync("Edit", model, await ruleService.GetRuleByIdAsync(model.Id));

        return await SavedAsync(rule.Id, continueEditing, "Updated");
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<EarningRule>("id")]
    public async Task<IActionResult> Delete(int id)
    {
        return await DeletedAsync(await ruleService.GetRuleByIdAsync(id), ruleService.DeleteRuleAsync);
    }

    /// <summary>
    /// What a rule gave, and what it could not give
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<EarningRule>("searchModel.RuleId")]
    public async Task<IActionResult> Awards(RuleAwardSearchModel searchModel)
    {
        return Json(await modelFactory.PrepareAwardListModelAsync(searchModel));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [WithinStores]
    public async Task<IActionResult> DryRun()
    {
        var currentId = (await storeContext.GetCurrentStoreAsync()).Id;
        var model = new RuleDryRunModel
        {
            ProgramId = (await Stores.GetProgramsAsync()).FirstOrDefault()?.Id ?? 0,
            StoreId = (await Stores.GetScopeAsync()).Includes(currentId) ? currentId : (await Stores.GetStoresAsync()).FirstOrDefault()?.Id ?? 0,
            TriggerId = (int)RuleTrigger.Order
        };
        return Show("DryRun", await modelFactory.PrepareDryRunModelAsync(model, null));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyProgram>("model.ProgramId")]
    public async Task<IActionResult> DryRun(RuleDryRunModel model)
    {
        return Show("DryRun", await modelFactory.PrepareDryRunModelAsync(model, await TryAsync(model)));
    }

    [CheckPermission(LoyaltyDefaults.ViewPermission)]
    [StoreOf<LoyaltyProgram>("programId")]
    public async Task<IActionResult> Replay(int programId)
    {
        return Show("Replay", await modelFactory.PrepareReplayModelAsync(new RuleReplayModel { ProgramId = programId }));
    }

    /// <summary>
    /// Start a replay; its steps are asked for one by one, so that the page can show how far it is
    /// </summary>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<LoyaltyProgram>("model.ProgramId")]
    public async Task<IActionResult> ReplayStart(RuleReplayModel model)
    {
        var rules = (await ruleService.GetRulesAsync(model.ProgramId)).Select(rule => rule.Id);
        var replay = await replays.StartAsync(model.ProgramId, model.SelectedRuleIds.Intersect(rules).ToList(), Math.Clamp(model.Months, 1, MAX_MONTHS), await GetActorAsync());
        return Json(new { replay.Id, replay.Total });
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [StoreOf<RuleReplay>("id")]
    public async Task<IActionResult> ReplayStep(int id)
    {
        if (await replays.StepAsync(id) is not { } step)
            return await ErrorTextAsync("Replay.NotFound");

        var (replay, state) = step;
        var pointValue = (await programService.GetProgramByIdAsync(replay.ProgramId))?.PointValue ?? 0;
        var names = (await ruleService.GetRulesByIdsAsync(state.ByRule.Keys.ToList())).ToDictionary(rule => rule.Id, rule => rule.Name);
        return Json(new
        {
            replay.Done,
            replay.Processed,
            replay.Total,
            state.RealPoints,
            state.DraftPoints,
            RealLiability = state.RealPoints * pointValue,
            DraftLiability = state.DraftPoints * pointValue,
            Members = state.ByMember.Count(pair => pair.Value != 0),
            state.MovesUp,
            state.MovesDown,
            ByRule = state.ByRule.OrderByDescending(pair => pair.Value).Select(pair => new { Name = names.GetValueOrDefault(pair.Key), Points = pair.Value })
        });
    }

    #endregion
}
