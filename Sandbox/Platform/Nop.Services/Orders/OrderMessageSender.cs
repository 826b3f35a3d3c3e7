using System.Net;
using System.Text;
using Nop.Services.Common;
using Nop.Services.Directory;
using Nop.Services.Messages;
using Nop.Services.Stores;

namespace Nop.Services.Orders;

/// <summary>Puts the mails about an order into the queue, for every active message template of the given name.</summary>
public class OrderMessageSender(
    EmailAccountSettings emailAccountSettings,
    IAddressService addressService,
    ICurrencyService currencyService,
    ICustomerService customerService,
    IEmailAccountService emailAccountService,
    IEventPublisher eventPublisher,
    ILocalizationService localizationService,
    IMessageTemplateService messageTemplateService,
    IMessageTokenProvider messageTokenProvider,
    IOrderService orderService,
    IPriceFormatter priceFormatter,
    IProductService productService,
    IStoreService storeService,
    IWorkflowMessageService workflowMessageService)
{
    /// <summary>Queues a mail to the address the order is billed to.</summary>
    public async Task<IList<int>> SendToCustomerAsync(Order order, string templateName, decimal refundedAmount = decimal.Zero)
    {
        var billing = await addressService.GetAddressByIdAsync(order.BillingAddressId);
        return billing is null
            ? new List<int>()
            : await SendAsync(order, templateName, refundedAmount, _ => (billing.Email, $"{billing.FirstName} {billing.LastName}".Trim()));
    }

    /// <summary>Queues a mail to the store's own address.</summary>
    public Task<IList<int>> SendToStoreOwnerAsync(Order order, string templateName, decimal refundedAmount = decimal.Zero) =>
        SendAsync(order, templateName, refundedAmount, account => (account.Email, account.DisplayName));

    private async Task<IList<int>> SendAsync(Order order, string templateName, decimal refundedAmount,
        Func<EmailAccount, (string email, string name)> recipient)
    {
        var ids = new List<int>();
        var store = await storeService.GetStoreByIdAsync(order.StoreId);
        foreach (var template in await messageTemplateService.GetMessageTemplatesByNameAsync(templateName, order.StoreId))
        {
            var account = await emailAccountService.GetEmailAccountByIdAsync(template.EmailAccountId)
                ?? await emailAccountService.GetEmailAccountByIdAsync(emailAccountSettings.DefaultEmailAccountId);
            if (!template.IsActive || account is null || store is null)
                continue;

            var tokens = new List<Token>();
            await messageTokenProvider.AddStoreTokensAsync(tokens, store, account, order.CustomerLanguageId);
            await messageTokenProvider.AddCustomerTokensAsync(tokens, order.CustomerId);
            await AddOrderTokensAsync(tokens, order, refundedAmount);
            await eventPublisher.MessageTokensAddedAsync(template, tokens);

            var (email, name) = recipient(account);
            ids.Add(await workflowMessageService.SendNotificationAsync(template, account, order.CustomerLanguageId, tokens, email, name));
        }

        return ids;
    }

    private async Task AddOrderTokensAsync(IList<Token> tokens, Order order, decimal refundedAmount)
    {
        var customer = await customerService.GetCustomerByIdAsync(order.CustomerId);
        var billing = await addressService.GetAddressByIdAsync(order.BillingAddressId);
        var currency = await currencyService.GetCurrencyByCodeAsync(order.CustomerCurrencyCode);
        tokens.Add(new Token("Order.OrderId", order.Id));
        tokens.Add(new Token("Order.OrderNumber", order.CustomOrderNumber));
        tokens.Add(new Token("Order.CustomerFullName", $"{billing?.FirstName} {billing?.LastName}".Trim()));
        tokens.Add(new Token("Order.CustomerEmail", billing?.Email ?? customer?.Email));
        tokens.Add(new Token("Order.CreatedOn", order.CreatedOnUtc.ToString("D")));
        tokens.Add(new Token("Order.OrderStatus", await localizationService.GetLocalizedEnumAsync(order.OrderStatus, order.CustomerLanguageId)));
        if (currency is null)
            return;

        tokens.Add(new Token("Order.Product(s)", await ListProductsAsync(order, FormatAsync), true));
        tokens.Add(new Token("Order.OrderTotal", await FormatAsync(order.OrderTotal)));
        tokens.Add(new Token("Order.AmountRefunded", await FormatAsync(refundedAmount)));

        Task<string> FormatAsync(decimal amount) => priceFormatter.FormatPriceAsync(
            currencyService.ConvertCurrency(amount, order.CurrencyRate), true, currency, order.CustomerLanguageId, false, false);
    }

    //what a line's description says stands under the product's name, as markup
    private async Task<string> ListProductsAsync(Order order, Func<decimal, Task<string>> format)
    {
        var table = new StringBuilder("<table>");
        foreach (var item in await orderService.GetOrderItemsAsync(order.Id))
        {
            var product = await productService.GetProductByIdAsync(item.ProductId);
            table.Append("<tr><td>").Append(WebUtility.HtmlEncode(await localizationService.GetLocalizedAsync(product, row => row.Name, order.CustomerLanguageId)));
            if (!string.IsNullOrEmpty(item.AttributeDescription))
                table.Append("<br />").Append(item.AttributeDescription);
            table.Append("</td><td>").Append(await format(item.UnitPriceInclTax)).Append("</td><td>").Append(item.Quantity)
                .Append("</td><td>").Append(await format(item.PriceInclTax)).Append("</td></tr>");
        }

        return table.Append("</table>").ToString();
    }
}
