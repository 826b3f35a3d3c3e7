namespace Nop.Core.Domain.Orders;

public partial class ShoppingCartSettings : ISettings
{
    public bool DisplayCartAfterAddingProduct { get; set; }
    public int MaximumShoppingCartItems { get; set; }
    public int MaximumWishlistItems { get; set; }
    public bool CartsSharedBetweenStores { get; set; }
    public bool ShowDiscountBox { get; set; }
    public bool ShowGiftCardBox { get; set; }
    public bool MiniShoppingCartEnabled { get; set; }
    public bool RoundPricesDuringCalculation { get; set; }
    public bool AllowCartItemEditing { get; set; }
}
