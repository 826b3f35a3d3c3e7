using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Services.Common;
using Nop.Services.Stores;

namespace Nop.Web.Framework;

/// <summary>The store whose host the request names, or the first one</summary>
public class WebStoreContext(
    IGenericAttributeService genericAttributeService,
    IHttpContextAccessor httpContextAccessor,
    IStoreService storeService) : IStoreContext
{
    protected Store _store;
    protected int? _activeScope;

    public virtual async Task<Store> GetCurrentStoreAsync() => _store ??= Choose(await storeService.GetAllStoresAsync());

    public virtual Store GetCurrentStore() => _store ??= Choose(storeService.GetAllStores());

    public virtual async Task<int> GetActiveStoreScopeConfigurationAsync()
    {
        if (_activeScope.HasValue)
            return _activeScope.Value;

        _activeScope = 0;
        if ((await storeService.GetAllStoresAsync()).Count > 1)
        {
            //the work context needs this class, so it cannot come in through the constructor
            var customer = await EngineContext.Current.Resolve<IWorkContext>().GetCurrentCustomerAsync();
            var chosen = await genericAttributeService.GetAttributeAsync<int>(customer, NopCustomerDefaults.AdminAreaStoreScopeConfigurationAttribute);
            _activeScope = (await storeService.GetStoreByIdAsync(chosen))?.Id ?? 0;
        }

        return _activeScope.Value;
    }

    private Store Choose(IList<Store> stores)
    {
        var host = httpContextAccessor.HttpContext?.Request.Host.Value;
        return stores.FirstOrDefault(store => storeService.ContainsHostValue(store, host))
               ?? stores.FirstOrDefault()
               ?? throw new NopException("No store could be loaded");
    }
}
