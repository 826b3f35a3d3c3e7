using Nop.Core.Domain.Messages;
using Nop.Core.Events;
using Nop.Data;

namespace Nop.Services.Messages;

/// <summary>
/// Who gets the newsletter. An address that becomes active is announced.
/// </summary>
public partial class NewsLetterSubscriptionService : INewsLetterSubscriptionService
{
    private readonly IEventPublisher _eventPublisher;
    private readonly IRepository<NewsLetterSubscription> _subscriptionRepository;

    public NewsLetterSubscriptionService(IEventPublisher eventPublisher, IRepository<NewsLetterSubscription> subscriptionRepository)
    {
        _eventPublisher = eventPublisher;
        _subscriptionRepository = subscriptionRepository;
    }

    public virtual async Task<IList<NewsLetterSubscription>> GetNewsLetterSubscriptionsByEmailAsync(string email, int storeId = 0,
        int subscriptionTypeId = 0, bool? isActive = null)
    {
        return await _subscriptionRepository.GetAllAsync(query => query
            .Where(subscription => subscription.Email == email && (storeId == 0 || subscription.StoreId == storeId)
                && (subscriptionTypeId == 0 || subscription.TypeId == subscriptionTypeId) && (isActive == null || subscription.Active == isActive))
            .OrderBy(subscription => subscription.Id));
    }

    public virtual async Task<IList<NewsLetterSubscription>> GetNewsLetterSubscriptionsByGuidAsync(Guid newsLetterSubscriptionGuid)
    {
        return await _subscriptionRepository.GetAllAsync(query => query
            .Where(subscription => subscription.NewsLetterSubscriptionGuid == newsLetterSubscriptionGuid).OrderBy(subscription => subscription.Id));
    }

    public virtual async Task InsertNewsLetterSubscriptionAsync(NewsLetterSubscription newsLetterSubscription, bool publishSubscriptionEvents = true)
    {
        await _subscriptionRepository.InsertAsync(newsLetterSubscription);
        if (newsLetterSubscription.Active && publishSubscriptionEvents)
            await _eventPublisher.PublishAsync(new EmailSubscribedEvent(newsLetterSubscription));
    }

    public virtual async Task UpdateNewsLetterSubscriptionAsync(NewsLetterSubscription newsLetterSubscription, bool publishSubscriptionEvents = true)
    {
        var before = await _subscriptionRepository.LoadOriginalCopyAsync(newsLetterSubscription);
        await _subscriptionRepository.UpdateAsync(newsLetterSubscription);
        if (newsLetterSubscription.Active && publishSubscriptionEvents && (!before.Active || before.Email != newsLetterSubscription.Email))
            await _eventPublisher.PublishAsync(new EmailSubscribedEvent(newsLetterSubscription));
    }
}
