namespace Nop.Core.Domain.Orders;

/// <summary>A line of a cart became one of an order.</summary>
public class ShoppingCartItemMovedToOrderItemEvent
{
    public ShoppingCartItemMovedToOrderItemEvent(ShoppingCartItem shoppingCartItem, OrderItem orderItem)
    {
        ShoppingCartItem = shoppingCartItem;
        OrderItem = orderItem;
    }

    public ShoppingCartItem ShoppingCartItem { get; }

    public OrderItem OrderItem { get; }
}
