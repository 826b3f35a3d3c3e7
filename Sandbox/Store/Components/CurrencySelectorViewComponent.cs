using Nop.Web.Models.Common;

namespace Sandbox.Store.Components;

/// <summary>The currency switch; nothing in a store with one currency</summary>
public class CurrencySelectorViewComponent(ICurrencyService currencyService, IStoreContext storeContext, IWorkContext workContext) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var store = await storeContext.GetCurrentStoreAsync();
        var currencies = await currencyService.GetAllCurrenciesAsync(storeId: store.Id);
        if (currencies.Count < 2)
            return Content(string.Empty);

        var model = new CurrencySelectorModel { CurrentCurrencyId = (await workContext.GetWorkingCurrencyAsync()).Id };
        foreach (var currency in currencies)
            model.AvailableCurrencies.Add(new CurrencyModel { Id = currency.Id, Name = currency.Name });
        return View(model);
    }
}
