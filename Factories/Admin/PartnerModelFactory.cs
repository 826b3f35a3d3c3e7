using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Partners;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Stores;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the admin pages of partners
/// </summary>
public class PartnerModelFactory(IAdminStores adminStores,
    IDateTimeHelper dateTimeHelper,
    ILocalizationService localizationService,
    IProgramService programService,
    IStoreContext storeContext,
    IStoreService storeService,
    PartnerService partnerService,
    TimeProvider time)
{
    #region Utilities

    private async Task<DateTime?> ToUserTimeAsync(DateTime? utc)
    {
        return utc is { } moment ? await dateTimeHelper.ConvertToUserTimeAsync(moment, DateTimeKind.Utc) : null;
    }

    private static string Names(string ids, Dictionary<int, string> names, string all)
    {
        return string.IsNullOrEmpty(ids) ? all : string.Join(", ", IdList.Parse(ids).Select(id => names.GetValueOrDefault(id, $"#{id}")));
    }

    #endregion

    #region Methods

    /// <summary>
    /// Get what a partner's form changes, alone: a token fetched meanwhile is no change
    /// </summary>
    public static LoyaltyPartner Editable(LoyaltyPartner partner)
    {
        return partner is null ? null : new LoyaltyPartner { Id = partner.Id, Name = partner.Name, ProgramIds = partner.ProgramIds, StoreIds = partner.StoreIds, RevokedOnUtc = partner.RevokedOnUtc };
    }

    /// <summary>
    /// Prepare the grid
    /// </summary>
    public PartnerSearchModel PrepareSearchModel()
    {
        var model = new PartnerSearchModel();
        model.SetGridPageSize();

        return model;
    }

    /// <summary>
    /// Prepare the rows of the grid: the partners of the admin's stores
    /// </summary>
    public async Task<PartnerListModel> PrepareListModelAsync(PartnerSearchModel searchModel)
    {
        var scope = await adminStores.GetScopeAsync();
        var own = (await partnerService.GetAllAsync()).Where(partner => scope.MayChange(partner.StoreIds)).ToList();
        var page = new PagedList<LoyaltyPartner>(own, searchModel.Page - 1, searchModel.PageSize);
        var all = await localizationService.GetResourceAsync("Admin.Common.All");
        var programs = (await programService.GetProgramsAsync(activeOnly: false)).ToDictionary(program => program.Id, program => program.Name);
        var stores = (await storeService.GetAllStoresAsync()).ToDictionary(store => store.Id, store => store.Name);

        var rows = new List<PartnerRowModel>();
        foreach (var partner in page)
        {
            rows.Add(new PartnerRowModel
            {
                Id = partner.Id,
                Name = partner.Name,
                ClientId = partner.ClientId,
                Programs = Names(partner.ProgramIds, programs, all),
                Stores = Names(partner.StoreIds, stores, all),
                LastUsedOn = await ToUserTimeAsync(partner.LastUsedOnUtc),
                Active = partner.RevokedOnUtc is null
            });
        }

        return new PartnerListModel().PrepareToGrid(searchModel, page, () => rows);
    }

    /// <summary>
    /// Prepare a partner's page
    /// </summary>
    /// <param name="model">What was typed; null when the page is opened</param>
    /// <param name="partner">The partner; null for a new one</param>
    public async Task<PartnerEditModel> PrepareEditModelAsync(PartnerEditModel model, LoyaltyPartner partner)
    {
        model ??= new PartnerEditModel
        {
            Seen = SeenState.Of(Editable(partner)),
            Name = partner?.Name,
            SelectedProgramIds = IdList.Parse(partner?.ProgramIds),
            SelectedStoreIds = partner is null ? (await adminStores.GetScopeAsync()).StoreIds.ToList() : IdList.Parse(partner.StoreIds)
        };
        model.Id = partner?.Id ?? 0;
        model.ClientId = partner?.ClientId;
        model.RevokedOn = await ToUserTimeAsync(partner?.RevokedOnUtc);
        model.PreviousEndsOn = partner?.PreviousEndsOnUtc > time.GetUtcNow().UtcDateTime ? await ToUserTimeAsync(partner.PreviousEndsOnUtc) : null;
        model.AvailablePrograms = (await adminStores.GetProgramsAsync())
            .Select(program => new SelectListItem(program.Name, program.Id.ToString(), model.SelectedProgramIds.Contains(program.Id))).ToList();
        model.AvailableStores = (await adminStores.GetStoresAsync())
            .Select(store => new SelectListItem(store.Name, store.Id.ToString(), model.SelectedStoreIds.Contains(store.Id))).ToList();

        return model;
    }

    /// <summary>
    /// Prepare the page that shows a secret once
    /// </summary>
    public async Task<PartnerSecretModel> PrepareSecretModelAsync(NewPartner made)
    {
        return new PartnerSecretModel
        {
            Id = made.Partner.Id,
            Name = made.Partner.Name,
            ClientId = made.Partner.ClientId,
            Secret = made.Secret,
            StoreUrl = (await storeContext.GetCurrentStoreAsync()).Url,
            PreviousEndsOn = await ToUserTimeAsync(made.Partner.PreviousEndsOnUtc)
        };
    }

    #endregion
}
