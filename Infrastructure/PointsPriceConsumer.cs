using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Services.Events;
using Nop.Services.Logging;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Models;
using Nop.Web.Models.Catalog;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Says beside prices what products cost in points, on pages that have no widget zone for it
/// </summary>
public class PointsPriceConsumer : IConsumer<ModelPreparedEvent<BaseNopModel>>
{
    #region Fields

    private readonly ILogger _logger;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;
    private readonly PointsPriceModelFactory _modelFactory;

    #endregion

    #region Ctor

    public PointsPriceConsumer(ILogger logger,
        IStoreContext storeContext,
        IWorkContext workContext,
        PointsPriceModelFactory modelFactory)
    {
        _logger = logger;
        _storeContext = storeContext;
        _workContext = workContext;
        _modelFactory = modelFactory;
    }

    #endregion

    #region Utilities

    private async Task<PointsPriceModel> PrepareAsync(int productId, decimal? price, int pieces = 1)
    {
        return await _modelFactory.PrepareAsync(productId, price, await _workContext.GetCurrentCustomerAsync(), await _storeContext.GetCurrentStoreAsync(),
            pieces: pieces);
    }

    private async Task ShowAsync(CompareProductsModel model)
    {
        foreach (var product in model.Products.Where(product => product.ProductPrice is not null))
        {
            if (await PrepareAsync(product.Id, product.ProductPrice.PriceValue) is { } tag)
                product.ProductPrice.Price = tag.IsPointsOnly ? tag.Price : $"{product.ProductPrice.Price} {tag.Price}";
        }
    }

    private async Task ShowAsync(WishlistModel model)
    {
        foreach (var item in model.Items)
        {
            if (await PrepareAsync(item.ProductId, item.UnitPriceValue, item.Quantity) is not { } tag)
                continue;

            item.UnitPrice = tag.IsPointsOnly ? tag.Price : $"{item.UnitPrice} {tag.Price}";
            if (tag.IsPointsOnly)
                item.SubTotal = tag.Total;
        }
    }

    #endregion

    #region Methods

    /// <summary>
    /// A page is about to be shown
    /// </summary>
    public async Task HandleEventAsync(ModelPreparedEvent<BaseNopModel> eventMessage)
    {
        try
        {
            if (eventMessage.Model is CompareProductsModel compared)
                await ShowAsync(compared);
            else if (eventMessage.Model is WishlistModel wished)
                await ShowAsync(wished);
        }
        catch (Exception exception)
        {
            await _logger.ErrorAsync("Loyalty: prices in points could not be shown", exception);
        }
    }

    #endregion
}
