using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Services.Logging;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Stands before nopCommerce's cart service: it says which line is being priced, and keeps out of carts what only points buy
/// </summary>
public class ShoppingCartProxy : ServiceProxy<IShoppingCartService>
{
    /// <summary>
    /// Wraps a service
    /// </summary>
    public static IShoppingCartService Wrap(IShoppingCartService inner, IServiceProvider services)
    {
        return Wrap<ShoppingCartProxy>(inner, services);
    }

    /// <summary>
    /// Takes up a call, or passes it on
    /// </summary>
    protected override object Invoke(MethodInfo targetMethod, object[] args)
    {
        return (targetMethod.Name, args) switch
        {
            (nameof(IShoppingCartService.GetUnitPriceAsync), [ShoppingCartItem item, bool discounts]) => UnitPriceAsync(item, discounts),
            (nameof(IShoppingCartService.GetSubTotalAsync), [ShoppingCartItem item, bool discounts]) => SubTotalAsync(item, discounts),
            (nameof(IShoppingCartService.AddToCartAsync), [Customer customer, Product product, ShoppingCartType.ShoppingCart, int storeId, string or null, ..])
                => AddAsync(customer, product, storeId, args[4] as string, () => (Task<IList<string>>)Pass(targetMethod, args)),
            (nameof(IShoppingCartService.GetShoppingCartItemWarningsAsync), [Customer customer, ShoppingCartType.ShoppingCart, Product product, int storeId, ..])
                => WarnAsync(customer, product, storeId, LineOf(targetMethod, args), () => (Task<IList<string>>)Pass(targetMethod, args)),
            (nameof(IShoppingCartService.GetShoppingCartWarningsAsync), [IList<ShoppingCartItem> cart, ..])
                => ReviewAsync(cart, () => (Task<IList<string>>)Pass(targetMethod, args)),
            (nameof(IShoppingCartService.MigrateShoppingCartAsync), [Customer guest, Customer customer, bool]) => MigrateAsync(guest, customer, () => (Task)Pass(targetMethod, args)),
            _ => Pass(targetMethod, args)
        };
    }

    /// <summary>
    /// Who signs in takes his cart along, and who he is at the store's provider too
    /// </summary>
    private async Task MigrateAsync(Customer guest, Customer customer, Func<Task> migrate)
    {
        await migrate();
        if (guest is null || customer is null || guest.Id == customer.Id)
            return;

        try
        {
            await Services.GetRequiredService<SessionHold>().FollowAsync(guest.Id, customer.Id);
        }
        catch (Exception exception)
        {
            await Services.GetRequiredService<ILogger>().ErrorAsync("Loyalty: a guest's session at the provider could not follow him", exception);
        }
    }

    private async Task<(decimal unitPrice, decimal discountAmount, List<Discount> appliedDiscounts)> UnitPriceAsync(ShoppingCartItem item, bool discounts)
    {
        PricedCartLine.Current = item;

        return await Inner.GetUnitPriceAsync(item, discounts);
    }

    private async Task<(decimal subTotal, decimal discountAmount, List<Discount> appliedDiscounts, int? maximumDiscountQty)> SubTotalAsync(ShoppingCartItem item,
        bool discounts)
    {
        PricedCartLine.Current = item;

        return await Inner.GetSubTotalAsync(item, discounts);
    }

    private async Task<IList<string>> AddAsync(Customer customer, Product product, int storeId, string attributesXml, Func<Task<IList<string>>> add)
    {
        var guard = Services.GetRequiredService<PointsOnlyGuard>();
        var refusal = await guard.RefuseAsync(product, storeId) ?? await guard.RefuseMixAsync(Inner, customer, product, storeId, attributesXml);

        return refusal is null ? await add() : [refusal];
    }

    private async Task<IList<string>> WarnAsync(Customer customer, Product product, int storeId, int itemId, Func<Task<IList<string>>> warn)
    {
        var warnings = await warn();
        if (itemId > 0 && await Services.GetRequiredService<PointsOnlyGuard>().WarnAsync(Inner, customer, product, storeId, itemId) is { } warning)
            warnings.Add(warning);

        return warnings;
    }

    /// <summary>
    /// nopCommerce asks for a cart's warnings before it prices its lines: what no longer holds is given back before they are shown
    /// </summary>
    private async Task<IList<string>> ReviewAsync(IList<ShoppingCartItem> cart, Func<Task<IList<string>>> warn)
    {
        if (cart.Count > 0 && PlaceOrderAttempt.Current is null)
            await Services.GetRequiredService<CartReview>().RunQuietlyAsync(cart[0].CustomerId);

        return await warn();
    }

    /// <summary>
    /// The line that warnings are asked for; 0 for one that is not in the cart yet
    /// </summary>
    private static int LineOf(MethodInfo method, object[] args)
    {
        var index = Array.FindIndex(method.GetParameters(), parameter => parameter.Name == "shoppingCartItemId");

        return index >= 0 && args[index] is int itemId ? itemId : 0;
    }
}
