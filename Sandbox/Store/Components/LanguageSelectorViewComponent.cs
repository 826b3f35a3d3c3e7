using Nop.Web.Models.Common;

namespace Sandbox.Store.Components;

/// <summary>The language switch; nothing in a store with one language</summary>
public class LanguageSelectorViewComponent(ILanguageService languageService, IStoreContext storeContext, IWorkContext workContext) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var store = await storeContext.GetCurrentStoreAsync();
        var languages = await languageService.GetAllLanguagesAsync(storeId: store.Id);
        if (languages.Count < 2)
            return Content(string.Empty);

        var model = new LanguageSelectorModel { CurrentLanguageId = (await workContext.GetWorkingLanguageAsync()).Id };
        foreach (var language in languages)
            model.AvailableLanguages.Add(new LanguageModel { Id = language.Id, Name = language.Name });
        return View(model);
    }
}
