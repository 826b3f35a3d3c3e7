using Nop.Core;
using Nop.Core.Domain.Messages;
using Nop.Data;

namespace Nop.Services.Messages;

/// <summary>
/// Keeps the e-mails in the order they are to be sent.
/// </summary>
public class QueuedEmailService : IQueuedEmailService
{
    private readonly IRepository<QueuedEmail> _queuedEmailRepository;

    public QueuedEmailService(IRepository<QueuedEmail> queuedEmailRepository)
    {
        _queuedEmailRepository = queuedEmailRepository;
    }

    public virtual async Task InsertQueuedEmailAsync(QueuedEmail queuedEmail)
    {
        await _queuedEmailRepository.InsertAsync(queuedEmail);
    }

    public virtual async Task DeleteQueuedEmailAsync(QueuedEmail queuedEmail)
    {
        await _queuedEmailRepository.DeleteAsync(queuedEmail);
    }

    public virtual async Task<QueuedEmail> GetQueuedEmailByIdAsync(int queuedEmailId)
    {
        return await _queuedEmailRepository.GetByIdAsync(queuedEmailId);
    }

    public virtual async Task<IPagedList<QueuedEmail>> SearchEmailsAsync(string fromEmail, string toEmail, DateTime? createdFromUtc,
        DateTime? createdToUtc, bool loadNotSentItemsOnly, bool loadOnlyItemsToBeSent, int maxSendTries, bool loadNewest,
        int pageIndex = 0, int pageSize = int.MaxValue)
    {
        return await _queuedEmailRepository.GetAllPagedAsync(query =>
        {
            if (!string.IsNullOrWhiteSpace(fromEmail))
                query = query.Where(email => email.From.Contains(fromEmail.Trim()));
            if (!string.IsNullOrWhiteSpace(toEmail))
                query = query.Where(email => email.To.Contains(toEmail.Trim()));
            if (createdFromUtc.HasValue)
                query = query.Where(email => email.CreatedOnUtc >= createdFromUtc.Value);
            if (createdToUtc.HasValue)
                query = query.Where(email => email.CreatedOnUtc <= createdToUtc.Value);
            if (loadNotSentItemsOnly)
                query = query.Where(email => !email.SentOnUtc.HasValue);
            if (loadOnlyItemsToBeSent)
            {
                var now = DateTime.UtcNow;
                query = query.Where(email => !email.DontSendBeforeDateUtc.HasValue || email.DontSendBeforeDateUtc.Value <= now);
            }

            query = query.Where(email => email.SentTries < maxSendTries);

            return loadNewest
                ? query.OrderByDescending(email => email.CreatedOnUtc).ThenByDescending(email => email.Id)
                : query.OrderByDescending(email => email.PriorityId).ThenBy(email => email.CreatedOnUtc);
        }, pageIndex, pageSize);
    }

    public virtual async Task DeleteAllEmailsAsync()
    {
        await _queuedEmailRepository.TruncateAsync();
    }
}
