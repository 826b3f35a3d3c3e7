using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Services.Localization;
using Nop.Web.Framework.Components;
using Nop.Web.Models.Common;

namespace Sandbox.Store.Components;

/// <summary>The language switch; nothing in a store with one language</summary>
public class LanguageSelectorViewComponent : NopViewComponent
{
    private readonly ILanguageService _languageService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;

    public LanguageSelectorViewComponent(ILanguageService languageService, IStoreContext storeContext, IWorkContext workContext)
    {
        _languageService = languageService;
        _storeContext = storeContext;
        _workContext = workContext;
    }

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var store = await _storeContext.GetCurrentStoreAsync();
        var languages = await _languageService.GetAllLanguagesAsync(storeId: store.Id);
        if (languages.Count < 2)
            return Content(string.Empty);

        var model = new LanguageSelectorModel { CurrentLanguageId = (await _workContext.GetWorkingLanguageAsync()).Id };
        foreach (var language in languages)
            model.AvailableLanguages.Add(new LanguageModel { Id = language.Id, Name = language.Name });
        return View(model);
    }
}
