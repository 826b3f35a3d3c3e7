using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Web.Framework.Components;
using Nop.Web.Models.Checkout;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// What an order earned or will earn, on the page after the checkout
/// </summary>
public class OrderEarnedViewComponent : NopViewComponent
{
    #region Fields

    private readonly ICustomerService _customerService;
    private readonly ILocalizationService _localizationService;
    private readonly ILoyaltyModelFactory _loyaltyModelFactory;
    private readonly IOrderConvergence _orderConvergence;
    private readonly IOrderService _orderService;
    private readonly IProgramService _programService;
    private readonly ISettingService _settingService;
    private readonly IWorkContext _workContext;

    #endregion

    #region Ctor

    public OrderEarnedViewComponent(ICustomerService customerService,
        ILocalizationService localizationService,
        ILoyaltyModelFactory loyaltyModelFactory,
        IOrderConvergence orderConvergence,
        IOrderService orderService,
        IProgramService programService,
        ISettingService settingService,
        IWorkContext workContext)
    {
        _customerService = customerService;
        _localizationService = localizationService;
        _loyaltyModelFactory = loyaltyModelFactory;
        _orderConvergence = orderConvergence;
        _orderService = orderService;
        _programService = programService;
        _settingService = settingService;
        _workContext = workContext;
    }

    #endregion

    #region Methods

    /// <summary>
    /// Show the points
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">The completed page's model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the view component result
    /// </returns>
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        if (additionalData is not CheckoutCompletedModel completed)
            return Content(string.Empty);

        var customer = await _workContext.GetCurrentCustomerAsync();
        var order = await _orderService.GetOrderByIdAsync(completed.OrderId);
        if (order is null || order.CustomerId != customer.Id || !await _customerService.IsRegisteredAsync(customer))
            return Content(string.Empty);

        var program = await _programService.GetDefaultProgramAsync(order.StoreId);
        if (program is null)
            return Content(string.Empty);

        var text = await PrepareTextAsync(program, await _orderConvergence.GetBookedPointsAsync(order), order.StoreId);
        return text is null
            ? Content(string.Empty)
            : View("~/Plugins/Misc.Loyalty/Views/Components/OrderEarned.cshtml", new PointsTextModel { Text = text });
    }

    #endregion

    #region Utilities

    private async Task<string> PrepareTextAsync(LoyaltyProgram program, long booked, int storeId)
    {
        if (booked > 0)
            return string.Format(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Completed.Earned"),
                _loyaltyModelFactory.FormatPoints(program, booked));

        var settings = await _settingService.LoadSettingAsync<LoyaltySettings>(storeId);
        return settings.AwardMoment switch
        {
            AwardMoment.Paid when settings.Enabled => await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Completed.WhenPaid"),
            AwardMoment.Complete when settings.Enabled => await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Completed.WhenComplete"),
            _ => null
        };
    }

    #endregion
}
