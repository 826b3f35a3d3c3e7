using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Messages;
using Nop.Core.Events;
using Nop.Services.Customers;

namespace Nop.Services.Messages;

/// <summary>
/// Fills templates and puts the e-mails into the queue.
/// </summary>
public class WorkflowMessageService : IWorkflowMessageService
{
    private readonly EmailAccountSettings _emailAccountSettings;
    private readonly ICustomerService _customerService;
    private readonly IEmailAccountService _emailAccountService;
    private readonly IEventPublisher _eventPublisher;
    private readonly IMessageTemplateService _messageTemplateService;
    private readonly IMessageTokenProvider _messageTokenProvider;
    private readonly IQueuedEmailService _queuedEmailService;
    private readonly IStoreContext _storeContext;
    private readonly ITokenizer _tokenizer;

    public WorkflowMessageService(EmailAccountSettings emailAccountSettings,
        ICustomerService customerService,
        IEmailAccountService emailAccountService,
        IEventPublisher eventPublisher,
        IMessageTemplateService messageTemplateService,
        IMessageTokenProvider messageTokenProvider,
        IQueuedEmailService queuedEmailService,
        IStoreContext storeContext,
        ITokenizer tokenizer)
    {
        _emailAccountSettings = emailAccountSettings;
        _customerService = customerService;
        _emailAccountService = emailAccountService;
        _eventPublisher = eventPublisher;
        _messageTemplateService = messageTemplateService;
        _messageTokenProvider = messageTokenProvider;
        _queuedEmailService = queuedEmailService;
        _storeContext = storeContext;
        _tokenizer = tokenizer;
    }

    public virtual async Task<IList<int>> SendCustomerWelcomeMessageAsync(Customer customer, int languageId)
    {
        return await SendAsync(MessageTemplateSystemNames.CUSTOMER_WELCOME_MESSAGE, customer, languageId, false);
    }

    public virtual async Task<IList<int>> SendCustomerRegisteredStoreOwnerNotificationMessageAsync(Customer customer, int languageId)
    {
        return await SendAsync(MessageTemplateSystemNames.CUSTOMER_REGISTERED_STORE_OWNER_NOTIFICATION, customer, languageId,
            true);
    }

    public virtual async Task<IList<int>> SendNewsLetterSubscriptionActivationMessageAsync(NewsLetterSubscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);

        var store = await _storeContext.GetCurrentStoreAsync();
        var ids = new List<int>();
        foreach (var template in await _messageTemplateService.GetMessageTemplatesByNameAsync(
            MessageTemplateSystemNames.NEWSLETTER_SUBSCRIPTION_ACTIVATION_MESSAGE, store.Id))
        {
            var account = await GetEmailAccountAsync(template);
            if (!template.IsActive || account == null)
                continue;

            var url = $"{store.Url.TrimEnd('/')}/newsletter/subscriptionactivation/{subscription.NewsLetterSubscriptionGuid}/true";
            var tokens = new List<Token>
            {
                new("NewsLetterSubscription.Email", subscription.Email), new("NewsLetterSubscription.ActivationUrl", url, true)
            };
            await _messageTokenProvider.AddStoreTokensAsync(tokens, store, account, subscription.LanguageId);
            await _eventPublisher.MessageTokensAddedAsync(template, tokens);
            ids.Add(await SendNotificationAsync(template, account, subscription.LanguageId, tokens, subscription.Email, string.Empty));
        }

        return ids;
    }

    public virtual async Task<int> SendNotificationAsync(MessageTemplate messageTemplate, EmailAccount emailAccount, int languageId,
        IList<Token> tokens, string toEmailAddress, string toName, string attachmentFilePath = null,
        string attachmentFileName = null, string replyToEmailAddress = null, string replyToName = null, string fromEmail = null,
        string fromName = null, string subject = null, bool ignoreDelayBeforeSend = false)
    {
        ArgumentNullException.ThrowIfNull(messageTemplate);
        ArgumentNullException.ThrowIfNull(emailAccount);

        var now = DateTime.UtcNow;
        var email = new QueuedEmail
        {
            Priority = QueuedEmailPriority.High,
            From = string.IsNullOrEmpty(fromEmail) ? emailAccount.Email : fromEmail,
            FromName = string.IsNullOrEmpty(fromName) ? emailAccount.DisplayName : fromName,
            To = toEmailAddress,
            ToName = toName,
            ReplyTo = replyToEmailAddress,
            ReplyToName = replyToName,
            Bcc = _tokenizer.Replace(messageTemplate.BccEmailAddresses, tokens, false),
            Subject = _tokenizer.Replace(string.IsNullOrEmpty(subject) ? messageTemplate.Subject : subject, tokens, false),
            Body = _tokenizer.Replace(messageTemplate.Body, tokens, true),
            AttachmentFilePath = attachmentFilePath,
            AttachmentFileName = attachmentFileName,
            AttachedDownloadId = messageTemplate.AttachedDownloadId,
            CreatedOnUtc = now,
            EmailAccountId = emailAccount.Id,
            DontSendBeforeDateUtc = ignoreDelayBeforeSend || !messageTemplate.DelayBeforeSend.HasValue
                ? null
                : now.AddHours(messageTemplate.DelayPeriod.ToHours(messageTemplate.DelayBeforeSend.Value))
        };
        await _queuedEmailService.InsertQueuedEmailAsync(email);

        return email.Id;
    }

    private async Task<IList<int>> SendAsync(string templateName, Customer customer, int languageId, bool toStoreOwner)
    {
        ArgumentNullException.ThrowIfNull(customer);

        var store = await _storeContext.GetCurrentStoreAsync();
        var ids = new List<int>();
        foreach (var template in await _messageTemplateService.GetMessageTemplatesByNameAsync(templateName, store.Id))
        {
            var account = await GetEmailAccountAsync(template);
            if (!template.IsActive || account == null)
                continue;

            var tokens = new List<Token>();
            await _messageTokenProvider.AddStoreTokensAsync(tokens, store, account, languageId);
            await _messageTokenProvider.AddCustomerTokensAsync(tokens, customer);
            await _eventPublisher.MessageTokensAddedAsync(template, tokens);

            var name = await _customerService.GetCustomerFullNameAsync(customer);
            ids.Add(toStoreOwner
                ? await SendNotificationAsync(template, account, languageId, tokens, account.Email, account.DisplayName)
                : await SendNotificationAsync(template, account, languageId, tokens, customer.Email, name));
        }

        return ids;
    }

    private async Task<EmailAccount> GetEmailAccountAsync(MessageTemplate template)
    {
        return await _emailAccountService.GetEmailAccountByIdAsync(template.EmailAccountId)
            ?? await _emailAccountService.GetEmailAccountByIdAsync(_emailAccountSettings.DefaultEmailAccountId)
            ?? (await _emailAccountService.GetAllEmailAccountsAsync()).FirstOrDefault();
    }
}
