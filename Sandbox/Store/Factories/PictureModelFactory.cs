using Nop.Web.Models.Media;

namespace Sandbox.Store.Factories;

/// <summary>Addresses and alternate texts of pictures</summary>
public class PictureModelFactory(ILocalizationService localizationService)
{
    public async Task<PictureModel> PrepareAsync(Product product)
    {
        var text = string.Format(await localizationService.GetResourceAsync("Media.Product.ImageAlternateTextFormat"), product.Name);
        var url = $"/images/products/{product.Id}.svg";
        return new PictureModel { ImageUrl = url, AlternateText = text };
    }

    public async Task<PictureModel> PrepareAsync(Category category)
    {
        var text = string.Format(await localizationService.GetResourceAsync("Media.Category.ImageAlternateTextFormat"), category.Name);
        var url = $"/images/categories/{category.Id}.svg";
        return new PictureModel { ImageUrl = url, AlternateText = text };
    }
}
