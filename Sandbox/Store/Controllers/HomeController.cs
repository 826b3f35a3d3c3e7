using Microsoft.AspNetCore.Mvc;
using Nop.Web.Controllers;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Controllers;

/// <summary>The home page</summary>
public class HomeController : BasePublicController
{
    private readonly CatalogModelFactory _catalogModelFactory;

    public HomeController(CatalogModelFactory catalogModelFactory)
    {
        _catalogModelFactory = catalogModelFactory;
    }

    public async Task<IActionResult> Index()
    {
        return View(await _catalogModelFactory.PrepareHomePageModelAsync());
    }
}
