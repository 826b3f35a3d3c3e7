using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Web.Models.Checkout;
using Nop.Web.Models.Order;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// What an order earned or will earn and what was spent on it, on the page after the checkout and on the order's own
/// </summary>
public class OrderEarnedViewComponent(GuestOrders guestOrders,
    ICustomerService customerService,
    ILocalizationService localizationService,
    LoyaltyModelFactory loyaltyModelFactory,
    IMemberService memberService,
    IOrderConvergence orderConvergence,
    IOrderService orderService,
    IProgramService programService,
    ISettingService settingService,
    IStoreContext storeContext,
    IWorkContext workContext,
    Memberships memberships,
    OrderRedemptions orderRedemptions,
    PointsOutlook outlook,
    Lazy<SessionBoxFactory> sessionBoxFactory,
    ProviderConfigurations providerConfigurations) : LoyaltyViewComponent
{
    #region Methods

    /// <summary>
    /// Show the points
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">The page's model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the view component result
    /// </returns>
    public Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        return QuietlyAsync(() => ShowAsync(additionalData));
    }

    private async Task<IViewComponentResult> ShowAsync(object additionalData)
    {
        var orderId = additionalData switch { CheckoutCompletedModel completed => completed.OrderId, OrderDetailsModel details => details.Id, _ => 0 };
        if (orderId == 0)
            return Content(string.Empty);

        var customer = await workContext.GetCurrentCustomerAsync();
        var order = await orderService.GetOrderByIdAsync(orderId);
        if (order is null || order.CustomerId != customer.Id)
            return Content(string.Empty);
        if (!await customerService.IsRegisteredAsync(customer))
            return additionalData is CheckoutCompletedModel ? await InviteAsync(order, customer) : Content(string.Empty);

        //what the order brought may still be worked out
        await memberships.GetAsync(customer.Id);
        var model = new OrderPointsModel();
        var programs = (await programService.GetProgramsAsync(order.StoreId)).ToDictionary(program => program.Id);
        foreach (var (programId, points) in await orderConvergence.GetBookedPointsAsync(order))
        {
            if (points > 0 && programs.TryGetValue(programId, out var program))
                await PrepareEarnedAsync(model, program, order, points);
        }
        if (model.Earned.Count == 0 && model.Pending.Count == 0 && programs.Count > 0 && order.OrderStatus != OrderStatus.Cancelled && await PrepareNotYetAsync(order) is { } notYet)
            model.Earned.Add(notYet);

        var redemptions = (await orderRedemptions.GetByOrdersAsync([order.Id]))[order.Id].Where(redemption => redemption.UsedPoints > 0);
        foreach (var spent in redemptions.GroupBy(redemption => redemption.ProgramId))
        {
            if (programs.TryGetValue(spent.Key, out var program))
                model.Spent.Add(await TextAsync("Spent", loyaltyModelFactory.FormatPoints(program, spent.Sum(redemption => redemption.UsedPoints))));
        }

        //what somebody else's program booked stands by itself
        if ((await providerConfigurations.GetAllAsync()).Count > 0)
        {
            foreach (var line in await sessionBoxFactory.Value.PrepareOrderLinesAsync(order, customer))
                model.Spent.Add(line);
        }

        return model.Earned.Count + model.Pending.Count + model.Spent.Count == 0
            ? Content(string.Empty)
            : View("~/Plugins/Misc.Loyalty/Views/Components/OrderEarned.cshtml", model);
    }

    #endregion

    #region Utilities

    private async Task<IViewComponentResult> InviteAsync(Order order, Customer guest)
    {
        var points = await guestOrders.EstimateAsync(order, guest, await storeContext.GetCurrentStoreAsync());

        return points.Count == 0
            ? Content(string.Empty)
            : View("~/Plugins/Misc.Loyalty/Views/Components/GuestOrder.cshtml", new PointsTextModel { Text = await TextAsync("AsGuest", PointsText.Of(points)) });
    }

    private async Task PrepareEarnedAsync(OrderPointsModel model, LoyaltyProgram program, Order order, long booked)
    {
        var member = await memberService.GetMemberAsync(program.Id, order.CustomerId);
        var pending = member is null ? null : (await outlook.GetPendingAsync(member.Id)).FirstOrDefault(row => row.OrderId == order.Id);
        if (pending is not null)
            model.Pending.Add(await TextAsync("Pending", loyaltyModelFactory.FormatPoints(program, pending.Points), await loyaltyModelFactory.FormatPendingAsync(pending)));
        if (booked > (pending?.Points ?? 0))
            model.Earned.Add(await TextAsync("Earned", loyaltyModelFactory.FormatPoints(program, booked - (pending?.Points ?? 0))));
    }

    private async Task<string> PrepareNotYetAsync(Order order)
    {
        var settings = await settingService.LoadSettingAsync<LoyaltySettings>(order.StoreId);

        return settings.AwardMoment switch
        {
            AwardMoment.Paid when settings.Enabled && order.PaymentStatus is (PaymentStatus.Pending or PaymentStatus.Authorized) => await TextAsync("WhenPaid"),
            AwardMoment.Complete when settings.Enabled && order.OrderStatus != OrderStatus.Complete => await TextAsync("WhenComplete"),
            _ => null
        };
    }

    private async Task<string> TextAsync(string key, params object[] arguments)
    {
        return string.Format(CultureInfo.CurrentCulture, await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Completed.{key}"), arguments);
    }

    #endregion
}
