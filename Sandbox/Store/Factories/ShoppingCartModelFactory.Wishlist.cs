using Nop.Web.Models.ShoppingCart;

namespace Sandbox.Store.Factories;

public partial class ShoppingCartModelFactory
{
    public async Task<WishlistModel> PrepareWishlistModelAsync(Customer owner, bool isEditable)
    {
        var store = await storeContext.GetCurrentStoreAsync();
        var model = new WishlistModel
        {
            CustomerGuid = owner.CustomerGuid,
            CustomerFullname = await customerService.GetCustomerFullNameAsync(owner),
            IsEditable = isEditable
        };
        foreach (var item in await shoppingCartService.GetShoppingCartAsync(owner, ShoppingCartType.Wishlist, store.Id))
        {
            var line = await PrepareItemAsync(item);
            var (unitPrice, _) = await taxService.GetProductPriceAsync(await productService.GetProductByIdAsync(item.ProductId),
                (await shoppingCartService.GetUnitPriceAsync(item, true)).unitPrice);
            model.Items.Add(new WishlistModel.ShoppingCartItemModel
            {
                Id = line.Id,
                ProductId = line.ProductId,
                ProductName = line.ProductName,
                ProductSeName = line.ProductSeName,
                Quantity = line.Quantity,
                UnitPrice = line.UnitPrice,
                UnitPriceValue = await displayPrices.ConvertAsync(unitPrice),
                SubTotal = line.SubTotal,
                Warnings = line.Warnings
            });
        }

        return model;
    }
}
