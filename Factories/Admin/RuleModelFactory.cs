using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Directory;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Security;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the admin pages of earning rules
/// </summary>
public class RuleModelFactory(IAdminStores adminStores,
    GridOptions gridOptions,
    CurrencySettings currencySettings,
    ICurrencyService currencyService,
    IDateTimeHelper dateTimeHelper,
    IEarningRuleService ruleService,
    ILanguageService languageService,
    ILocalizationService localizationService,
    IMemberService memberService,
    IPermissionService permissionService,
    IProgramService programService,
    RuleForm form,
    RuleOptions options)
{
    #region Utilities

    private Task<string> TextAsync(string key)
    {
        return localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Rules.{key}");
    }

    private async Task<string> GetAwardTextAsync(RuleDefinition definition)
    {
        var figure = definition.AwardKind switch
        {
            RuleAwardKind.Rate => definition.Rate.ToString("0.####", CultureInfo.CurrentCulture),
            RuleAwardKind.Multiplier => definition.Multiplier.ToString("0.####", CultureInfo.CurrentCulture),
            _ => PointsText.Number(definition.Points)
        };

        return string.Format(await TextAsync($"Award.{definition.AwardKind}{(definition is { AwardKind: RuleAwardKind.Fixed, PerPiece: true } ? "PerPiece" : null)}"), figure,
            definition.Step.ToString("0.####", CultureInfo.CurrentCulture));
    }

    private async Task PrepareLocalesAsync(RuleEditModel model, EarningRule rule)
    {
        var entered = model.Locales.ToDictionary(locale => locale.LanguageId);
        model.Locales = new List<RuleLocaleModel>();
        var languages = await languageService.GetAllLanguagesAsync(true);
        if (languages.Count < 2)
            return;

        foreach (var language in languages)
        {
            var locale = entered.GetValueOrDefault(language.Id) ?? new RuleLocaleModel
            {
                LanguageId = language.Id,
                Name = rule is null ? null : await localizationService.GetLocalizedAsync(rule, entity => entity.Name, language.Id, false, false),
                Description = rule is null ? null : await localizationService.GetLocalizedAsync(rule, entity => entity.Description, language.Id, false, false)
            };
            model.Locales.Add(locale with { Language = language.Name });
        }
    }

    private async Task<IList<RuleVersionModel>> PrepareVersionsAsync(EarningRule rule)
    {
        var versions = await ruleService.GetVersionsAsync(rule.Id);
        var models = new List<RuleVersionModel>();
        for (var i = 0; i < versions.Count; i++)
        {
            models.Add(new RuleVersionModel
            {
                Version = versions[i].Version,
                Name = versions[i].Name,
                Actor = versions[i].Actor,
                CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(versions[i].CreatedOnUtc, DateTimeKind.Utc),
                Changes = i + 1 < versions.Count ? Changes(versions[i + 1], versions[i]) : []
            });
        }

        return models;
    }

    private static List<string> Changes(EarningRuleVersion before, EarningRuleVersion after)
    {
        var old = Fields(before);
        var changed = Fields(after);

        return old.Keys.Union(changed.Keys).Order(StringComparer.Ordinal)
            .Select(field => (field, from: old.GetValueOrDefault(field, "–"), to: changed.GetValueOrDefault(field, "–")))
            .Where(change => change.from != change.to)
            .Select(change => $"{change.field}: {change.from} → {change.to}")
            .ToList();

        static Dictionary<string, string> Fields(EarningRuleVersion version)
        {
            var fields = JsonDocument.Parse(version.Definition).RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.ToString());
            fields["name"] = version.Name;

            return fields;
        }
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the page with the grid of rules
    /// </summary>
    public async Task<RuleSearchModel> PrepareRuleSearchModelAsync()
    {
        var all = await localizationService.GetResourceAsync("Admin.Common.All");
        var model = new RuleSearchModel { CanManage = await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission) };
        model.AvailablePrograms = (await options.ProgramsAsync(0)).Prepend(new SelectListItem(all, "0")).ToList();
        model.AvailableTriggers = (await options.EnumAsync<RuleTrigger>(0)).Prepend(new SelectListItem(all, "0")).ToList();
        model.AvailableSorts = await gridOptions.SortsAsync(GridSort.Arranged, GridSort.Name, GridSort.Newest, GridSort.Oldest);
        model.SetGridPageSize();

        return model;
    }

    /// <summary>
    /// Prepare one page of the grid
    /// </summary>
    public async Task<RuleListModel> PrepareRuleListModelAsync(RuleSearchModel searchModel)
    {
        var found = new List<(EarningRule Rule, LoyaltyProgram Program)>();
        foreach (var program in await adminStores.GetProgramsAsync())
        {
            if (searchModel.SearchProgramId == 0 || searchModel.SearchProgramId == program.Id)
                found.AddRange((await ruleService.GetRulesAsync(program.Id)).Select(rule => (rule, program)));
        }
        var matching = found
            .Where(pair => searchModel.SearchTriggerId == 0 || pair.Rule.TriggerId == searchModel.SearchTriggerId)
            .Where(pair => string.IsNullOrWhiteSpace(searchModel.SearchName)
                || pair.Rule.Name.Contains(searchModel.SearchName.Trim(), StringComparison.CurrentCultureIgnoreCase));
        matching = (GridSort)searchModel.SearchSortId switch
        {
            GridSort.Name => matching.OrderBy(pair => pair.Rule.Name, StringComparer.CurrentCulture),
            GridSort.Newest => matching.OrderByDescending(pair => pair.Rule.Id),
            GridSort.Oldest => matching.OrderBy(pair => pair.Rule.Id),
            _ => matching
        };

        var page = new PagedList<(EarningRule Rule, LoyaltyProgram Program)>(matching.ToList(), searchModel.Page - 1, searchModel.PageSize);
        var rows = new List<RuleRowModel>();
        foreach (var (rule, program) in page)
        {
            rows.Add(new RuleRowModel
            {
                Id = rule.Id,
                Name = rule.Name,
                Program = program.Name,
                Trigger = await localizationService.GetLocalizedEnumAsync((RuleTrigger)rule.TriggerId),
                Award = await GetAwardTextAsync(rule.GetDefinition()),
                Version = rule.Version,
                Public = rule.Public,
                Active = rule.Active
            });
        }

        return new RuleListModel
        {
            Data = rows, Draw = searchModel.Draw, RecordsTotal = page.TotalCount, RecordsFiltered = page.TotalCount
        };
    }

    /// <summary>
    /// Prepare the page of a rule
    /// </summary>
    /// <param name="model">What was entered; null to show the rule as it is</param>
    /// <param name="rule">The rule; null for a new one</param>
    public async Task<RuleEditModel> PrepareRuleModelAsync(RuleEditModel model, EarningRule rule)
    {
        model ??= form.Fill(rule);
        model.CanManage = await adminStores.CanManageAsync(await programService.GetProgramByIdAsync(model.ProgramId));
        model.CurrencyCode = (await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId))?.CurrencyCode;
        model.TimeZone = dateTimeHelper.DefaultStoreTimeZone.DisplayName;
        model.AvailablePrograms = await options.ProgramsAsync(model.ProgramId, toChange: rule is null);
        model.AvailableTriggers = await options.EnumAsync<RuleTrigger>(model.TriggerId);
        model.AvailableAwardKinds = await options.EnumAsync<RuleAwardKind>(model.AwardKindId);
        model.AvailablePeriods = await options.EnumAsync<RulePeriod>(model.PeriodId);
        model.AvailableInteractions = await options.InteractionsAsync(model.InteractionId);
        model.ProductOptions = await options.ProductsAsync(model.SelectedProductIds, nameof(model.SelectedProductIds));
        model.AvailableCategories = await options.CategoriesAsync(model.SelectedCategoryIds);
        model.AvailableManufacturers = await options.ManufacturersAsync(model.SelectedManufacturerIds);
        model.AvailableCustomerRoles = await options.CustomerRolesAsync(model.SelectedCustomerRoleIds);
        model.AvailableTiers = await options.TiersAsync(rule is null ? 0 : model.ProgramId, model.SelectedTierIds);
        model.AvailableStores = await options.StoresAsync(model.SelectedStoreIds);
        model.AvailableWeekdays = options.Weekdays(model.SelectedWeekdays);
        await PrepareLocalesAsync(model, rule);
        if (rule is not null)
        {
            model.Versions = await PrepareVersionsAsync(rule);
            model.Awards.RuleId = rule.Id;
            model.Awards.SetGridPageSize();
        }

        return model;
    }

    /// <summary>
    /// Prepare one page of what a rule gave
    /// </summary>
    public async Task<RuleAwardListModel> PrepareAwardListModelAsync(RuleAwardSearchModel searchModel)
    {
        var awards = await ruleService.GetAwardsAsync(searchModel.RuleId, searchModel.Page - 1, searchModel.PageSize);
        var rows = new List<RuleAwardRowModel>();
        foreach (var award in awards)
        {
            rows.Add(new RuleAwardRowModel
            {
                Id = award.Id,
                MemberId = award.MemberId,
                CardNumber = (await memberService.GetMemberByIdAsync(award.MemberId))?.CardNumber,
                EventKey = award.EventKey,
                Version = award.RuleVersion,
                Points = award.Points,
                Wanted = award.Wanted,
                Reason = award.Reason is null ? null : await TextAsync($"Reason.{award.Reason}"),
                CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(award.CreatedOnUtc, DateTimeKind.Utc)
            });
        }

        return new RuleAwardListModel
        {
            Data = rows, Draw = searchModel.Draw, RecordsTotal = awards.TotalCount, RecordsFiltered = awards.TotalCount
        };
    }

    /// <summary>
    /// Prepare the page that tries rules
    /// </summary>
    public async Task<RuleDryRunModel> PrepareDryRunModelAsync(RuleDryRunModel model, IList<RuleOutcome> outcomes)
    {
        model.AvailablePrograms = await options.ProgramsAsync(model.ProgramId);
        model.AvailableStores = await options.StoresAsync([model.StoreId]);
        model.AvailableTriggers = await options.EnumAsync<RuleTrigger>(model.TriggerId);
        model.AvailableInteractions = await options.InteractionsAsync(model.InteractionId);
        model.ProductOptions = await options.ProductsAsync(model.SelectedProductIds, nameof(model.SelectedProductIds));
        if (outcomes is null)
            return model;

        model.TotalPoints = outcomes.Sum(outcome => outcome.Verdict.Points);
        model.Outcomes = new List<RuleOutcomeModel>();
        foreach (var outcome in outcomes.OrderByDescending(outcome => outcome.Verdict.Fired))
        {
            var reason = outcome.Verdict.Reason is null ? null : await TextAsync($"Reason.{outcome.Verdict.Reason}");
            model.Outcomes.Add(new RuleOutcomeModel
            {
                Id = outcome.Rule.Id,
                Name = outcome.Rule.Name,
                Fires = outcome.Verdict.Fired,
                Points = outcome.Verdict.Points,
                Reason = outcome.Verdict.Detail is null ? reason : $"{reason} ({outcome.Verdict.Detail})"
            });
        }

        return model;
    }

    /// <summary>
    /// Prepare the page that replays past orders
    /// </summary>
    public async Task<RuleReplayModel> PrepareReplayModelAsync(RuleReplayModel model)
    {
        var programs = await adminStores.GetProgramsAsync();
        if (programs.All(program => program.Id != model.ProgramId))
            model.ProgramId = programs.FirstOrDefault()?.Id ?? 0;
        model.AvailablePrograms = await options.ProgramsAsync(model.ProgramId);
        var rules = (await ruleService.GetRulesAsync(model.ProgramId)).Where(rule => ((RuleTrigger)rule.TriggerId).IsOrder()).ToList();
        if (model.SelectedRuleIds.Count == 0)
            model.SelectedRuleIds = rules.Where(rule => rule.Active).Select(rule => rule.Id).ToList();
        model.AvailableRules = rules.Select(rule => new SelectListItem(rule.Name, rule.Id.ToString(), model.SelectedRuleIds.Contains(rule.Id))).ToList();

        return model;
    }

    #endregion
}
