using Microsoft.AspNetCore.Mvc;
using Nop.Services.Catalog;
using Nop.Web.Controllers;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Controllers;

/// <summary>The product page</summary>
public class ProductController : BasePublicController
{
    private readonly IProductService _productService;
    private readonly ProductModelFactory _productModelFactory;

    public ProductController(IProductService productService, ProductModelFactory productModelFactory)
    {
        _productService = productService;
        _productModelFactory = productModelFactory;
    }

    public async Task<IActionResult> ProductDetails(int productId)
    {
        var product = await _productService.GetProductByIdAsync(productId);
        if (product is null || product.Deleted || !product.Published)
            return InvokeHttp404();

        return View(await _productModelFactory.PrepareProductDetailsModelAsync(product));
    }
}
