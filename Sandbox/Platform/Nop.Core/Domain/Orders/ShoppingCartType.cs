namespace Nop.Core.Domain.Orders;

/// <summary>Which list of a customer a cart item belongs to.</summary>
public enum ShoppingCartType
{
    ShoppingCart = 1,
    Wishlist = 2
}
