using Nop.Core;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Web.Models.Order;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Lets carts and orders say of their lines what points pay
/// </summary>
public class PointsLineTexts(CartRedemptionsReader cartRedemptions,
    IProgramService programService,
    IRepository<LoyaltyRedemption> redemptionRepository,
    IStoreContext storeContext,
    IWorkContext workContext)
{
    #region Utilities

    private async Task<IDictionary<int, LoyaltyRedemption>> GetCartLinesAsync()
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();

        return (await cartRedemptions.GetLiveAsync(customer, store.Id)).Where(redemption => redemption.IsLine).ToDictionary(redemption => redemption.CartItemId ?? 0);
    }

    private async Task<(string Piece, string All)> GetTextsAsync(LoyaltyRedemption redemption, int pieces)
    {
        var program = await programService.GetProgramByIdAsync(redemption.ProgramId);

        var piece = redemption.Points / Math.Max(redemption.Quantity, 1);

        return (PointsText.Of(program, piece), PointsText.Of(program, piece * pieces));
    }

    #endregion

    #region Methods

    /// <summary>
    /// Says in a cart which lines points pay
    /// </summary>
    public async Task ShowAsync(ShoppingCartModel model)
    {
        var kept = await GetCartLinesAsync();
        foreach (var item in model.Items.Where(item => kept.TryGetValue(item.Id, out var redemption) && redemption.Quantity >= item.Quantity))
        {
            (item.UnitPrice, item.SubTotal) = await GetTextsAsync(kept[item.Id], item.Quantity);
            item.Discount = null;
        }
    }

    /// <summary>
    /// Says in the small cart which lines points pay
    /// </summary>
    public async Task ShowAsync(MiniShoppingCartModel model)
    {
        var kept = await GetCartLinesAsync();
        foreach (var item in model.Items.Where(item => kept.TryGetValue(item.Id, out var redemption) && redemption.Quantity >= item.Quantity))
            (item.UnitPrice, _) = await GetTextsAsync(kept[item.Id], item.Quantity);
    }

    /// <summary>
    /// Says in an order which lines points paid
    /// </summary>
    public async Task ShowAsync(OrderDetailsModel model)
    {
        var used = (await redemptionRepository.GetAllAsync(query => query.Where(row => row.OrderId == model.Id && row.OrderItemId != null))).ToLookup(row => row.OrderItemId);
        foreach (var item in model.Items.Where(item => used.Contains(item.Id)))
            (item.UnitPrice, item.SubTotal) = await GetTextsAsync(used[item.Id].First(), item.Quantity);
    }

    #endregion
}
