using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Stores;

namespace Nop.Services.Messages;

/// <summary>
/// Makes the tokens of stores and customers.
/// </summary>
public interface IMessageTokenProvider
{
    Task AddStoreTokensAsync(IList<Token> tokens, Store store, EmailAccount emailAccount, int languageId);

    Task AddCustomerTokensAsync(IList<Token> tokens, Customer customer);

    Task AddCustomerTokensAsync(IList<Token> tokens, int customerId);

    Task<IEnumerable<string>> GetListOfAllowedTokensAsync(IList<string> tokenGroups = null);
}
