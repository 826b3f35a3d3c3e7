using Microsoft.AspNetCore.Mvc;
using Nop.Services.Catalog;
using Nop.Web.Controllers;
using Sandbox.Store.Factories;
using Sandbox.Store.Models;

namespace Sandbox.Store.Controllers;

/// <summary>Category pages and search</summary>
public class CatalogController : BasePublicController
{
    private readonly CatalogModelFactory _catalogModelFactory;
    private readonly ICategoryService _categoryService;

    public CatalogController(CatalogModelFactory catalogModelFactory, ICategoryService categoryService)
    {
        _catalogModelFactory = catalogModelFactory;
        _categoryService = categoryService;
    }

    public async Task<IActionResult> Category(int categoryId, CatalogCommand command)
    {
        var category = await _categoryService.GetCategoryByIdAsync(categoryId);
        if (category is null || category.Deleted || !category.Published)
            return InvokeHttp404();

        return View(await _catalogModelFactory.PrepareCategoryPageModelAsync(category, command));
    }

    public async Task<IActionResult> Search(string q, CatalogCommand command)
    {
        return View(await _catalogModelFactory.PrepareSearchPageModelAsync(q, command));
    }
}
