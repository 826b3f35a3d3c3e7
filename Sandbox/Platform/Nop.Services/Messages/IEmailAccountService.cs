using Nop.Core.Domain.Messages;

namespace Nop.Services.Messages;

/// <summary>
/// The mailboxes the store sends from.
/// </summary>
public interface IEmailAccountService
{
    Task InsertEmailAccountAsync(EmailAccount emailAccount);

    Task<EmailAccount> GetEmailAccountByIdAsync(int emailAccountId);

    Task<IList<EmailAccount>> GetAllEmailAccountsAsync();
}
