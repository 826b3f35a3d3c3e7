namespace Nop.Services.Messages;

/// <summary>Fills templates and puts the e-mails into the queue.</summary>
public class WorkflowMessageService(
    EmailAccountSettings emailAccountSettings,
    ICustomerService customerService,
    IEmailAccountService emailAccountService,
    IEventPublisher eventPublisher,
    ILocalizationService localizationService,
    IMessageTemplateService messageTemplateService,
    IMessageTokenProvider messageTokenProvider,
    IQueuedEmailService queuedEmailService,
    IStoreContext storeContext,
    ITokenizer tokenizer) : IWorkflowMessageService
{
    public virtual async Task<IList<int>> SendCustomerWelcomeMessageAsync(Customer customer, int languageId) =>
        await SendAsync(MessageTemplateSystemNames.CUSTOMER_WELCOME_MESSAGE, customer, languageId, false);

    public virtual async Task<IList<int>> SendCustomerRegisteredStoreOwnerNotificationMessageAsync(Customer customer, int languageId) =>
        await SendAsync(MessageTemplateSystemNames.CUSTOMER_REGISTERED_STORE_OWNER_NOTIFICATION, customer, languageId,
            true);

    public virtual async Task<IList<int>> SendNewsLetterSubscriptionActivationMessageAsync(NewsLetterSubscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);

        var store = await storeContext.GetCurrentStoreAsync();
        var ids = new List<int>();
        foreach (var template in await messageTemplateService.GetMessageTemplatesByNameAsync(
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
            await messageTokenProvider.AddStoreTokensAsync(tokens, store, account, subscription.LanguageId);
            await eventPublisher.MessageTokensAddedAsync(template, tokens);
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

        // texts of the customer's language, where the template has them
        var bcc = await localizationService.GetLocalizedAsync(messageTemplate, template => template.BccEmailAddresses, languageId);
        var body = await localizationService.GetLocalizedAsync(messageTemplate, template => template.Body, languageId);
        if (string.IsNullOrEmpty(subject))
            subject = await localizationService.GetLocalizedAsync(messageTemplate, template => template.Subject, languageId);

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
            Bcc = tokenizer.Replace(bcc, tokens, false),
            Subject = tokenizer.Replace(subject, tokens, false),
            Body = tokenizer.Replace(body, tokens, true),
            AttachmentFilePath = attachmentFilePath,
            AttachmentFileName = attachmentFileName,
            AttachedDownloadId = messageTemplate.AttachedDownloadId,
            CreatedOnUtc = now,
            EmailAccountId = emailAccount.Id,
            DontSendBeforeDateUtc = ignoreDelayBeforeSend || !messageTemplate.DelayBeforeSend.HasValue
                ? null
                : now.AddHours(messageTemplate.DelayPeriod.ToHours(messageTemplate.DelayBeforeSend.Value))
        };
        await queuedEmailService.InsertQueuedEmailAsync(email);

        return email.Id;
    }

    private async Task<IList<int>> SendAsync(string templateName, Customer customer, int languageId, bool toStoreOwner)
    {
        ArgumentNullException.ThrowIfNull(customer);

        var store = await storeContext.GetCurrentStoreAsync();
        var ids = new List<int>();
        foreach (var template in await messageTemplateService.GetMessageTemplatesByNameAsync(templateName, store.Id))
        {
            var account = await GetEmailAccountAsync(template);
            if (!template.IsActive || account == null)
                continue;

            var tokens = new List<Token>();
            await messageTokenProvider.AddStoreTokensAsync(tokens, store, account, languageId);
            await messageTokenProvider.AddCustomerTokensAsync(tokens, customer);
            await eventPublisher.MessageTokensAddedAsync(template, tokens);

            var name = await customerService.GetCustomerFullNameAsync(customer);
            ids.Add(toStoreOwner
                ? await SendNotificationAsync(template, account, languageId, tokens, account.Email, account.DisplayName)
                : await SendNotificationAsync(template, account, languageId, tokens, customer.Email, name));
        }

        return ids;
    }

    private async Task<EmailAccount> GetEmailAccountAsync(MessageTemplate template) =>
        await emailAccountService.GetEmailAccountByIdAsync(template.EmailAccountId)
            ?? await emailAccountService.GetEmailAccountByIdAsync(emailAccountSettings.DefaultEmailAccountId)
            ?? (await emailAccountService.GetAllEmailAccountsAsync()).FirstOrDefault();
}
