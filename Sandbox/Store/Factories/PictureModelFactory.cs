using Nop.Core.Domain.Catalog;
using Nop.Services.Localization;
using Nop.Web.Models.Media;

namespace Sandbox.Store.Factories;

/// <summary>Addresses and alternate texts of pictures</summary>
public class PictureModelFactory
{
    private readonly ILocalizationService _localizationService;

    public PictureModelFactory(ILocalizationService localizationService)
    {
        _localizationService = localizationService;
    }

    public async Task<PictureModel> PrepareAsync(Product product)
    {
        var text = string.Format(await _localizationService.GetResourceAsync("Media.Product.ImageAlternateTextFormat"), product.Name);
        var url = $"/images/products/{product.Id}.svg";
        return new PictureModel { ImageUrl = url, AlternateText = text };
    }

    public async Task<PictureModel> PrepareAsync(Category category)
    {
        var text = string.Format(await _localizationService.GetResourceAsync("Media.Category.ImageAlternateTextFormat"), category.Name);
        var url = $"/images/categories/{category.Id}.svg";
        return new PictureModel { ImageUrl = url, AlternateText = text };
    }
}
