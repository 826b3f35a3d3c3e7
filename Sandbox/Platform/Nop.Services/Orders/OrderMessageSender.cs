using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Orders;
using Nop.Core.Events;
using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Directory;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Stores;

namespace Nop.Services.Orders;

/// <summary>Puts the mails about an order into the queue, for every active message template of the given name.</summary>
public class OrderMessageSender
{
    private readonly EmailAccountSettings _emailAccountSettings;
    private readonly IAddressService _addressService;
    private readonly ICurrencyService _currencyService;
    private readonly ICustomerService _customerService;
    private readonly IEmailAccountService _emailAccountService;
    private readonly IEventPublisher _eventPublisher;
    private readonly ILocalizationService _localizationService;
    private readonly IMessageTemplateService _messageTemplateService;
    private readonly IMessageTokenProvider _messageTokenProvider;
    private readonly IPriceFormatter _priceFormatter;
    private readonly IStoreService _storeService;
    private readonly IWorkflowMessageService _workflowMessageService;

    public OrderMessageSender(EmailAccountSettings emailAccountSettings,
        IAddressService addressService,
        ICurrencyService currencyService,
        ICustomerService customerService,
        IEmailAccountService emailAccountService,
        IEventPublisher eventPublisher,
        ILocalizationService localizationService,
        IMessageTemplateService messageTemplateService,
        IMessageTokenProvider messageTokenProvider,
        IPriceFormatter priceFormatter,
        IStoreService storeService,
        IWorkflowMessageService workflowMessageService)
    {
        _emailAccountSettings = emailAccountSettings;
        _addressService = addressService;
        _currencyService = currencyService;
        _customerService = customerService;
        _emailAccountService = emailAccountService;
        _eventPublisher = eventPublisher;
        _localizationService = localizationService;
        _messageTemplateService = messageTemplateService;
        _messageTokenProvider = messageTokenProvider;
        _priceFormatter = priceFormatter;
        _storeService = storeService;
        _workflowMessageService = workflowMessageService;
    }

    /// <summary>Queues a mail to the address the order is billed to.</summary>
    public async Task<IList<int>> SendToCustomerAsync(Order order, string templateName, decimal refundedAmount = decimal.Zero)
    {
        var billing = await _addressService.GetAddressByIdAsync(order.BillingAddressId);
        return billing is null
            ? new List<int>()
            : await SendAsync(order, templateName, refundedAmount, _ => (billing.Email, $"{billing.FirstName} {billing.LastName}".Trim()));
    }

    /// <summary>Queues a mail to the store's own address.</summary>
    public Task<IList<int>> SendToStoreOwnerAsync(Order order, string templateName, decimal refundedAmount = decimal.Zero)
    {
        return SendAsync(order, templateName, refundedAmount, account => (account.Email, account.DisplayName));
    }

    private async Task<IList<int>> SendAsync(Order order, string templateName, decimal refundedAmount,
        Func<EmailAccount, (string email, string name)> recipient)
    {
        var ids = new List<int>();
        var store = await _storeService.GetStoreByIdAsync(order.StoreId);
        foreach (var template in await _messageTemplateService.GetMessageTemplatesByNameAsync(templateName, order.StoreId))
        {
            var account = await _emailAccountService.GetEmailAccountByIdAsync(template.EmailAccountId)
                ?? await _emailAccountService.GetEmailAccountByIdAsync(_emailAccountSettings.DefaultEmailAccountId);
            if (!template.IsActive || account is null || store is null)
                continue;

            var tokens = new List<Token>();
            await _messageTokenProvider.AddStoreTokensAsync(tokens, store, account, order.CustomerLanguageId);
            await _messageTokenProvider.AddCustomerTokensAsync(tokens, order.CustomerId);
            await AddOrderTokensAsync(tokens, order, refundedAmount);
            await _eventPublisher.MessageTokensAddedAsync(template, tokens);

            var (email, name) = recipient(account);
            ids.Add(await _workflowMessageService.SendNotificationAsync(template, account, order.CustomerLanguageId, tokens, email, name));
        }

        return ids;
    }

    private async Task AddOrderTokensAsync(IList<Token> tokens, Order order, decimal refundedAmount)
    {
        var customer = await _customerService.GetCustomerByIdAsync(order.CustomerId);
        var billing = await _addressService.GetAddressByIdAsync(order.BillingAddressId);
        var currency = await _currencyService.GetCurrencyByCodeAsync(order.CustomerCurrencyCode);
        tokens.Add(new Token("Order.OrderId", order.Id));
        tokens.Add(new Token("Order.OrderNumber", order.CustomOrderNumber));
        tokens.Add(new Token("Order.CustomerFullName", $"{billing?.FirstName} {billing?.LastName}".Trim()));
        tokens.Add(new Token("Order.CustomerEmail", billing?.Email ?? customer?.Email));
        tokens.Add(new Token("Order.CreatedOn", order.CreatedOnUtc.ToString("D")));
        tokens.Add(new Token("Order.OrderStatus", await _localizationService.GetLocalizedEnumAsync(order.OrderStatus, order.CustomerLanguageId)));
        if (currency is null)
            return;

        tokens.Add(new Token("Order.OrderTotal", await FormatAsync(order.OrderTotal)));
        tokens.Add(new Token("Order.AmountRefunded", await FormatAsync(refundedAmount)));

        Task<string> FormatAsync(decimal amount) => _priceFormatter.FormatPriceAsync(
            _currencyService.ConvertCurrency(amount, order.CurrencyRate), true, currency, order.CustomerLanguageId, false, false);
    }
}
