using System.Globalization;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Services.Catalog;
using Nop.Services.Localization;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Factories;

/// <summary>
/// Prepares what shoppers see of products and lines that points pay
/// </summary>
public class PointsPriceModelFactory
{
    #region Fields

    private readonly ILocalizationService _localizationService;
    private readonly IProductService _productService;
    private readonly IShoppingCartService _shoppingCartService;
    private readonly PointsLineObstacles _obstacles;
    private readonly PointsLines _lines;
    private readonly PointsPriceTags _tags;
    private readonly RedemptionContexts _contexts;

    #endregion

    #region Ctor

    public PointsPriceModelFactory(ILocalizationService localizationService,
        IProductService productService,
        IShoppingCartService shoppingCartService,
        PointsLineObstacles obstacles,
        PointsLines lines,
        PointsPriceTags tags,
        RedemptionContexts contexts)
    {
        _localizationService = localizationService;
        _productService = productService;
        _shoppingCartService = shoppingCartService;
        _obstacles = obstacles;
        _lines = lines;
        _tags = tags;
        _contexts = contexts;
    }

    #endregion

    #region Utilities

    private async Task<string> TextAsync(string key, params object[] values)
    {
        return string.Format(CultureInfo.CurrentCulture, await _localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Lines.{key}"), values);
    }

    #endregion

    #region Methods

    /// <summary>
    /// Prepare what a product costs in points; null where points do not buy it
    /// </summary>
    /// <param name="productId">Product</param>
    /// <param name="shownPrice">Its price as the page shows it; null where it shows none</param>
    /// <param name="customer">Who looks</param>
    /// <param name="store">Where</param>
    /// <param name="checksProduct">Whether the product itself is asked if points can buy it: a list of products leaves that to its page</param>
    /// <param name="pieces">Pieces that the total is for</param>
    public async Task<PointsPriceModel> PrepareAsync(int productId, decimal? shownPrice, Customer customer, Store store, bool checksProduct = false, int pieces = 1)
    {
        if (await _tags.GetAsync(productId, shownPrice, customer, store) is not { } tag)
            return null;

        var price = PointsText.Of(tag.Program, tag.Points);
        var model = new PointsPriceModel
        {
            ProductId = productId,
            Points = tag.Points,
            Balance = tag.Balance,
            Price = tag.PointsOnly ? price : await TextAsync("Or", price),
            Total = PointsText.Of(tag.Program, tag.Points * pieces),
            IsPointsOnly = tag.PointsOnly
        };
        var obstacle = tag.IsOpen ? null : (RedemptionObstacle?)RedemptionObstacle.Closed;
        if (checksProduct && obstacle is null)
            obstacle = _obstacles.Find(await _productService.GetProductByIdAsync(productId), tag.Terms);
        if (obstacle is not null)
            model.Closed = await _localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Redeem.Obstacle.{obstacle}");
        else if (tag.IsGuest)
            model.SignIn = await TextAsync("SignIn", price);
        else if (tag.Missing > 0)
            model.Missing = await TextAsync("Missing", PointsText.Of(tag.Program, tag.Missing));
        else
            model.Button = await TextAsync("Get", price);

        return model;
    }

    /// <summary>
    /// Get what a product costs in points, where only points buy it; null elsewhere
    /// </summary>
    public async Task<string> PreparePointsOnlyPriceAsync(int productId, decimal? shownPrice, Customer customer, Store store)
    {
        return await _tags.GetAsync(productId, shownPrice, customer, store) is { PointsOnly: true } tag ? PointsText.Of(tag.Program, tag.Points) : null;
    }

    /// <summary>
    /// Prepare the lines of a cart that points pay or could pay
    /// </summary>
    public async Task<PointsLinesModel> PrepareLinesAsync(Customer customer, Store store, bool isEditable)
    {
        var model = new PointsLinesModel { IsEditable = isEditable };
        var cart = await _shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
        var context = await _contexts.GetAsync(customer, store);
        if (context.Program is null || context.Problem is not null)
            return model;

        var paid = 0L;
        foreach (var line in await _lines.GetAsync(context.Program, customer.Id, store.Id, cart))
        {
            var usable = _obstacles.Find(line.Product, line.Terms) is null && line.Piece > 0;
            if (!usable && line.Kept is null)
                continue;

            var points = line.IsPaid ? line.Kept.Points : line.Piece * line.Item.Quantity;
            paid += line.IsPaid ? points : 0;
            model.Lines.Add(new PointsLineModel
            {
                Id = line.Item.Id,
                Name = await _localizationService.GetLocalizedAsync(line.Product, row => row.Name),
                Text = line.IsPaid ? await TextAsync("PaidWith", PointsText.Of(context.Program, points)) : await TextAsync("PaidWithMoney"),
                Piece = line.Piece,
                CanPayWithPoints = !line.IsPaid && usable && points <= context.Balance + (line.Kept?.Points ?? 0),
                CanPayWithMoney = line.IsPaid && line.Terms is not { PointsOnly: true },
                PayWithPoints = await TextAsync("PayWithPoints", PointsText.Of(context.Program, points))
            });
        }
        if (paid > 0)
            model.Sum = await TextAsync("Sum", PointsText.Of(context.Program, paid), PointsText.Of(context.Program, context.Balance));

        return model;
    }

    #endregion
}
