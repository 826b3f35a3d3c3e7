using Microsoft.AspNetCore.Http;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Core.Infrastructure;
using Nop.Services.Common;
using Nop.Services.Stores;

namespace Nop.Web.Framework;

/// <summary>The store whose host the request names, or the first one</summary>
public class WebStoreContext : IStoreContext
{
    protected readonly IGenericAttributeService _genericAttributeService;
    protected readonly IHttpContextAccessor _httpContextAccessor;
    protected readonly IStoreService _storeService;
    protected Store _store;
    protected int? _activeScope;

    public WebStoreContext(IGenericAttributeService genericAttributeService,
        IHttpContextAccessor httpContextAccessor,
        IStoreService storeService)
    {
        _genericAttributeService = genericAttributeService;
        _httpContextAccessor = httpContextAccessor;
        _storeService = storeService;
    }

    public virtual async Task<Store> GetCurrentStoreAsync()
    {
        return _store ??= Choose(await _storeService.GetAllStoresAsync());
    }

    public virtual Store GetCurrentStore()
    {
        return _store ??= Choose(_storeService.GetAllStores());
    }

    public virtual async Task<int> GetActiveStoreScopeConfigurationAsync()
    {
        if (_activeScope.HasValue)
            return _activeScope.Value;

        _activeScope = 0;
        if ((await _storeService.GetAllStoresAsync()).Count > 1)
        {
            //the work context needs this class, so it cannot come in through the constructor
            var customer = await EngineContext.Current.Resolve<IWorkContext>().GetCurrentCustomerAsync();
            var chosen = await _genericAttributeService.GetAttributeAsync<int>(customer, NopCustomerDefaults.AdminAreaStoreScopeConfigurationAttribute);
            _activeScope = (await _storeService.GetStoreByIdAsync(chosen))?.Id ?? 0;
        }

        return _activeScope.Value;
    }

    private Store Choose(IList<Store> stores)
    {
        var host = _httpContextAccessor.HttpContext?.Request.Host.Value;
        return stores.FirstOrDefault(store => _storeService.ContainsHostValue(store, host))
               ?? stores.FirstOrDefault()
               ?? throw new NopException("No store could be loaded");
    }
}
