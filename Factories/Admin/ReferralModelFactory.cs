using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Customers;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Security;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the admin pages of referrals
/// </summary>
public class ReferralModelFactory(IAdminStores adminStores,
    GridOptions gridOptions,
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    IMemberService memberService,
    IPermissionService permissionService,
    IReferralService referralService)
{
    #region Utilities

    /// <summary>
    /// Get the programs to look in; null for all
    /// </summary>
    private async Task<IList<int>> GetProgramIdsAsync(int chosenId)
    {
        var visible = await adminStores.GetProgramIdsAsync();
        if (chosenId == 0)
            return visible;

        return visible is null || visible.Contains(chosenId) ? [chosenId] : [];
    }

    private async Task<string> GetCustomerTextAsync(int? customerId)
    {
        return customerId is { } id ? (await customerService.GetCustomerByIdAsync(id))?.Email ?? id.ToString(CultureInfo.CurrentCulture) : null;
    }

    private async IAsyncEnumerable<ReferralRowModel> PrepareRowsAsync(IEnumerable<Referral> referrals, bool canManage)
    {
        var programs = (await adminStores.GetProgramsAsync()).ToDictionary(program => program.Id, program => program.Name);
        var changeable = (await adminStores.GetProgramsAsync(toChange: true)).Select(program => program.Id).ToHashSet();
        foreach (var referral in referrals)
        {
            var canDecide = canManage && changeable.Contains(referral.ProgramId);
            yield return new ReferralRowModel
            {
                Id = referral.Id,
                CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(referral.CreatedOnUtc, DateTimeKind.Utc),
                Program = programs.GetValueOrDefault(referral.ProgramId),
                ReferrerMemberId = referral.ReferrerMemberId,
                Referrer = await GetCustomerTextAsync((await memberService.GetMemberByIdAsync(referral.ReferrerMemberId))?.CustomerId),
                RefereeCustomerId = referral.RefereeCustomerId,
                Referee = await GetCustomerTextAsync(referral.RefereeCustomerId),
                Status = await localizationService.GetLocalizedEnumAsync(referral.Status),
                Reason = referral.Reason == ReferralReason.None ? null : await localizationService.GetLocalizedEnumAsync(referral.Reason),
                IpAddress = referral.IpAddress,
                OrderId = referral.OrderId ?? 0,
                CanApprove = canDecide && referral is { Status: ReferralStatus.Blocked, Reason: not ReferralReason.SelfReferral },
                CanReject = canDecide && referral.Status != ReferralStatus.Rejected
            };
        }
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the page of referrals
    /// </summary>
    public async Task<ReferralSearchModel> PrepareSearchModelAsync()
    {
        var model = new ReferralSearchModel { CanManage = await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission) };
        model.AvailableStatuses.Add(new SelectListItem(await localizationService.GetResourceAsync("Admin.Common.All"), "0"));
        foreach (var status in Enum.GetValues<ReferralStatus>())
            model.AvailableStatuses.Add(new SelectListItem(await localizationService.GetLocalizedEnumAsync(status), ((int)status).ToString(CultureInfo.InvariantCulture)));
        model.AvailablePrograms = (await gridOptions.ProgramsAsync()).Prepend(await gridOptions.AllAsync()).ToList();
        model.AvailableSorts = await gridOptions.SortsAsync(GridSort.Newest, GridSort.Oldest);
        model.SetGridPageSize();
        return model;
    }

    /// <summary>
    /// Prepare a page of the grid
    /// </summary>
    public async Task<ReferralListModel> PrepareListModelAsync(ReferralSearchModel searchModel)
    {
        ReferralStatus? status = searchModel.SearchStatusId > 0 ? (ReferralStatus)searchModel.SearchStatusId : null;
        var page = await referralService.SearchAsync(await GetProgramIdsAsync(searchModel.SearchProgramId), status,
            pageIndex: searchModel.Page - 1, pageSize: searchModel.PageSize, oldestFirst: searchModel.SearchSortId == (int)GridSort.Oldest);
        var canManage = await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission);
        return await new ReferralListModel().PrepareToGridAsync(searchModel, page, () => PrepareRowsAsync(page, canManage));
    }

    /// <summary>
    /// Prepare the page of what a program gives
    /// </summary>
    public async Task<ReferralTermsModel> PrepareTermsModelAsync(ReferralTermsModel model, LoyaltyProgram program)
    {
        if (model is null)
        {
            var terms = await referralService.GetTermsAsync(program.Id);
            model = new ReferralTermsModel
            {
                Enabled = terms.Enabled,
                ReferrerPoints = terms.ReferrerPoints,
                RefereePoints = terms.RefereePoints,
                MinimumTotal = terms.MinimumTotal,
                NeedsCompleteOrder = terms.NeedsCompleteOrder,
                LimitPerPeriod = terms.LimitPerPeriod,
                PeriodDays = terms.PeriodDays,
                SameIpLimit = terms.SameIpLimit,
                CookieDays = terms.CookieDays
            };
        }
        model.ProgramId = program.Id;
        model.Program = program.Name;
        model.AvailablePrograms = (await adminStores.GetProgramsAsync(toChange: true))
            .Select(row => new SelectListItem(row.Name, row.Id.ToString(CultureInfo.InvariantCulture), row.Id == program.Id)).ToList();
        return model;
    }

    #endregion
}
