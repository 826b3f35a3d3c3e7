using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Stores;
using Nop.Core.Events;
using Nop.Services.Customers;

namespace Nop.Services.Messages;

/// <summary>
/// Tokens that templates of the store can use.
/// </summary>
public class MessageTokenProvider : IMessageTokenProvider
{
    private static readonly string[] _ownTokens =
    [
        "%Store.Name%", "%Store.URL%", "%Store.Email%", "%Store.CompanyName%", "%Store.CompanyAddress%",
        "%Store.CompanyPhoneNumber%", "%Customer.Email%", "%Customer.Username%", "%Customer.FullName%", "%Customer.FirstName%",
        "%Customer.LastName%", "%Order.OrderId%", "%Order.OrderNumber%", "%Order.OrderTotal%", "%Order.CreatedOn%",
        "%Order.OrderStatus%", "%Order.CustomerFullName%", "%Order.CustomerEmail%", "%Order.AmountRefunded%"
    ];

    private readonly ICustomerService _customerService;
    private readonly IEventPublisher _eventPublisher;

    public MessageTokenProvider(ICustomerService customerService, IEventPublisher eventPublisher)
    {
        _customerService = customerService;
        _eventPublisher = eventPublisher;
    }

    public virtual Task AddStoreTokensAsync(IList<Token> tokens, Store store, EmailAccount emailAccount, int languageId)
    {
        ArgumentNullException.ThrowIfNull(emailAccount);

        tokens.Add(new Token("Store.Name", store.Name));
        tokens.Add(new Token("Store.URL", store.Url, true));
        tokens.Add(new Token("Store.Email", emailAccount.Email));
        tokens.Add(new Token("Store.CompanyName", store.CompanyName));
        tokens.Add(new Token("Store.CompanyAddress", store.CompanyAddress));
        tokens.Add(new Token("Store.CompanyPhoneNumber", store.CompanyPhoneNumber));

        return Task.CompletedTask;
    }

    public virtual async Task AddCustomerTokensAsync(IList<Token> tokens, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);

        tokens.Add(new Token("Customer.Email", customer.Email));
        tokens.Add(new Token("Customer.Username", customer.Username));
        tokens.Add(new Token("Customer.FullName", await _customerService.GetCustomerFullNameAsync(customer)));
        tokens.Add(new Token("Customer.FirstName", customer.FirstName));
        tokens.Add(new Token("Customer.LastName", customer.LastName));
    }

    public virtual async Task AddCustomerTokensAsync(IList<Token> tokens, int customerId)
    {
        await AddCustomerTokensAsync(tokens, await _customerService.GetCustomerByIdAsync(customerId));
    }

    public virtual async Task<IEnumerable<string>> GetListOfAllowedTokensAsync(IList<string> tokenGroups = null)
    {
        var additional = new AdditionalTokensAddedEvent { TokenGroups = tokenGroups };
        await _eventPublisher.PublishAsync(additional);

        return _ownTokens.Concat(additional.AdditionalTokens).Distinct().ToList();
    }
}
