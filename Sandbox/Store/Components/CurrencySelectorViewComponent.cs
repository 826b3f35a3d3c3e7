using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Services.Directory;
using Nop.Web.Framework.Components;
using Nop.Web.Models.Common;

namespace Sandbox.Store.Components;

/// <summary>The currency switch; nothing in a store with one currency</summary>
public class CurrencySelectorViewComponent : NopViewComponent
{
    private readonly ICurrencyService _currencyService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;

    public CurrencySelectorViewComponent(ICurrencyService currencyService, IStoreContext storeContext, IWorkContext workContext)
    {
        _currencyService = currencyService;
        _storeContext = storeContext;
        _workContext = workContext;
    }

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var store = await _storeContext.GetCurrentStoreAsync();
        var currencies = await _currencyService.GetAllCurrenciesAsync(storeId: store.Id);
        if (currencies.Count < 2)
            return Content(string.Empty);

        var model = new CurrencySelectorModel { CurrentCurrencyId = (await _workContext.GetWorkingCurrencyAsync()).Id };
        foreach (var currency in currencies)
            model.AvailableCurrencies.Add(new CurrencyModel { Id = currency.Id, Name = currency.Name });
        return View(model);
    }
}
