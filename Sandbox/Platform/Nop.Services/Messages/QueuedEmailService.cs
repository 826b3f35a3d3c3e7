namespace Nop.Services.Messages;

/// <summary>Keeps the e-mails in the order they are to be sent.</summary>
public class QueuedEmailService(IRepository<QueuedEmail> queuedEmailRepository) : IQueuedEmailService
{
    public virtual async Task InsertQueuedEmailAsync(QueuedEmail queuedEmail) => await queuedEmailRepository.InsertAsync(queuedEmail);

    public virtual async Task DeleteQueuedEmailAsync(QueuedEmail queuedEmail) => await queuedEmailRepository.DeleteAsync(queuedEmail);

    public virtual async Task<QueuedEmail> GetQueuedEmailByIdAsync(int queuedEmailId) => await queuedEmailRepository.GetByIdAsync(queuedEmailId);
}
