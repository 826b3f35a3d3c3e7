using Nop.Plugin.Misc.Loyalty.Components;
using Nop.Web.Framework.Infrastructure;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Which component fills which widget zone
/// </summary>
public static class WidgetZones
{
    /// <summary>
    /// View component types by widget zone
    /// </summary>
    public static IReadOnlyDictionary<string, Type> Components { get; } = new Dictionary<string, Type>
    {
        [PublicWidgetZones.HeaderLinksAfter] = typeof(HeaderBalanceViewComponent),
        [PublicWidgetZones.ProductPriceTop] = typeof(PointsOnlyPriceViewComponent),
        [PublicWidgetZones.ProductBoxAddinfoBefore] = typeof(PointsOnlyPriceViewComponent),
        [PublicWidgetZones.ProductDetailsEssentialBottom] = typeof(GroupedPointsViewComponent),
        [PublicWidgetZones.OrderSummaryCartFooter] = typeof(PointsLinesViewComponent),
        [PublicWidgetZones.ProductPriceBottom] = typeof(ProductPointsViewComponent),
        [PublicWidgetZones.ProductBoxAddinfoMiddle] = typeof(ProductPointsViewComponent),
        [PublicWidgetZones.OrderSummaryTotals] = typeof(CartPointsViewComponent),
        [PublicWidgetZones.Footer] = typeof(FooterLinkViewComponent),
        [PublicWidgetZones.OpcContentBefore] = typeof(PageFilesViewComponent),
        [PublicWidgetZones.OrderSummaryContentDeals] = typeof(RedeemBoxViewComponent),
        [PublicWidgetZones.OrderSummaryContentAfter] = typeof(SessionBoxViewComponent),
        [PublicWidgetZones.CheckoutPaymentMethodTop] = typeof(RedeemBoxViewComponent),
        [PublicWidgetZones.CheckoutConfirmTop] = typeof(RedeemBoxViewComponent),
        [PublicWidgetZones.OpCheckoutPaymentMethodTop] = typeof(RedeemBoxViewComponent),
        [PublicWidgetZones.OpCheckoutConfirmTop] = typeof(RedeemBoxViewComponent),
        [PublicWidgetZones.CheckoutCompletedBottom] = typeof(OrderEarnedViewComponent),
        [PublicWidgetZones.OrderDetailsPageOverview] = typeof(OrderEarnedViewComponent),
        [AdminWidgetZones.ProductDetailsBlock] = typeof(AdminProductViewComponent),
        [AdminWidgetZones.CustomerDetailsBlock] = typeof(AdminCustomerViewComponent),
        [AdminWidgetZones.OrderDetailsBlock] = typeof(AdminOrderViewComponent)
    };

    /// <summary>
    /// Names of the widget zones: nopCommerce asks for them with every zone of every page
    /// </summary>
    public static IList<string> Names { get; } = [.. Components.Keys];
}
