using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Catalog;
using Nop.Services.Customers;
using Nop.Services.Helpers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the admin pages of the tiers' terms, previews and overrides
/// </summary>
public class TierModelFactory(IAdminStores adminStores,
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    StoreDays days,
    ILanguageService languageService,
    ILocalizationService localizationService,
    IPriceFormatter priceFormatter,
    IProgramService programService,
    IRepository<TierChange> changeRepository,
    ITierService tierService,
    TierPlacement placement,
    TierPolicies policies)
{
    #region Fields

    private const int CHANGES = 10;

    #endregion

    #region Utilities

    private async Task<IList<SelectListItem>> GetOptionsAsync<TEnum>(int selected) where TEnum : struct, Enum
    {
        var items = new List<SelectListItem>();
        foreach (var value in Enum.GetValues<TEnum>())
        {
            var number = Convert.ToInt32(value, CultureInfo.InvariantCulture);
            items.Add(new SelectListItem(await localizationService.GetLocalizedEnumAsync(value), number.ToString(CultureInfo.InvariantCulture), number == selected));
        }
        return items;
    }

    private async Task<string> GetCustomerTextAsync(int customerId)
    {
        return (await customerService.GetCustomerByIdAsync(customerId))?.Email ?? customerId.ToString(CultureInfo.CurrentCulture);
    }

    private async Task<string> TextAsync(string key, params object[] arguments)
    {
        return string.Format(CultureInfo.CurrentCulture, await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.{key}"), arguments);
    }

    private async Task<string> DateAsync(DateTime? utc)
    {
        return utc is { } moment ? (await dateTimeHelper.ConvertToUserTimeAsync(moment, DateTimeKind.Utc)).ToString("g", CultureInfo.CurrentCulture) : null;
    }

    private async Task<string> DescribePassAsync(int programId)
    {
        var pass = await policies.GetPassAsync(programId);
        if (pass is null)
            return await TextAsync("TierPolicy.Pass.Never");
        if (pass.IsDone)
            return await TextAsync("TierPolicy.Pass.Done", await DateAsync(pass.DoneOnUtc));

        return await TextAsync("TierPolicy.Pass.Waiting", await DateAsync(pass.RequestedOnUtc));
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the page of a program's tiers
    /// </summary>
    public async Task<TierPolicyModel> PreparePolicyModelAsync(TierPolicyModel model, LoyaltyProgram program, TierPolicy policy)
    {
        model ??= new TierPolicyModel
        {
            MetricId = policy.MetricId,
            PeriodId = policy.PeriodId,
            PeriodDays = policy.PeriodDays,
            DowngradeId = policy.DowngradeId,
            GraceDays = policy.GraceDays
        };
        model.ProgramId = program.Id;
        model.Program = program.Name;
        model.AvailableMetrics = await GetOptionsAsync<TierMetric>(model.MetricId);
        model.AvailablePeriods = await GetOptionsAsync<TierPeriod>(model.PeriodId);
        model.AvailableDowngrades = await GetOptionsAsync<TierDowngrade>(model.DowngradeId);
        model.AvailablePrograms = (await adminStores.GetProgramsAsync(toChange: true))
            .Select(row => new SelectListItem(row.Name, row.Id.ToString(CultureInfo.InvariantCulture), row.Id == program.Id)).ToList();
        model.PassStatus = await DescribePassAsync(program.Id);
        model.TierSearchModel.ProgramId = program.Id;
        model.TierSearchModel.SetGridPageSize();
        return model;
    }

    /// <summary>
    /// Prepare the benefits of a tier in all languages; what the model has stays
    /// </summary>
    public async Task PrepareBenefitsAsync(TierModel model, LoyaltyTier tier)
    {
        var stored = LocalizedText.Parse(tier?.Benefits);
        var posted = model.Benefits.ToDictionary(benefit => benefit.LanguageId);
        var rows = new List<TierBenefitModel> { new() { LanguageId = 0, Language = await TextAsync("Tiers.Fields.Benefits.All") } };
        rows.AddRange((await languageService.GetAllLanguagesAsync(true)).Select(language => new TierBenefitModel { LanguageId = language.Id, Language = language.Name }));
        foreach (var row in rows)
        {
            var entered = posted.GetValueOrDefault(row.LanguageId);
            row.Text = entered is null ? stored.GetValueOrDefault(row.LanguageId) : entered.Text;
            if (row.LanguageId > 0)
                row.Name = entered is null && tier is { Id: > 0 } ? await localizationService.GetLocalizedAsync(tier, entity => entity.Name, row.LanguageId, false, false) : entered?.Name;
        }
        model.Benefits = rows;
    }

    /// <summary>
    /// Prepare a preview
    /// </summary>
    public async Task<TierPreviewModel> PreparePreviewModelAsync(TierPreviewReport report, string key, bool asks)
    {
        var model = new TierPreviewModel
        {
            Key = key, Looked = report.Looked, Up = report.Up, Down = report.Down, Later = report.Later, Complete = report.Complete, Asks = asks
        };
        foreach (var row in report.Rows)
        {
            model.Rows.Add(new TierPreviewRowModel
            {
                MemberId = row.MemberId, Customer = await GetCustomerTextAsync(row.CustomerId), From = row.From, To = row.To, Up = row.Up
            });
        }
        return model;
    }

    /// <summary>
    /// Prepare a member's standing in the tiers
    /// </summary>
    public async Task<MemberTierModel> PrepareMemberTierModelAsync(LoyaltyMember member)
    {
        var progress = await tierService.GetProgressAsync(member);
        var standing = (await placement.GetStandingsAsync([member.Id])).TryGetValue(member.Id, out var row) ? row : null;
        var tiers = await tierService.GetTiersAsync(member.ProgramId);
        var model = new MemberTierModel
        {
            MemberId = member.Id,
            Tier = progress.Current?.Name,
            Earned = tiers.FirstOrDefault(tier => tier.Id == standing?.TierId)?.Name,
            Figure = $"{await localizationService.GetLocalizedEnumAsync(progress.Terms.Metric)}: " + (progress.Terms.CountsPoints
                ? progress.Figure.ToString("N0", CultureInfo.CurrentCulture)
                : await priceFormatter.FormatPriceAsync(progress.Figure, true, false)),
            Since = await DateAsync(standing?.SinceUtc),
            KeptUntil = await DateAsync(progress.KeepUntilUtc),
            TierId = member.TierOverrideId ?? 0,
            Until = days.LastDay(member.TierOverrideUntilUtc),
            TimeZone = days.ZoneName,
            CanManage = await adminStores.CanManageAsync(await programService.GetProgramByIdAsync(member.ProgramId))
        };
        model.AvailableTiers.Add(new SelectListItem(await TextAsync("TierOverride.None"), "0", model.TierId == 0));
        foreach (var tier in tiers)
            model.AvailableTiers.Add(new SelectListItem(tier.Name, tier.Id.ToString(CultureInfo.InvariantCulture), tier.Id == model.TierId));
        var changes = await changeRepository.GetAllAsync(query => query.Where(change => change.MemberId == member.Id).OrderByDescending(change => change.Number).Take(CHANGES));
        foreach (var change in changes)
            model.Changes.Add(new TierChangeModel { On = await DateAsync(change.OnUtc), From = change.FromName, To = change.ToName });
        return model;
    }

    #endregion
}
