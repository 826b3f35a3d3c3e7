using Nop.Web.Controllers;
using Sandbox.Store.Factories;
using Sandbox.Store.Models;

namespace Sandbox.Store.Controllers;

/// <summary>Category pages and search</summary>
public class CatalogController(CatalogModelFactory catalogModelFactory, ICategoryService categoryService) : BasePublicController
{
    public async Task<IActionResult> Category(int categoryId, CatalogCommand command)
    {
        var category = await categoryService.GetCategoryByIdAsync(categoryId);
        if (category is null || category.Deleted || !category.Published)
            return InvokeHttp404();

        return View(await catalogModelFactory.PrepareCategoryPageModelAsync(category, command));
    }

    public async Task<IActionResult> Search(string q, CatalogCommand command) =>
        View(await catalogModelFactory.PrepareSearchPageModelAsync(q, command));
}
