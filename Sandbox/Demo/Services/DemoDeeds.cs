using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Core.Domain.Shipping;
using Nop.Core.Domain.Tax;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain.Members;
using Nop.Plugin.Misc.Loyalty.Domain.Messages;
using Nop.Plugin.Misc.Loyalty.Domain.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Common;
using Nop.Services.Directory;
using Nop.Services.Localization;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>
/// Does now what a member of the history did. Orders are inserted as they end, so that they take no stock and send no mail; what they earn, and all else, is the
/// loyalty plugin's own work
/// </summary>
public class DemoDeeds(
    CurrencySettings currencySettings,
    DemoAgeing ageing,
    DemoCustomers customers,
    ExternalRedemptions redemptions,
    IAddressService addressService,
    ICurrencyService currencyService,
    ILanguageService languageService,
    ILedgerService ledgerService,
    IMemberService memberService,
    IOrderConvergence orderConvergence,
    IOrderService orderService,
    IProgramService programService,
    IRepository<Order> orderRepository,
    IRepository<Product> productRepository,
    ITierService tierService)
{
    private const int MOST_POINTS = 3_000;

    /// <summary>The rate that prices of the demonstration shop include</summary>
    private const decimal TAX = 0.1m;

    /// <summary>Makes a customer with a membership, who wants no mails; gives the customer's identifier</summary>
    public async Task<int> JoinAsync(DemoPerson person)
    {
        var customer = await customers.InsertAsync(person, Guid.NewGuid().ToString("N"));
        var member = await memberService.GetOrEnrolAsync((await ProgramAsync()).Id, customer.Id, LoyaltyDemoDefaults.ACTOR)
            ?? throw new InvalidOperationException("Nobody becomes a member of the program by ordering.");
        await memberService.MuteMailsAsync(member, Enum.GetValues<MailKind>(), _ => true);

        return customer.Id;
    }

    /// <summary>Lets days pass and does something</summary>
    public async Task DoAsync(int customerId, int days, DemoDeed deed, Random random)
    {
        var program = await ProgramAsync();
        var member = await memberService.GetMemberAsync(program.Id, customerId);
        await ageing.PassAsync(member, days);
        switch (deed)
        {
            case DemoDeed.Order:
                await OrderAsync(customerId, random);
                break;
            case DemoDeed.Refund or DemoDeed.PartRefund:
                await RefundAsync(customerId, deed == DemoDeed.Refund);
                break;
            default:
                await RedeemAsync(program, member, deed == DemoDeed.LetGo);
                break;
        }
    }

    /// <summary>Lets the days pass that are left, and places the member among tiers and on the leaderboards of today</summary>
    public async Task EndAsync(int customerId, int days)
    {
        var program = await ProgramAsync();
        await ageing.PassAsync(await memberService.GetMemberAsync(program.Id, customerId), days);
        var member = await memberService.GetMemberAsync(program.Id, customerId);
        await tierService.EvaluateAsync(member);
        await ageing.CountAsync(member);
    }

    private Task<LoyaltyProgram> ProgramAsync() => programService.GetDefaultProgramAsync(1);

    private async Task OrderAsync(int customerId, Random random)
    {
        var products = productRepository.Table.Where(row => row.Published && !row.Deleted && row.Price > 0 && !row.IsGiftCard && !row.IsRecurring).OrderBy(row => row.Id).ToList();
        var lines = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Product: products[random.Next(products.Count)], Quantity: random.Next(1, 3))).ToList();
        var total = lines.Sum(line => line.Product.Price * line.Quantity);
        var order = await NewOrderAsync(customerId, total);
        await orderService.InsertOrderAsync(order);
        order.CustomOrderNumber = order.Id.ToString(CultureInfo.InvariantCulture);
        await orderService.UpdateOrderAsync(order);
        foreach (var (product, quantity) in lines)
        {
            await orderService.InsertOrderItemAsync(new OrderItem
            {
                OrderItemGuid = Guid.NewGuid(),
                OrderId = order.Id,
                ProductId = product.Id,
                Quantity = quantity,
                UnitPriceInclTax = product.Price,
                UnitPriceExclTax = WithoutTax(product.Price),
                PriceInclTax = product.Price * quantity,
                PriceExclTax = WithoutTax(product.Price * quantity)
            });
        }
        await orderConvergence.ConvergeAsync(order);
    }

    private async Task<Order> NewOrderAsync(int customerId, decimal total)
    {
        var addressId = (await orderRepository.GetAllAsync(query => query.Where(row => row.CustomerId == customerId).Take(1))).FirstOrDefault()?.BillingAddressId;
        if (addressId is null)
        {
            //orders keep an address that its owner cannot change
            var address = addressService.CloneAddress(await addressService.GetAddressByIdAsync(await customers.AddressOfAsync(customerId)));
            await addressService.InsertAddressAsync(address);
            addressId = address.Id;
        }
        var tax = total - WithoutTax(total);

        return new Order
        {
            OrderGuid = Guid.NewGuid(),
            StoreId = 1,
            CustomerId = customerId,
            BillingAddressId = addressId.Value,
            ShippingAddressId = addressId,
            OrderStatus = OrderStatus.Complete,
            PaymentStatus = PaymentStatus.Paid,
            ShippingStatus = ShippingStatus.Delivered,
            CustomerLanguageId = (await languageService.GetAllLanguagesAsync())[0].Id,
            CustomerCurrencyCode = (await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId)).CurrencyCode,
            CurrencyRate = 1,
            CustomerTaxDisplayType = TaxDisplayType.IncludingTax,
            OrderSubtotalInclTax = total,
            OrderSubtotalExclTax = total - tax,
            OrderTax = tax,
            TaxRates = string.Create(CultureInfo.InvariantCulture, $"{TAX * 100:0}:{tax};"),
            OrderTotal = total,
            PaymentMethodSystemName = DemoOrders.PAYMENT_METHOD,
            PaidDateUtc = DateTime.UtcNow,
            CreatedOnUtc = DateTime.UtcNow,
            CustomOrderNumber = string.Empty
        };
    }

    private static decimal WithoutTax(decimal price) => Math.Round(price / (1 + TAX), 2);

    private async Task RefundAsync(int customerId, bool all)
    {
        var orders = await orderRepository.GetAllAsync(query => query.Where(row => row.CustomerId == customerId).OrderByDescending(row => row.Id).Take(1));
        var order = orders[0];
        order.RefundedAmount = all ? order.OrderTotal : Math.Round(order.OrderTotal / 3, 2);
        order.PaymentStatus = all ? PaymentStatus.Refunded : PaymentStatus.PartiallyRefunded;
        await orderService.UpdateOrderAsync(order);
        await orderConvergence.ConvergeAsync(order);
    }

    private async Task RedeemAsync(LoyaltyProgram program, LoyaltyMember member, bool letGo)
    {
        var account = await ledgerService.GetAccountAsync(member.Id);
        var step = Math.Max(program.RedeemStep, 1);
        var points = Math.Min(account.Balance * 2 / 3, MOST_POINTS) / step * step;
        if (points < Math.Max(program.MinRedeemPoints, step))
            return;

        var redemption = (await redemptions.ReservePointsAsync(program, member.CustomerId, 1, new ExternalRequest(points, null), LoyaltyDemoDefaults.ACTOR,
            $"demo:{member.Id}:{account.Version}")).Expect();
        if (letGo)
            (await redemptions.ReleaseAsync(redemption, null, LoyaltyDemoDefaults.ACTOR)).Expect();
        else
            (await redemptions.ConfirmAsync(redemption, null, null, LoyaltyDemoDefaults.ACTOR)).Expect();
    }
}
