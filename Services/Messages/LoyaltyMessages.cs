using System.Globalization;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Stores;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Messages;

/// <summary>
/// Queues the plugin's e-mails, in the customer's language, from templates that store owners can edit
/// </summary>
public class LoyaltyMessages
{
    /// <summary>
    /// Address of the member's page, which the mails lead to
    /// </summary>
    public const string MEMBER_PAGE = "/customer/loyalty";

    private readonly EmailAccountSettings _emailAccountSettings;
    private readonly ICustomerService _customerService;
    private readonly IEmailAccountService _emailAccountService;
    private readonly IEventPublisher _eventPublisher;
    private readonly ILanguageService _languageService;
    private readonly ILocalizationService _localizationService;
    private readonly IMessageTemplateService _messageTemplateService;
    private readonly IMessageTokenProvider _messageTokenProvider;
    private readonly IStoreService _storeService;
    private readonly IWorkflowMessageService _workflowMessageService;

    public LoyaltyMessages(EmailAccountSettings emailAccountSettings,
        ICustomerService customerService,
        IEmailAccountService emailAccountService,
        IEventPublisher eventPublisher,
        ILanguageService languageService,
        ILocalizationService localizationService,
        IMessageTemplateService messageTemplateService,
        IMessageTokenProvider messageTokenProvider,
        IStoreService storeService,
        IWorkflowMessageService workflowMessageService)
    {
        _emailAccountSettings = emailAccountSettings;
        _customerService = customerService;
        _emailAccountService = emailAccountService;
        _eventPublisher = eventPublisher;
        _languageService = languageService;
        _localizationService = localizationService;
        _messageTemplateService = messageTemplateService;
        _messageTokenProvider = messageTokenProvider;
        _storeService = storeService;
        _workflowMessageService = workflowMessageService;
    }

    /// <summary>
    /// Queues a mail to a customer from every active template of a name
    /// </summary>
    /// <param name="templateName">Name of the template</param>
    /// <param name="customerId">Customer; one who is deleted or has no address gets nothing</param>
    /// <param name="tokens">Tokens of the plugin</param>
    /// <returns>Whether a mail was queued</returns>
    public Task<bool> SendAsync(string templateName, int customerId, IEnumerable<Token> tokens)
    {
        return SendAsync(templateName, customerId, (_, _) => Task.FromResult(tokens));
    }

    /// <summary>
    /// Gets the tokens that every mail about a program has
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="account">The member's figures</param>
    /// <param name="store">The store that writes</param>
    public static IEnumerable<Token> GetProgramTokens(LoyaltyProgram program, PointsAccount account, Store store)
    {
        return
        [
            new Token("Loyalty.ProgramName", program.Name),
            new Token("Loyalty.PointName", program.PointNamePlural),
            new Token("Loyalty.Balance", account.Balance.ToString("N0", CultureInfo.InvariantCulture)),
            new Token("Loyalty.PageUrl", $"{store.Url?.TrimEnd('/')}{MEMBER_PAGE}")
        ];
    }

    /// <summary>
    /// Queues a mail to a customer from every active template of a name
    /// </summary>
    /// <param name="templateName">Name of the template</param>
    /// <param name="customerId">Customer; one who is deleted or has no address gets nothing</param>
    /// <param name="getTokens">Gives the tokens of the plugin for the store that writes and the language it writes in</param>
    /// <param name="storeId">The store that writes; 0 for the one the customer registered in</param>
    /// <returns>Whether a mail was queued</returns>
    public async Task<bool> SendAsync(string templateName, int customerId, Func<Store, int, Task<IEnumerable<Token>>> getTokens, int storeId = 0)
    {
        var customer = await _customerService.GetCustomerByIdAsync(customerId);
        if (customer is null || customer.Deleted || string.IsNullOrEmpty(customer.Email) || await GetStoreAsync(customer, storeId) is not { } store)
            return false;

        var language = await GetLanguageAsync(customer, store);
        var queued = false;
        foreach (var template in (await _messageTemplateService.GetMessageTemplatesByNameAsync(templateName, store.Id)).Where(row => row.IsActive))
        {
            var account = await GetEmailAccountAsync(template, language);
            if (account is null)
                continue;

            var all = (await getTokens(store, language)).Select(Fitted).ToList();
            await _messageTokenProvider.AddStoreTokensAsync(all, store, account, language);
            await _messageTokenProvider.AddCustomerTokensAsync(all, customer);
            await _eventPublisher.MessageTokensAddedAsync(template, all);
            await _workflowMessageService.SendNotificationAsync(template, account, language, all, customer.Email,
                await _customerService.GetCustomerFullNameAsync(customer));
            queued = true;
        }

        return queued;
    }

    /// <summary>
    /// The subject of a mail stands in a column of nopCommerce
    /// </summary>
    private static Token Fitted(Token token)
    {
        return token.Value is string text ? new Token(token.Key, NopText.Fitted(text), token.NeverHtmlEncoded) : token;
    }

    private async Task<Store> GetStoreAsync(Customer customer, int storeId)
    {
        return (storeId > 0 ? await _storeService.GetStoreByIdAsync(storeId) : null)
            ?? await _storeService.GetStoreByIdAsync(customer.RegisteredInStoreId) ?? (await _storeService.GetAllStoresAsync()).FirstOrDefault();
    }

    private async Task<int> GetLanguageAsync(Customer customer, Store store)
    {
        var languages = await _languageService.GetAllLanguagesAsync(storeId: store.Id);
        var language = languages.FirstOrDefault(row => row.Id == customer.LanguageId)
            ?? languages.FirstOrDefault(row => row.Id == store.DefaultLanguageId) ?? languages.FirstOrDefault();

        return language?.Id ?? 0;
    }

    private async Task<EmailAccount> GetEmailAccountAsync(MessageTemplate template, int languageId)
    {
        var id = await _localizationService.GetLocalizedAsync(template, row => row.EmailAccountId, languageId);

        return await _emailAccountService.GetEmailAccountByIdAsync(id)
            ?? await _emailAccountService.GetEmailAccountByIdAsync(_emailAccountSettings.DefaultEmailAccountId)
            ?? (await _emailAccountService.GetAllEmailAccountsAsync()).FirstOrDefault();
    }
}
