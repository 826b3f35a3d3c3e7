using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Services.Events;
using Nop.Services.Logging;
using Nop.Services.Orders;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Models;
using Nop.Web.Models.Order;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Lets carts and orders say of their lines what points pay, and orders keep it
/// </summary>
public class PointsLineConsumer :
    IConsumer<ShoppingCartItemMovedToOrderItemEvent>,
    IConsumer<EntityUpdatedEvent<OrderItem>>,
    IConsumer<EntityDeletedEvent<OrderItem>>,
    IConsumer<ModelPreparedEvent<BaseNopModel>>
{
    #region Fields

    private readonly CartRedemptionsReader _cartRedemptions;
    private readonly ILogger _logger;
    private readonly IOrderConvergence _orderConvergence;
    private readonly IOrderService _orderService;
    private readonly IProgramService _programService;
    private readonly IRepository<LoyaltyRedemption> _redemptionRepository;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;
    private readonly OrderRedemptions _orderRedemptions;
    private readonly PointsLineTraces _traces;

    #endregion

    #region Ctor

    public PointsLineConsumer(CartRedemptionsReader cartRedemptions,
        ILogger logger,
        IOrderConvergence orderConvergence,
        IOrderService orderService,
        IProgramService programService,
        IRepository<LoyaltyRedemption> redemptionRepository,
        IStoreContext storeContext,
        IWorkContext workContext,
        OrderRedemptions orderRedemptions,
        PointsLineTraces traces)
    {
        _cartRedemptions = cartRedemptions;
        _logger = logger;
        _orderConvergence = orderConvergence;
        _orderService = orderService;
        _programService = programService;
        _redemptionRepository = redemptionRepository;
        _storeContext = storeContext;
        _workContext = workContext;
        _orderRedemptions = orderRedemptions;
        _traces = traces;
    }

    #endregion

    #region Utilities

    private async Task<IDictionary<int, LoyaltyRedemption>> GetCartLinesAsync()
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();

        return (await _cartRedemptions.GetLiveAsync(customer, store.Id)).Where(redemption => redemption.IsLine).ToDictionary(redemption => redemption.CartItemId ?? 0);
    }

    private async Task<(string Piece, string All)> GetTextsAsync(LoyaltyRedemption redemption, int pieces)
    {
        var program = await _programService.GetProgramByIdAsync(redemption.ProgramId);

        var piece = redemption.Points / Math.Max(redemption.Quantity, 1);

        return (PointsText.Of(program, piece), PointsText.Of(program, piece * pieces));
    }

    private async Task ShowAsync(ShoppingCartModel model)
    {
        var kept = model.Items.Count == 0 ? null : await GetCartLinesAsync();
        foreach (var item in model.Items.Where(item => kept.TryGetValue(item.Id, out var redemption) && redemption.Quantity >= item.Quantity))
        {
            (item.UnitPrice, item.SubTotal) = await GetTextsAsync(kept[item.Id], item.Quantity);
            item.Discount = null;
        }
    }

    private async Task ShowAsync(MiniShoppingCartModel model)
    {
        var kept = model.Items.Count == 0 ? null : await GetCartLinesAsync();
        foreach (var item in model.Items.Where(item => kept.TryGetValue(item.Id, out var redemption) && redemption.Quantity >= item.Quantity))
            (item.UnitPrice, _) = await GetTextsAsync(kept[item.Id], item.Quantity);
    }

    private async Task ShowAsync(OrderDetailsModel model)
    {
        var used = (await _redemptionRepository.GetAllAsync(query => query.Where(row => row.OrderId == model.Id && row.OrderItemId != null))).ToLookup(row => row.OrderItemId);
        foreach (var item in model.Items.Where(item => used.Contains(item.Id)))
            (item.UnitPrice, item.SubTotal) = await GetTextsAsync(used[item.Id].First(), item.Quantity);
    }

    private Task SettleAsync(OrderItem item)
    {
        if (PlaceOrderAttempt.Current is not null)
            return Task.CompletedTask;

        return QuietlyAsync(async () =>
        {
            if ((await _orderRedemptions.GetByOrdersAsync([item.OrderId]))[item.OrderId].Any(redemption => redemption.OrderItemId == item.Id)
                && await _orderService.GetOrderByIdAsync(item.OrderId) is { } order)
                await _orderConvergence.ConvergeAsync(order);
        });
    }

    private async Task QuietlyAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception exception)
        {
            await _logger.ErrorAsync("Loyalty: lines that points pay could not be shown or kept", exception);
        }
    }

    #endregion

    #region Methods

    /// <summary>
    /// A line of a cart became one of an order
    /// </summary>
    public Task HandleEventAsync(ShoppingCartItemMovedToOrderItemEvent eventMessage)
    {
        return QuietlyAsync(() => _traces.KeepAsync(eventMessage.ShoppingCartItem, eventMessage.OrderItem));
    }

    /// <summary>
    /// A line of an order was edited: nopCommerce saves the order with it only where it works out totals anew
    /// </summary>
    public Task HandleEventAsync(EntityUpdatedEvent<OrderItem> eventMessage)
    {
        return SettleAsync(eventMessage.Entity);
    }

    /// <summary>
    /// A line of an order was removed
    /// </summary>
    public Task HandleEventAsync(EntityDeletedEvent<OrderItem> eventMessage)
    {
        return SettleAsync(eventMessage.Entity);
    }

    /// <summary>
    /// A page is about to be shown
    /// </summary>
    public Task HandleEventAsync(ModelPreparedEvent<BaseNopModel> eventMessage)
    {
        return eventMessage.Model switch
        {
            ShoppingCartModel cart => QuietlyAsync(() => ShowAsync(cart)),
            MiniShoppingCartModel mini => QuietlyAsync(() => ShowAsync(mini)),
            OrderDetailsModel order => QuietlyAsync(() => ShowAsync(order)),
            _ => Task.CompletedTask
        };
    }

    #endregion
}
