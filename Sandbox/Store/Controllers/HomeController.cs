using Nop.Web.Controllers;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Controllers;

public class HomeController(CatalogModelFactory catalogModelFactory) : BasePublicController
{
    public async Task<IActionResult> Index() => View(await catalogModelFactory.PrepareHomePageModelAsync());
}
