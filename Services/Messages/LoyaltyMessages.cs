using System.Globalization;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Stores;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Messages;

/// <summary>
/// Queues the plugin's e-mails, in the customer's language, from templates that store owners can edit
/// </summary>
public class LoyaltyMessages(EmailAccountSettings emailAccountSettings,
    ICustomerService customerService,
    IEmailAccountService emailAccountService,
    IEventPublisher eventPublisher,
    ILanguageService languageService,
    ILocalizationService localizationService,
    IMessageTemplateService messageTemplateService,
    IMessageTokenProvider messageTokenProvider,
    IStoreService storeService,
    IWorkflowMessageService workflowMessageService,
    MailLinks links)
{
    /// <summary>
    /// Address of the member's page, which the mails lead to
    /// </summary>
    public const string MEMBER_PAGE = "/customer/loyalty";

    /// <summary>
    /// Beginning of the address under which mails of a kind are turned off
    /// </summary>
    public const string UNSUBSCRIBE_PAGE = "/loyalty/mail/";

    /// <summary>
    /// Gets the tokens that every mail about a program has
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="balance">The member's points</param>
    /// <param name="writing">Who writes how</param>
    public static IEnumerable<Token> GetProgramTokens(LoyaltyProgram program, long balance, MailWriting writing)
    {
        return
        [
            new Token("Loyalty.ProgramName", program.Name),
            new Token("Loyalty.PointName", PointForms.Word(program, writing.Culture)),
            new Token("Loyalty.Balance", writing.Number(balance)),
            new Token("Loyalty.PageUrl", $"{writing.Store.Url?.TrimEnd('/')}{MEMBER_PAGE}")
        ];
    }

    /// <summary>
    /// Queues a mail to a member from every active template of a name, unless he turned its kind off
    /// </summary>
    /// <param name="templateName">Name of the template</param>
    /// <param name="program">Program the mail is about</param>
    /// <param name="member">Member; one whose customer is deleted or has no address gets nothing</param>
    /// <param name="getTokens">Gives the tokens of the plugin</param>
    /// <param name="storeId">The store that writes; 0 for the one the customer registered in, or the first that has the program</param>
    /// <returns>Whether a mail was queued</returns>
    public async Task<bool> SendAsync(string templateName, LoyaltyProgram program, LoyaltyMember member, Func<MailWriting, Task<IEnumerable<Token>>> getTokens, int storeId = 0)
    {
        var kind = LoyaltyMessageTemplates.KindOf(templateName);
        var customer = await customerService.GetCustomerByIdAsync(member.CustomerId);
        if (member.Mutes(kind) || !IsReachable(customer) || await GetStoreAsync(customer, program, storeId) is not { } store)
            return false;

        return await QueueAsync(templateName, customer, store, async writing =>
            [.. await getTokens(writing), new Token("Loyalty.UnsubscribeUrl", $"{store.Url?.TrimEnd('/')}{UNSUBSCRIBE_PAGE}{links.Create(member.Id, kind)}")]);
    }

    /// <summary>
    /// Queues a mail about an order of a customer from every active template of a name
    /// </summary>
    /// <param name="templateName">Name of the template</param>
    /// <param name="customerId">Customer; one who is deleted or has no address gets nothing</param>
    /// <param name="storeId">The store that writes</param>
    /// <param name="getTokens">Gives the tokens of the plugin</param>
    /// <returns>Whether a mail was queued</returns>
    public async Task<bool> SendAsync(string templateName, int customerId, int storeId, Func<MailWriting, Task<IEnumerable<Token>>> getTokens)
    {
        var customer = await customerService.GetCustomerByIdAsync(customerId);
        if (!IsReachable(customer) || await storeService.GetStoreByIdAsync(storeId) is not { } store)
            return false;

        return await QueueAsync(templateName, customer, store, getTokens);
    }

    private static bool IsReachable(Customer customer)
    {
        return customer is { Deleted: false } && !string.IsNullOrEmpty(customer.Email);
    }

    private async Task<bool> QueueAsync(string templateName, Customer customer, Store store, Func<MailWriting, Task<IEnumerable<Token>>> getTokens)
    {
        var writing = await GetWritingAsync(customer, store);
        var queued = false;
        foreach (var template in (await messageTemplateService.GetMessageTemplatesByNameAsync(templateName, store.Id)).Where(row => row.IsActive))
        {
            var account = await GetEmailAccountAsync(template, writing.LanguageId);
            if (account is null)
                continue;

            var all = (await getTokens(writing)).Select(Fitted).ToList();
            await messageTokenProvider.AddStoreTokensAsync(all, store, account, writing.LanguageId);
            await messageTokenProvider.AddCustomerTokensAsync(all, customer);
            await eventPublisher.MessageTokensAddedAsync(template, all);
            await workflowMessageService.SendNotificationAsync(template, account, writing.LanguageId, all, customer.Email,
                await customerService.GetCustomerFullNameAsync(customer));
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

    private async Task<Store> GetStoreAsync(Customer customer, LoyaltyProgram program, int storeId)
    {
        if (storeId > 0 && await storeService.GetStoreByIdAsync(storeId) is { } wanted)
            return wanted;

        var registered = await storeService.GetStoreByIdAsync(customer.RegisteredInStoreId);
        if (registered is not null && IdList.Contains(program.StoreIds, registered.Id))
            return registered;

        // his own page in a store that does not have the program would not show it
        var stores = await storeService.GetAllStoresAsync();

        return stores.FirstOrDefault(store => IdList.Contains(program.StoreIds, store.Id)) ?? registered ?? stores.FirstOrDefault();
    }

    private async Task<MailWriting> GetWritingAsync(Customer customer, Store store)
    {
        var languages = await languageService.GetAllLanguagesAsync(storeId: store.Id);
        var language = languages.FirstOrDefault(row => row.Id == customer.LanguageId)
            ?? languages.FirstOrDefault(row => row.Id == store.DefaultLanguageId) ?? languages.FirstOrDefault();

        return new MailWriting(store, language?.Id ?? 0, language?.LanguageCulture is { Length: > 0 } culture ? CultureInfo.GetCultureInfo(culture) : CultureInfo.InvariantCulture);
    }

    private async Task<EmailAccount> GetEmailAccountAsync(MessageTemplate template, int languageId)
    {
        var id = await localizationService.GetLocalizedAsync(template, row => row.EmailAccountId, languageId);

        return await emailAccountService.GetEmailAccountByIdAsync(id)
            ?? await emailAccountService.GetEmailAccountByIdAsync(emailAccountSettings.DefaultEmailAccountId)
            ?? (await emailAccountService.GetAllEmailAccountsAsync()).FirstOrDefault();
    }
}
