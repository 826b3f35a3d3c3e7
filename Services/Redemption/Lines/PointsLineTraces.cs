using System.Net;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;

/// <summary>
/// What orders keep of the lines that points paid: the redemption knows its line, and the line's own description says so, which every page, mail,
/// invoice and export of nopCommerce shows
/// </summary>
public class PointsLineTraces(ILocalizationService localizationService,
    IProgramService programService,
    IRepository<LoyaltyRedemption> redemptionRepository,
    IRepository<OrderItem> itemRepository)
{
    //nopCommerce's column for it has no limit; its formatter ends lines so
    private const string LINE_END = "<br />";

    /// <summary>
    /// Keeps that a line of a cart became one of an order, where points pay it in the attempt that is running
    /// </summary>
    public async Task KeepAsync(ShoppingCartItem cartItem, OrderItem orderItem)
    {
        if (orderItem.PriceExclTax != 0 || PlaceOrderAttempt.Claims?.Redemptions.FirstOrDefault(row => row.CartItemId == cartItem.Id) is not { } redemption)
            return;

        redemption.OrderItemId = orderItem.Id;
        await redemptionRepository.UpdateAsync(redemption, false);
        await SayAsync(redemption, orderItem);
    }

    /// <summary>
    /// Says in the description of an order's line what points paid, unless it says so already: nopCommerce writes it anew where an admin edits a line
    /// and totals are worked out again
    /// </summary>
    public async Task SayAsync(LoyaltyRedemption redemption, OrderItem orderItem)
    {
        var program = await programService.GetProgramByIdAsync(redemption.ProgramId);
        var text = string.Format(await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Lines.PaidEach"),
            PointsText.Of(program, redemption.Points / Math.Max(redemption.Quantity, 1)));
        var said = WebUtility.HtmlEncode(text);
        if (orderItem.AttributeDescription?.Contains(said, StringComparison.Ordinal) == true)
            return;

        orderItem.AttributeDescription = string.IsNullOrEmpty(orderItem.AttributeDescription) ? said : $"{orderItem.AttributeDescription}{LINE_END}{said}";
        await itemRepository.UpdateAsync(orderItem, false);
    }
}
