namespace Nop.Services.Orders;

public static partial class NopOrderDefaults
{
    public static CacheKey ShoppingCartItemsAllCacheKey => new("Nop.shoppingcartitem.all.{0}-{1}-{2}-{3}-{4}-{5}-{6}");

    public static string ShoppingCartItemsByCustomerPrefix => "Nop.shoppingcartitem.all.{0}";
}
