namespace Nop.Services.Messages;

public interface IMessageTokenProvider
{
    Task AddStoreTokensAsync(IList<Token> tokens, Store store, EmailAccount emailAccount, int languageId);

    Task AddCustomerTokensAsync(IList<Token> tokens, Customer customer);

    Task AddCustomerTokensAsync(IList<Token> tokens, int customerId);

    Task<IEnumerable<string>> GetListOfAllowedTokensAsync(IList<string> tokenGroups = null);
}
