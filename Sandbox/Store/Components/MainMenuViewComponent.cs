using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Components;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Components;

/// <summary>The categories under the header</summary>
public class MainMenuViewComponent : NopViewComponent
{
    private readonly CatalogModelFactory _catalogModelFactory;

    public MainMenuViewComponent(CatalogModelFactory catalogModelFactory)
    {
        _catalogModelFactory = catalogModelFactory;
    }

    public async Task<IViewComponentResult> InvokeAsync()
    {
        return View(await _catalogModelFactory.PrepareMenuAsync());
    }
}
