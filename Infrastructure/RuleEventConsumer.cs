using System.Globalization;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Messages;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Events;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Shows the earning rules what happens in the store, and enrols who registers. Never fails what happened
/// </summary>
public class RuleEventConsumer(Lazy<ICustomerService> customerService,
    Lazy<IGenericAttributeService> genericAttributeService,
    Lazy<ILogger> logger,
    Lazy<IMemberService> memberService,
    Lazy<IProgramService> programService,
    Lazy<IRuleAwards> ruleAwards,
    TimeProvider time) :
    IConsumer<CustomerRegisteredEvent>,
    IConsumer<CustomerActivatedEvent>,
    IConsumer<EntityUpdatedEvent<Customer>>,
    IConsumer<ProductReviewApprovedEvent>,
    IConsumer<EmailSubscribedEvent>,
    IConsumer<TierChangedEvent>
{
    /// <summary>
    /// Name of the attribute of customers who registered and wait for an admin's approval
    /// </summary>
    private const string AWAITS_ACTIVATION = "LoyaltyAwaitsActivation";

    /// <summary>
    /// Account made
    /// </summary>
    public Task HandleEventAsync(CustomerRegisteredEvent eventMessage)
    {
        return LogAsync("registration", async () =>
        {
            var customer = eventMessage.Customer;
            if (!customer.Active)
                await genericAttributeService.Value.SaveAttributeAsync(customer, AWAITS_ACTIVATION, true);
            else
                await memberService.Value.EnrolRegisteredAsync(customer.Id, customer.RegisteredInStoreId);
            await FireAsync(RuleTrigger.Registration, "registration", customer.Id, customer.RegisteredInStoreId, customer.Id);
        });
    }

    /// <summary>
    /// Account active: at once, or by the link in an e-mail
    /// </summary>
    public Task HandleEventAsync(CustomerActivatedEvent eventMessage)
    {
        return LogAsync("activation", () => ActivatedAsync(eventMessage.Customer));
    }

    /// <summary>
    /// Account saved. When an admin approves it, nopCommerce announces nothing else
    /// </summary>
    public Task HandleEventAsync(EntityUpdatedEvent<Customer> eventMessage)
    {
        return LogAsync("activation", async () =>
        {
            var customer = eventMessage.Entity;
            if (customer.Active && !customer.Deleted && customer.Email is not null
                && await genericAttributeService.Value.GetAttributeAsync<bool>(customer, AWAITS_ACTIVATION))
                await ActivatedAsync(customer);
        });
    }

    /// <summary>
    /// Review approved
    /// </summary>
    public Task HandleEventAsync(ProductReviewApprovedEvent eventMessage)
    {
        return LogAsync("review", () =>
        {
            var review = eventMessage.ProductReview;

            return FireAsync(RuleTrigger.Review, "review", review.Id, review.StoreId, review.CustomerId,
                new("productId", review.ProductId.ToString(CultureInfo.InvariantCulture)), new("rating", review.Rating.ToString(CultureInfo.InvariantCulture)));
        });
    }

    /// <summary>
    /// Newsletter subscribed to. Who comes back gets nothing again
    /// </summary>
    public Task HandleEventAsync(EmailSubscribedEvent eventMessage)
    {
        return LogAsync("newsletter", async () =>
        {
            var subscription = eventMessage.Subscription;
            if (await customerService.Value.GetCustomerByEmailAsync(subscription.Email) is { } customer)
                await FireAsync(RuleTrigger.Newsletter, $"newsletter:{subscription.StoreId}", customer.Id, subscription.StoreId, customer.Id);
        });
    }

    /// <summary>
    /// Member moved to another tier. Each tier is rewarded once, however often it is reached again
    /// </summary>
    public Task HandleEventAsync(TierChangedEvent eventMessage)
    {
        return LogAsync("tier", async () =>
        {
            var (member, before, reached) = (eventMessage.Member, eventMessage.OldTier, eventMessage.NewTier);
            if (reached is null || reached.Threshold <= (before?.Threshold ?? 0))
                return;

            var program = await programService.Value.GetProgramByIdAsync(member.ProgramId);
            var customer = await customerService.Value.GetCustomerByIdAsync(member.CustomerId);
            if (program is null || customer is null)
                return;

            // no store is at hand when a task moves members
            var storeId = IdList.Contains(program.StoreIds, customer.RegisteredInStoreId)
                ? customer.RegisteredInStoreId
                : IdList.Parse(program.StoreIds)[0];
            await ruleAwards.Value.FireAsync(new RuleEvent
            {
                Trigger = RuleTrigger.TierBonus,
                Key = $"tier:{reached.Id}:{member.Id}",
                ProgramId = program.Id,
                StoreId = storeId,
                OccurredOnUtc = time.GetUtcNow().UtcDateTime,
                Metadata = [new("tier", reached.Name), new("from", before?.Name ?? string.Empty)]
            }, customer.Id);
        });
    }

    private async Task ActivatedAsync(Customer customer)
    {
        await memberService.Value.EnrolRegisteredAsync(customer.Id, customer.RegisteredInStoreId);
        await FireAsync(RuleTrigger.Activation, "activation", customer.Id, customer.RegisteredInStoreId, customer.Id);
        if (await genericAttributeService.Value.GetAttributeAsync<bool>(customer, AWAITS_ACTIVATION))
            await genericAttributeService.Value.SaveAttributeAsync(customer, AWAITS_ACTIVATION, false);
    }

    private Task FireAsync(RuleTrigger trigger, string name, int id, int storeId, int customerId, params KeyValuePair<string, string>[] metadata)
    {
        return ruleAwards.Value.FireAsync(new RuleEvent
        {
            Trigger = trigger,
            Key = $"{name}:{id.ToString(CultureInfo.InvariantCulture)}",
            StoreId = storeId,
            OccurredOnUtc = time.GetUtcNow().UtcDateTime,
            Metadata = metadata
        }, customerId);
    }

    private async Task LogAsync(string what, Func<Task> handle)
    {
        try
        {
            await handle();
        }
        catch (Exception exception)
        {
            await logger.Value.ErrorAsync($"Loyalty: the earning rules could not look at a {what}", exception);
        }
    }
}
