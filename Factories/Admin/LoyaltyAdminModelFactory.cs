using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Plugin.Misc.Loyalty.Services.Setup;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Catalog;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Directory;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Security;
using Nop.Services.Stores;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares what administrators see
/// </summary>
public class LoyaltyAdminModelFactory(CurrencySettings currencySettings,
    FirstSetup firstSetup,
    IAdminStores adminStores,
    ICurrencyService currencyService,
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    ILedgerService ledgerService,
    ILocalizationService localizationService,
    IOrderService orderService,
    IPermissionService permissionService,
    IPriceFormatter priceFormatter,
    IProgramService programService,
    RedemptionModelFactory redemptionModelFactory,
    ISettingService settingService,
    IStoreContext storeContext,
    IStoreService storeService,
    ITierService tierService,
    LedgerEntryModelFactory ledgerEntryModelFactory,
    MemberSearch memberSearch,
    OrderPointsReader orderPointsReader,
    RewardPointsNotices rewardPointsNotices,
    RedemptionSearch redemptionSearch,
    StoreDays storeDays)
{
    #region Utilities

    private async Task<string> GetCustomerTextAsync(int customerId)
    {
        var customer = await customerService.GetCustomerByIdAsync(customerId);
        if (customer is null)
            return customerId.ToString();

        var name = await customerService.GetCustomerFullNameAsync(customer);
        return string.IsNullOrWhiteSpace(name) ? customer.Email : $"{name} ({customer.Email})";
    }

    private async Task FillOverridesAsync(ConfigurationModel model, LoyaltySettings settings, int storeScope)
    {
        model.Enabled_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.Enabled, storeScope);
        model.AwardMomentId_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.AwardMomentId, storeScope);
        model.IncludeTax_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.IncludeTax, storeScope);
        model.IncludeShipping_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.IncludeShipping, storeScope);
        model.DeductDiscounts_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.DeductDiscounts, storeScope);
        model.ShowEarnEstimate_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.ShowEarnEstimate, storeScope);
        model.LeaderboardEnabled_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.LeaderboardEnabled, storeScope);
        model.GuestOrderDays_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.GuestOrderDays, storeScope);
        model.LeaderboardInFooter_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.LeaderboardInFooter, storeScope);
    }

    private async Task<SetupModel> PrepareSetupModelAsync(LoyaltyProgram program)
    {
        return new SetupModel
        {
            PointName = program.PointName,
            PointNamePlural = program.PointNamePlural,
            PointsPerCurrencyUnit = program.PointsPerCurrencyUnit,
            PointValue = program.PointValue,
            RedemptionEnabled = program.RedemptionEnabled,
            Tiers = await firstSetup.HasTiersAsync(program),
            StartDay = storeDays.FirstDay(program.StartOnUtc),
            CurrencyCode = (await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId))?.CurrencyCode
        };
    }

    private async IAsyncEnumerable<MemberModel> PrepareMembersAsync(IEnumerable<LoyaltyMember> members)
    {
        foreach (var member in members)
            yield return await PrepareMemberModelAsync(member);
    }

    private async IAsyncEnumerable<TierModel> PrepareTiersAsync(IEnumerable<LoyaltyTier> tiers)
    {
        foreach (var tier in tiers)
            yield return await PrepareTierModelAsync(null, tier);
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the configuration page for the chosen store scope
    /// </summary>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    public async Task<ConfigurationModel> PrepareConfigurationModelAsync()
    {
        var storeScope = await storeContext.GetActiveStoreScopeConfigurationAsync();
        if (!(await adminStores.GetScopeAsync()).Includes(storeScope))
            return new ConfigurationModel { ActiveStoreScopeConfiguration = storeScope, IsOfOtherStores = true };

        var settings = await settingService.LoadSettingAsync<LoyaltySettings>(storeScope);
        var program = await programService.GetDefaultProgramAsync(storeScope);
        var model = new ConfigurationModel
        {
            ActiveStoreScopeConfiguration = storeScope,
            Enabled = settings.Enabled,
            AwardMomentId = settings.AwardMomentId,
            IncludeTax = settings.IncludeTax,
            IncludeShipping = settings.IncludeShipping,
            DeductDiscounts = settings.DeductDiscounts,
            ShowEarnEstimate = settings.ShowEarnEstimate,
            LeaderboardEnabled = settings.LeaderboardEnabled,
            LeaderboardInFooter = settings.LeaderboardInFooter,
            GuestOrderDays = settings.GuestOrderDays,
            PointsPerCurrencyUnit = program?.PointsPerCurrencyUnit ?? 0,
            EarnsBySteps = program?.EarnStep > 0,
            DropTablesOnUninstall = settings.DropTablesOnUninstall,
            WebhookAllowHttp = settings.WebhookAllowHttp,
            WebhookAllowPrivateAddresses = settings.WebhookAllowPrivateAddresses,
            WebhookMaxAttempts = settings.WebhookMaxAttempts,
            WebhookTimeoutSeconds = settings.WebhookTimeoutSeconds,
            WebhookKeepDays = settings.WebhookKeepDays,
            ProviderAllowHttp = settings.ProviderAllowHttp
        };
        foreach (var moment in Enum.GetValues<AwardMoment>())
        {
            model.AvailableAwardMoments.Add(new SelectListItem(await localizationService.GetLocalizedEnumAsync(moment),
                ((int)moment).ToString(), moment == settings.AwardMoment));
        }
        if (storeScope > 0)
            await FillOverridesAsync(model, settings, storeScope);
        model.RewardPoints = await rewardPointsNotices.PrepareAsync(storeScope);

        model.CanChangeProgram = program is null || await adminStores.MayAsync(program, true);
        if (storeScope == 0 && !(await adminStores.GetScopeAsync()).IsLimited && await firstSetup.IsOpenAsync(program))
            model.Setup = await PrepareSetupModelAsync(program);
        return model;
    }

    /// <summary>
    /// Prepare the page on which roles are limited to stores
    /// </summary>
    /// <param name="model">What the admin entered; null when he did not yet</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    public async Task<StoreLimitsModel> PrepareStoreLimitsModelAsync(StoreLimitsModel model)
    {
        var stores = await storeService.GetAllStoresAsync();
        var limits = await adminStores.GetLimitsAsync();
        var entered = model?.Roles.DistinctBy(row => row.RoleId).ToDictionary(row => row.RoleId);
        model = new StoreLimitsModel();
        foreach (var role in await customerService.GetAllCustomerRolesAsync(true))
        {
            var storeIds = limits.Of(role.Id);
            if (storeIds is null && !await permissionService.AuthorizeAsync(LoyaltyDefaults.ViewPermission, role.Id)
                && !await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission, role.Id))
                continue;

            IList<int> chosen = entered is null ? [.. storeIds ?? []] : entered.GetValueOrDefault(role.Id)?.SelectedStoreIds ?? [];
            model.Roles.Add(new RoleStoresModel
            {
                RoleId = role.Id,
                Role = role.Name,
                SelectedStoreIds = chosen,
                AvailableStores = stores.Select(store => new SelectListItem(store.Name, store.Id.ToString(), chosen.Contains(store.Id))).ToList()
            });
        }

        return model;
    }

    /// <summary>
    /// Prepare a page of tiers
    /// </summary>
    /// <param name="searchModel">Search model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the page
    /// </returns>
    public async Task<TierListModel> PrepareTierListModelAsync(TierSearchModel searchModel)
    {
        var tiers = await tierService.GetTiersInDisplayOrderAsync(searchModel.ProgramId);
        var page = new PagedList<LoyaltyTier>(tiers, searchModel.Page - 1, searchModel.PageSize);
        return await new TierListModel().PrepareToGridAsync(searchModel, page, () => PrepareTiersAsync(page));
    }

    /// <summary>
    /// Prepare a tier's edit page
    /// </summary>
    /// <param name="model">Posted model to show again; null to take the tier's values</param>
    /// <param name="tier">Tier; null for a new one</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    public async Task<TierModel> PrepareTierModelAsync(TierModel model, LoyaltyTier tier)
    {
        var roles = await customerService.GetAllCustomerRolesAsync(true);
        model ??= tier is null ? new TierModel { Color = "#4ab2f1" } : new TierModel
        {
            Id = tier.Id,
            Seen = SeenState.Of(tier),
            ProgramId = tier.ProgramId,
            Name = tier.Name,
            Threshold = tier.Threshold,
            EarnMultiplier = tier.EarnMultiplier,
            Color = tier.Color,
            CustomerRoleId = tier.CustomerRoleId ?? 0,
            DisplayOrder = tier.DisplayOrder,
            WelcomeBonus = tier.WelcomeBonus,
            Icon = tier.Icon
        };
        model.CustomerRoleName = roles.FirstOrDefault(role => role.Id == model.CustomerRoleId)?.Name;
        model.AvailableCustomerRoles.Add(new SelectListItem(await localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Tiers.NoRole"), "0"));
        foreach (var role in roles.Where(role => !role.IsSystemRole))
            model.AvailableCustomerRoles.Add(new SelectListItem(role.Name, role.Id.ToString(), role.Id == model.CustomerRoleId));
        return model;
    }

    /// <summary>
    /// Prepare a page of members
    /// </summary>
    /// <param name="searchModel">Search model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the page
    /// </returns>
    public async Task<MemberListModel> PrepareMemberListModelAsync(MemberSearchModel searchModel)
    {
        var members = await memberSearch.FindAsync(email: searchModel.SearchEmail, name: searchModel.SearchName,
            cardNumber: searchModel.SearchCardNumber, tierId: searchModel.SearchTierId, programId: searchModel.SearchProgramId,
            status: searchModel.SearchStatusId == 0 ? null : (MemberStatus)searchModel.SearchStatusId, pageIndex: searchModel.Page - 1, pageSize: searchModel.PageSize,
            sort: (GridSort)searchModel.SearchSortId, programIds: await adminStores.GetProgramIdsAsync());
        return await new MemberListModel().PrepareToGridAsync(searchModel, members, () => PrepareMembersAsync(members));
    }

    /// <summary>
    /// Prepare a member's page
    /// </summary>
    /// <param name="member">Member</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    public async Task<MemberModel> PrepareMemberModelAsync(LoyaltyMember member)
    {
        var account = await ledgerService.GetAccountAsync(member.Id);
        var tier = member.TierId.HasValue ? await tierService.GetTierByIdAsync(member.TierId.Value) : null;
        var program = await programService.GetProgramByIdAsync(member.ProgramId);
        var model = new MemberModel
        {
            Id = member.Id,
            CustomerId = member.CustomerId,
            Customer = await GetCustomerTextAsync(member.CustomerId),
            Program = program?.Name,
            CardNumber = member.CardNumber,
            Status = await localizationService.GetLocalizedEnumAsync(member.Status),
            StatusId = member.StatusId,
            StatusReason = member.StatusReason,
            External = member.ExternalId is null ? null : string.IsNullOrEmpty(member.ExternalType) ? member.ExternalId : $"{member.ExternalType}: {member.ExternalId}",
            Tier = tier?.Name,
            TierColor = tier?.Color,
            Balance = account.Balance,
            Pending = account.Pending,
            LifetimePoints = account.LifetimePoints,
            LifetimeSpend = await priceFormatter.FormatPriceAsync(account.LifetimeSpend, true, false),
            Shortfall = account.Shortfall,
            EnrolledOn = await dateTimeHelper.ConvertToUserTimeAsync(member.EnrolledOnUtc, DateTimeKind.Utc),
            Adjust = new AdjustPointsModel { MemberId = member.Id, FormKey = Guid.NewGuid().ToString("N") },
            LedgerSearchModel = new LedgerSearchModel { MemberId = member.Id }
        };
        model.LedgerSearchModel.SetGridPageSize();
        return model;
    }

    /// <summary>
    /// Prepare a member's page: figures, reservations, pending points and the ledger's search
    /// </summary>
    /// <param name="member">Member</param>
    /// <param name="orderId">Order whose ledger entries are wanted; 0 for all entries</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    public async Task<MemberModel> PrepareMemberPageModelAsync(LoyaltyMember member, int orderId = 0)
    {
        var model = await PrepareMemberModelAsync(member);
        model.CanManage = await adminStores.CanManageAsync(await programService.GetProgramByIdAsync(member.ProgramId));
        model.Reservations = await redemptionModelFactory.PrepareRedemptionModelsAsync(await redemptionSearch.GetLiveAsync(member.Id));
        var pending = await orderPointsReader.GetPendingAsync(member.Id);
        var orders = (await orderService.GetOrdersByIdsAsync(pending.Select(row => row.OrderId).ToArray())).ToDictionary(order => order.Id);
        foreach (var row in pending)
        {
            model.PendingOrders.Add(new PendingPointsModel
            {
                OrderId = row.OrderId,
                OrderNumber = orders.GetValueOrDefault(row.OrderId)?.CustomOrderNumber ?? row.OrderId.ToString(),
                Points = row.Points,
                Until = row.Until == HoldUntil.None ? string.Empty : await localizationService.GetLocalizedEnumAsync(row.Until),
                HeldUntil = await dateTimeHelper.ConvertToUserTimeAsync(row.HeldUntilUtc, DateTimeKind.Utc)
            });
        }
        model.LedgerSearchModel.OrderId = orderId;
        return model;
    }

    /// <summary>
    /// Prepare a page of a member's ledger, newest first
    /// </summary>
    /// <param name="searchModel">Search model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the page
    /// </returns>
    public async Task<LedgerListModel> PrepareLedgerListModelAsync(LedgerSearchModel searchModel)
    {
        var entries = searchModel.OrderId > 0
            ? new PagedList<LedgerEntry>((await orderPointsReader.GetAsync(searchModel.OrderId)).SelectMany(points => points.Entries)
                .Where(entry => entry.MemberId == searchModel.MemberId).ToList(), searchModel.Page - 1, searchModel.PageSize)
            : await ledgerService.GetEntriesPagedAsync(searchModel.MemberId, searchModel.Page - 1, searchModel.PageSize);
        var rows = await ledgerEntryModelFactory.PrepareAsync(entries);
        return new LedgerListModel().PrepareToGrid(searchModel, entries, () => rows);
    }

    #endregion
}
