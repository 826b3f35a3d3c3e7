using Microsoft.AspNetCore.Mvc;
using Nop.Services.Catalog;
using Nop.Services.Media;
using Sandbox.Store.Artwork;

namespace Sandbox.Store.Controllers;

/// <summary>Serves the drawn pictures of products and categories, and those that were uploaded</summary>
public class PictureController : Controller
{
    private readonly ICategoryService _categoryService;
    private readonly IPictureService _pictureService;
    private readonly IProductService _productService;

    public PictureController(ICategoryService categoryService, IPictureService pictureService, IProductService productService)
    {
        _pictureService = pictureService;
        _categoryService = categoryService;
        _productService = productService;
    }

    [ResponseCache(Duration = 3600)]
    public async Task<IActionResult> Product(int productId)
    {
        var product = await _productService.GetProductByIdAsync(productId);
        if (product is null)
            return NotFound();

        var categories = await _categoryService.GetProductCategoriesByProductIdAsync(productId);
        return Content(ProductArtwork.Product(product.Name, product.Sku, categories.FirstOrDefault()?.CategoryId ?? 0), "image/svg+xml");
    }

    [ResponseCache(Duration = 3600)]
    public async Task<IActionResult> Uploaded(int pictureId)
    {
        var picture = await _pictureService.GetPictureByIdAsync(pictureId);
        var binary = picture is null ? null : await _pictureService.GetPictureBinaryByPictureIdAsync(pictureId);

        return binary is null ? NotFound() : File(binary.BinaryData, picture.MimeType);
    }

    [ResponseCache(Duration = 3600)]
    public async Task<IActionResult> Category(int categoryId)
    {
        var category = await _categoryService.GetCategoryByIdAsync(categoryId);
        if (category is null)
            return NotFound();

        var first = (await _categoryService.GetProductCategoriesByCategoryIdAsync(categoryId)).FirstOrDefault();
        var product = first is null ? null : await _productService.GetProductByIdAsync(first.ProductId);
        return Content(ProductArtwork.Category(category.Name, categoryId, product?.Sku), "image/svg+xml");
    }
}
