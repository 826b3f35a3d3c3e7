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
public class ReferralModelFactory
{
    #region Fields

    private readonly IAdminStores _adminStores;
    private readonly GridOptions _gridOptions;
    private readonly ICustomerService _customerService;
    private readonly IDateTimeHelper _dateTimeHelper;
    private readonly ILocalizationService _localizationService;
    private readonly IMemberService _memberService;
    private readonly IPermissionService _permissionService;
    private readonly IReferralService _referralService;

    #endregion

    #region Ctor

    public ReferralModelFactory(IAdminStores adminStores,
        GridOptions gridOptions,
        ICustomerService customerService,
        IDateTimeHelper dateTimeHelper,
        ILocalizationService localizationService,
        IMemberService memberService,
        IPermissionService permissionService,
        IReferralService referralService)
    {
        _adminStores = adminStores;
        _gridOptions = gridOptions;
        _customerService = customerService;
        _dateTimeHelper = dateTimeHelper;
        _localizationService = localizationService;
        _memberService = memberService;
        _permissionService = permissionService;
        _referralService = referralService;
    }

    #endregion

    #region Utilities

    /// <summary>
    /// Get the programs to look in; null for all
    /// </summary>
    private async Task<IList<int>> GetProgramIdsAsync(int chosenId)
    {
        var visible = await _adminStores.GetProgramIdsAsync();
        if (chosenId == 0)
            return visible;

        return visible is null || visible.Contains(chosenId) ? [chosenId] : [];
    }

    private async Task<string> GetCustomerTextAsync(int? customerId)
    {
        return customerId is { } id ? (await _customerService.GetCustomerByIdAsync(id))?.Email ?? id.ToString(CultureInfo.CurrentCulture) : null;
    }

    private async IAsyncEnumerable<ReferralRowModel> PrepareRowsAsync(IEnumerable<Referral> referrals, bool canManage)
    {
        var programs = (await _adminStores.GetProgramsAsync()).ToDictionary(program => program.Id, program => program.Name);
        var changeable = (await _adminStores.GetProgramsAsync(toChange: true)).Select(program => program.Id).ToHashSet();
        foreach (var referral in referrals)
        {
            var canDecide = canManage && changeable.Contains(referral.ProgramId);
            yield return new ReferralRowModel
            {
                Id = referral.Id,
                CreatedOn = await _dateTimeHelper.ConvertToUserTimeAsync(referral.CreatedOnUtc, DateTimeKind.Utc),
                Program = programs.GetValueOrDefault(referral.ProgramId),
                ReferrerMemberId = referral.ReferrerMemberId,
                Referrer = await GetCustomerTextAsync((await _memberService.GetMemberByIdAsync(referral.ReferrerMemberId))?.CustomerId),
                RefereeCustomerId = referral.RefereeCustomerId,
                Referee = await GetCustomerTextAsync(referral.RefereeCustomerId),
                Status = await _localizationService.GetLocalizedEnumAsync(referral.Status),
                Reason = referral.Reason == ReferralReason.None ? null : await _localizationService.GetLocalizedEnumAsync(referral.Reason),
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
        var model = new ReferralSearchModel { CanManage = await _permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission) };
        model.AvailableStatuses.Add(new SelectListItem(await _localizationService.GetResourceAsync("Admin.Common.All"), "0"));
        foreach (var status in Enum.GetValues<ReferralStatus>())
            model.AvailableStatuses.Add(new SelectListItem(await _localizationService.GetLocalizedEnumAsync(status), ((int)status).ToString(CultureInfo.InvariantCulture)));
        model.AvailablePrograms = (await _gridOptions.ProgramsAsync()).Prepend(await _gridOptions.AllAsync()).ToList();
        model.AvailableSorts = await _gridOptions.SortsAsync(GridSort.Newest, GridSort.Oldest);
        model.SetGridPageSize();
        return model;
    }

    /// <summary>
    /// Prepare a page of the grid
    /// </summary>
    public async Task<ReferralListModel> PrepareListModelAsync(ReferralSearchModel searchModel)
    {
        ReferralStatus? status = searchModel.SearchStatusId > 0 ? (ReferralStatus)searchModel.SearchStatusId : null;
        var page = await _referralService.SearchAsync(await GetProgramIdsAsync(searchModel.SearchProgramId), status,
            pageIndex: searchModel.Page - 1, pageSize: searchModel.PageSize, oldestFirst: searchModel.SearchSortId == (int)GridSort.Oldest);
        var canManage = await _permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission);
        return await new ReferralListModel().PrepareToGridAsync(searchModel, page, () => PrepareRowsAsync(page, canManage));
    }

    /// <summary>
    /// Prepare the page of what a program gives
    /// </summary>
    public async Task<ReferralTermsModel> PrepareTermsModelAsync(ReferralTermsModel model, LoyaltyProgram program)
    {
        if (model is null)
        {
            var terms = await _referralService.GetTermsAsync(program.Id);
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
        model.AvailablePrograms = (await _adminStores.GetProgramsAsync(toChange: true))
            .Select(row => new SelectListItem(row.Name, row.Id.ToString(CultureInfo.InvariantCulture), row.Id == program.Id)).ToList();
        return model;
    }

    #endregion
}
