using Nop.Services.Media;
using Sandbox.Store.Artwork;

namespace Sandbox.Store.Controllers;

/// <summary>Serves the drawn pictures of products and categories, and those that were uploaded</summary>
public class PictureController(ICategoryService categoryService, IPictureService pictureService, IProductService productService) : Controller
{
    [ResponseCache(Duration = 3600)]
    public async Task<IActionResult> Product(int productId)
    {
        var product = await productService.GetProductByIdAsync(productId);
        if (product is null)
            return NotFound();

        var categories = await categoryService.GetProductCategoriesByProductIdAsync(productId);
        return Content(ProductArtwork.Product(product.Name, product.Sku, categories.FirstOrDefault()?.CategoryId ?? 0), "image/svg+xml");
    }

    [ResponseCache(Duration = 3600)]
    public async Task<IActionResult> Uploaded(int pictureId)
    {
        var picture = await pictureService.GetPictureByIdAsync(pictureId);
        var binary = picture is null ? null : await pictureService.GetPictureBinaryByPictureIdAsync(pictureId);

        return binary is null ? NotFound() : File(binary.BinaryData, picture.MimeType);
    }

    [ResponseCache(Duration = 3600)]
    public async Task<IActionResult> Category(int categoryId)
    {
        var category = await categoryService.GetCategoryByIdAsync(categoryId);
        if (category is null)
            return NotFound();

        var first = (await categoryService.GetProductCategoriesByCategoryIdAsync(categoryId)).FirstOrDefault();
        var product = first is null ? null : await productService.GetProductByIdAsync(first.ProductId);
        return Content(ProductArtwork.Category(category.Name, categoryId, product?.Sku), "image/svg+xml");
    }
}
