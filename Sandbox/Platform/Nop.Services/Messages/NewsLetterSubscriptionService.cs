namespace Nop.Services.Messages;

/// <summary>Who gets the newsletter. An address that becomes active is announced.</summary>
public partial class NewsLetterSubscriptionService(
    IEventPublisher eventPublisher,
    IRepository<NewsLetterSubscription> subscriptionRepository) : INewsLetterSubscriptionService
{
    public virtual async Task<IList<NewsLetterSubscription>> GetNewsLetterSubscriptionsByEmailAsync(string email, int storeId = 0,
        int subscriptionTypeId = 0, bool? isActive = null) =>
        await subscriptionRepository.GetAllAsync(query => query
            .Where(subscription => subscription.Email == email && (storeId == 0 || subscription.StoreId == storeId)
                && (subscriptionTypeId == 0 || subscription.TypeId == subscriptionTypeId) && (isActive == null || subscription.Active == isActive))
            .OrderBy(subscription => subscription.Id));

    public virtual async Task<IList<NewsLetterSubscription>> GetNewsLetterSubscriptionsByGuidAsync(Guid newsLetterSubscriptionGuid) =>
        await subscriptionRepository.GetAllAsync(query => query
            .Where(subscription => subscription.NewsLetterSubscriptionGuid == newsLetterSubscriptionGuid).OrderBy(subscription => subscription.Id));

    public virtual async Task InsertNewsLetterSubscriptionAsync(NewsLetterSubscription newsLetterSubscription, bool publishSubscriptionEvents = true)
    {
        await subscriptionRepository.InsertAsync(newsLetterSubscription);
        if (newsLetterSubscription.Active && publishSubscriptionEvents)
            await eventPublisher.PublishAsync(new EmailSubscribedEvent(newsLetterSubscription));
    }

    public virtual async Task UpdateNewsLetterSubscriptionAsync(NewsLetterSubscription newsLetterSubscription, bool publishSubscriptionEvents = true)
    {
        var before = await subscriptionRepository.LoadOriginalCopyAsync(newsLetterSubscription);
        await subscriptionRepository.UpdateAsync(newsLetterSubscription);
        if (newsLetterSubscription.Active && publishSubscriptionEvents && (!before.Active || before.Email != newsLetterSubscription.Email))
            await eventPublisher.PublishAsync(new EmailSubscribedEvent(newsLetterSubscription));
    }
}
