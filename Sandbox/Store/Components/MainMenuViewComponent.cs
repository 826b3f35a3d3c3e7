using Sandbox.Store.Factories;

namespace Sandbox.Store.Components;

/// <summary>The categories under the header</summary>
public class MainMenuViewComponent(CatalogModelFactory catalogModelFactory) : NopViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View(await catalogModelFactory.PrepareMenuAsync());
}
