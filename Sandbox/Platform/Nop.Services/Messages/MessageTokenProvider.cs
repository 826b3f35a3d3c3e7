using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.Routing;
using Nop.Core.Http;
using Nop.Services.Logging;

namespace Nop.Services.Messages;

/// <summary>Tokens that templates of the store can use.</summary>
public class MessageTokenProvider(
    IActionContextAccessor actionContextAccessor,
    ICustomerService customerService,
    IEventPublisher eventPublisher,
    ILogger logger,
    IStoreContext storeContext,
    IUrlHelperFactory urlHelperFactory) : IMessageTokenProvider
{
    private static readonly string[] _ownTokens =
    [
        "%Store.Name%", "%Store.URL%", "%Store.Email%", "%Store.CompanyName%", "%Store.CompanyAddress%",
        "%Store.CompanyPhoneNumber%", "%Customer.Email%", "%Customer.Username%", "%Customer.FullName%", "%Customer.FirstName%",
        "%Customer.LastName%", "%Order.OrderId%", "%Order.OrderNumber%", "%Order.OrderTotal%", "%Order.CreatedOn%",
        "%Order.OrderStatus%", "%Order.CustomerFullName%", "%Order.CustomerEmail%", "%Order.AmountRefunded%", "%Order.Product(s)%"
    ];

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
        tokens.Add(new Token("Customer.FullName", await customerService.GetCustomerFullNameAsync(customer)));
        tokens.Add(new Token("Customer.FirstName", customer.FirstName));
        tokens.Add(new Token("Customer.LastName", customer.LastName));
        tokens.Add(new Token("Customer.PasswordRecoveryURL", await RouteUrlAsync(NopRouteNames.Standard.PASSWORD_RECOVERY_CONFIRM, customer), true));
        tokens.Add(new Token("Customer.AccountActivationURL", await RouteUrlAsync(NopRouteNames.Standard.ACCOUNT_ACTIVATION, customer), true));
        tokens.Add(new Token("Customer.EmailRevalidationURL", await RouteUrlAsync(NopRouteNames.Standard.EMAIL_REVALIDATION, customer), true));
    }

    public virtual async Task AddCustomerTokensAsync(IList<Token> tokens, int customerId) =>
        await AddCustomerTokensAsync(tokens, await customerService.GetCustomerByIdAsync(customerId));

    public virtual async Task<IEnumerable<string>> GetListOfAllowedTokensAsync(IList<string> tokenGroups = null)
    {
        var additional = new AdditionalTokensAddedEvent { TokenGroups = tokenGroups };
        await eventPublisher.PublishAsync(additional);

        return _ownTokens.Concat(additional.AdditionalTokens).Distinct().ToList();
    }

    /// <summary>An address of the store about a customer; as nopCommerce does it, outside of an action it is empty and the log says so</summary>
    private async Task<string> RouteUrlAsync(string routeName, Customer customer)
    {
        try
        {
            var url = urlHelperFactory.GetUrlHelper(actionContextAccessor.ActionContext).RouteUrl(routeName, new { guid = customer.CustomerGuid });

            return new Uri(new Uri((await storeContext.GetCurrentStoreAsync()).Url), url).AbsoluteUri;
        }
        catch (Exception exception)
        {
            await logger.WarningAsync($"When sending a notification, an error occurred while creating a link for '{routeName}'", exception);

            return string.Empty;
        }
    }
}
