namespace Nop.Services.Messages;

public class EmailAccountService(IRepository<EmailAccount> emailAccountRepository) : IEmailAccountService
{
    public virtual async Task InsertEmailAccountAsync(EmailAccount emailAccount) => await emailAccountRepository.InsertAsync(emailAccount);

    public virtual async Task<EmailAccount> GetEmailAccountByIdAsync(int emailAccountId) =>
        await emailAccountRepository.GetByIdAsync(emailAccountId, cache => default);

    public virtual async Task<IList<EmailAccount>> GetAllEmailAccountsAsync() =>
        await emailAccountRepository.GetAllAsync(query => query.OrderBy(account => account.Id), cache => default);
}
