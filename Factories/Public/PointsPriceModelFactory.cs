using System.Globalization;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Services.Catalog;
using Nop.Services.Localization;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Prepares what shoppers see of products and lines that points pay
/// </summary>
public class PointsPriceModelFactory(ILocalizationService localizationService,
    Lazy<IProductService> productService,
    Lazy<IShoppingCartService> shoppingCartService,
    Lazy<PointsLineObstacles> obstacles,
    Lazy<PointsLines> lines,
    PointsPriceTags tags,
    Lazy<RedemptionContexts> contexts)
{
    #region Utilities

    private async Task<string> TextAsync(string key, params object[] values)
    {
        return string.Format(CultureInfo.CurrentCulture, await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Lines.{key}"), values);
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
        return await tags.GetAsync(productId, shownPrice, customer, store) is { } tag
            ? await PrepareAsync(tag, checksProduct ? await productService.Value.GetProductByIdAsync(productId) : null, pieces)
            : null;
    }

    /// <summary>
    /// Prepare what a product costs in points with what is chosen on its page; null where points do not buy it
    /// </summary>
    /// <param name="product">Product</param>
    /// <param name="unitPrice">Price of a piece as the store works with it, in the primary store currency</param>
    /// <param name="customer">Who looks</param>
    /// <param name="store">Where</param>
    public async Task<PointsPriceModel> PrepareChosenAsync(Product product, decimal unitPrice, Customer customer, Store store)
    {
        return await tags.GetChosenAsync(product.Id, unitPrice, customer, store) is { } tag ? await PrepareAsync(tag, product, 1) : null;
    }

    private async Task<PointsPriceModel> PrepareAsync(PointsPriceTag tag, Product product, int pieces)
    {
        var price = PointsText.Of(tag.Program, tag.Points);
        var model = new PointsPriceModel
        {
            ProductId = tag.Terms.ProductId,
            Points = tag.Points,
            Balance = tag.Balance,
            Price = tag.PointsOnly ? price : await TextAsync("Or", price),
            Total = PointsText.Of(tag.Program, tag.Points * pieces),
            IsPointsOnly = tag.PointsOnly,
            Follows = tag.Terms.FollowRate > 0
        };
        var obstacle = tag.IsOpen ? null : (RedemptionObstacle?)RedemptionObstacle.Closed;
        if (product is not null && obstacle is null)
            obstacle = obstacles.Value.Find(tag.Program, product, tag.Terms);
        if (!tag.IsGuest)
            obstacle ??= PointsLineObstacles.FindTier(tag.Terms, tag.Member);
        if (obstacle is not null)
            model.Closed = await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Redeem.Obstacle.{obstacle}");
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
        return await tags.GetAsync(productId, shownPrice, customer, store) is { PointsOnly: true } tag ? PointsText.Of(tag.Program, tag.Points) : null;
    }

    /// <summary>
    /// Prepare the lines of a cart that points pay or could pay
    /// </summary>
    public async Task<PointsLinesModel> PrepareLinesAsync(Customer customer, Store store, bool isEditable)
    {
        var model = new PointsLinesModel { IsEditable = isEditable };
        var cart = await shoppingCartService.Value.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
        var context = await contexts.Value.GetAsync(customer, store);
        if (context.Program is null || context.Problem is not null)
            return model;

        var paid = 0L;
        foreach (var line in await lines.Value.GetAsync(context.Program, customer.Id, store.Id, cart))
        {
            var usable = obstacles.Value.Find(context.Program, line.Product, line.Terms, context.Member) is null && line.Piece > 0;
            if (!usable && line.Kept is null)
                continue;

            var points = line.IsPaid ? line.Kept.Points : line.Piece * line.Item.Quantity;
            paid += line.IsPaid ? points : 0;
            model.Lines.Add(new PointsLineModel
            {
                Id = line.Item.Id,
                Name = await localizationService.GetLocalizedAsync(line.Product, row => row.Name),
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
