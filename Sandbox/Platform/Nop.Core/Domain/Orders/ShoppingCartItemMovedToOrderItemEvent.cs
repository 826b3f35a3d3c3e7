namespace Nop.Core.Domain.Orders;

public class ShoppingCartItemMovedToOrderItemEvent(ShoppingCartItem shoppingCartItem, OrderItem orderItem)
{
    public ShoppingCartItem ShoppingCartItem { get; } = shoppingCartItem;
    public OrderItem OrderItem { get; } = orderItem;
}
