using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Security;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.StoreAccess;

/// <summary>
/// What the current admin may see and change, by the stores his customer roles are limited to
/// </summary>
public class AdminStores(IAuditService auditService,
    ICustomerService customerService,
    IPermissionService permissionService,
    IProgramService programService,
    IRepository<LoyaltyProgram> programRepository,
    IRepository<Webhook> webhookRepository,
    ISettingService settingService,
    IStoreService storeService,
    IWorkContext workContext) : IAdminStores
{
    private StoreScope _scope;

    /// <inheritdoc />
    public async Task<StoreScope> GetScopeAsync()
    {
        return _scope ??= await ScopeUnderAsync(await GetLimitsAsync());
    }

    /// <inheritdoc />
    public async Task<IList<LoyaltyProgram>> GetProgramsAsync(bool toChange = false)
    {
        var scope = await GetScopeAsync();

        return (await programService.GetProgramsAsync(activeOnly: false)).Where(program => May(scope, program, toChange)).ToList();
    }

    /// <inheritdoc />
    public async Task<LoyaltyProgram> GetProgramToChangeAsync(int programId)
    {
        return (await GetProgramsAsync(toChange: true)).FirstOrDefault(program => programId == 0 ? program.Active : program.Id == programId);
    }

    /// <inheritdoc />
    public async Task<IList<int>> GetProgramIdsAsync(bool toChange = false)
    {
        return (await GetScopeAsync()).IsLimited ? (await GetProgramsAsync(toChange)).Select(program => program.Id).ToList() : null;
    }

    /// <inheritdoc />
    public async Task<IList<Store>> GetStoresAsync()
    {
        var scope = await GetScopeAsync();

        return (await storeService.GetAllStoresAsync()).Where(store => scope.Includes(store.Id)).ToList();
    }

    /// <inheritdoc />
    public async Task<bool> MayAsync(BaseEntity entity, bool toChange)
    {
        var scope = await GetScopeAsync();
        if (!scope.IsLimited)
            return true;

        return entity switch
        {
            LoyaltyProgram program => May(scope, program, toChange),
            //a redemption is a store's own, in a shared program too
            LoyaltyRedemption redemption => scope.Includes(redemption.StoreId) && May(scope, await ProgramAsync(redemption), false),
            IProgramPart part => May(scope, await ProgramAsync(part), toChange),
            //whoever gets a message or holds a key reaches all of their stores, whether he only looks at them or not
            LoyaltyApiKey key => scope.MayChange(key.StoreIds),
            ProviderConfiguration configuration => scope.Includes(configuration.StoreId),
            ProviderSession session => scope.Includes(session.StoreId),
            LoyaltyPartner partner => scope.MayChange(partner.StoreIds),
            Webhook webhook => scope.MayChange(webhook.StoreIds),
            WebhookDelivery delivery => await webhookRepository.GetByIdAsync(delivery.WebhookId) is { } webhook && scope.MayChange(webhook.StoreIds),
            _ => false
        };
    }

    /// <inheritdoc />
    public async Task<bool> CanManageAsync(LoyaltyProgram program)
    {
        return await permissionService.AuthorizeAsync(LoyaltyDefaults.ManagePermission) && May(await GetScopeAsync(), program, true);
    }

    /// <inheritdoc />
    public async Task<RoleStores> GetLimitsAsync()
    {
        return RoleStores.Parse((await settingService.LoadSettingAsync<LoyaltySettings>()).StoreLimits);
    }

    /// <inheritdoc />
    public async Task<Result<RoleStores>> SaveLimitsAsync(RoleStores limits, IEnumerable<int> roleIds, string actor)
    {
        var before = await GetLimitsAsync();
        var changed = roleIds.Distinct().Where(roleId => Text(before, roleId) != Text(limits, roleId)).ToList();
        var after = changed.Aggregate(before, (all, roleId) => all.With(roleId, limits.Of(roleId) ?? []));
        if ((await ScopeUnderAsync(after)).IsLimited)
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "Whoever sets the limits must not be limited by them.", "storeIds");
        if (changed.Count == 0)
            return before;

        var settings = await settingService.LoadSettingAsync<LoyaltySettings>();
        settings.StoreLimits = after.ToString();
        await settingService.SaveSettingAsync(settings, row => row.StoreLimits);
        foreach (var roleId in changed)
            await auditService.LogAsync(actor, AuditActions.StoreLimitChanged, nameof(CustomerRole), roleId, Text(before, roleId), Text(after, roleId));

        return after;
    }

    private static string Text(RoleStores limits, int roleId)
    {
        return limits.Of(roleId) is { } storeIds ? IdList.Format(storeIds) : null;
    }

    private static bool May(StoreScope scope, LoyaltyProgram program, bool toChange)
    {
        if (program is null)
            return !scope.IsLimited;

        return toChange ? scope.MayChange(program.StoreIds) : scope.MaySee(program.StoreIds);
    }

    /// <summary>
    /// Gets the program, a deleted one too: what it owns stays its own
    /// </summary>
    private Task<LoyaltyProgram> ProgramAsync(IProgramPart part)
    {
        return programRepository.GetByIdAsync(part.ProgramId);
    }

    private async Task<StoreScope> ScopeUnderAsync(RoleStores limits)
    {
        //a role that is switched off gives no permissions, but it must not free anybody of its limit either
        return limits.ScopeOf(await customerService.GetCustomerRoleIdsAsync(await workContext.GetCurrentCustomerAsync(), true));
    }
}
