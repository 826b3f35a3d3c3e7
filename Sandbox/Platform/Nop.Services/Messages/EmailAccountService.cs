using Nop.Core.Domain.Messages;
using Nop.Data;

namespace Nop.Services.Messages;

/// <summary>
/// Keeps the mailboxes.
/// </summary>
public class EmailAccountService : IEmailAccountService
{
    private readonly IRepository<EmailAccount> _emailAccountRepository;

    public EmailAccountService(IRepository<EmailAccount> emailAccountRepository)
    {
        _emailAccountRepository = emailAccountRepository;
    }

    public virtual async Task InsertEmailAccountAsync(EmailAccount emailAccount)
    {
        await _emailAccountRepository.InsertAsync(emailAccount);
    }

    public virtual async Task<EmailAccount> GetEmailAccountByIdAsync(int emailAccountId)
    {
        return await _emailAccountRepository.GetByIdAsync(emailAccountId, cache => default);
    }

    public virtual async Task<IList<EmailAccount>> GetAllEmailAccountsAsync()
    {
        return await _emailAccountRepository.GetAllAsync(query => query.OrderBy(account => account.Id), cache => default);
    }
}
