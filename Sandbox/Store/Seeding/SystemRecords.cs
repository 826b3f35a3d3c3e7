using System.Security.Cryptography;
using Nop.Core.Domain.Cms;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Security;
using Nop.Core.Configuration;
using Nop.Services.Configuration;
using Nop.Services.Helpers;

namespace Sandbox.Store.Seeding;

/// <summary>Languages and their texts, roles, settings, a mailbox, message templates and rights; only what is missing is added.</summary>
public class SystemRecords(
    ICustomerService customerService,
    IEmailAccountService emailAccountService,
    ILanguageService languageService,
    IMessageTemplateService messageTemplateService,
    IPermissionService permissionService,
    ISettingService settingService,
    StoreTexts storeTexts)
{
    private const string TO_CUSTOMER = "<p>Hello %Order.CustomerFullName%,</p><p>{0}</p><p><a href=\"%Store.URL%\">%Store.Name%</a></p>";

    private static readonly (string Name, string Subject, string Body)[] _templates =
    [
        (MessageTemplateSystemNames.CUSTOMER_WELCOME_MESSAGE, "Welcome to %Store.Name%",
            "<p>Hello %Customer.FirstName%,</p><p>your account at <a href=\"%Store.URL%\">%Store.Name%</a> is ready.</p>"),
        (MessageTemplateSystemNames.NEWSLETTER_SUBSCRIPTION_ACTIVATION_MESSAGE, "Confirm your newsletter",
            "<p>Follow <a href=\"%NewsLetterSubscription.ActivationUrl%\">this link</a> to get the newsletter of %Store.Name%.</p>"),
        (MessageTemplateSystemNames.CUSTOMER_REGISTERED_STORE_OWNER_NOTIFICATION, "New customer at %Store.Name%",
            "<p>%Customer.FullName% (%Customer.Email%) made an account.</p>"),
        ("OrderPlaced.CustomerNotification", "Your order %Order.OrderNumber%",
            string.Format(TO_CUSTOMER, "thank you for your order %Order.OrderNumber% over %Order.OrderTotal%.") + "%Order.Product(s)%"),
        ("OrderPlaced.StoreOwnerNotification", "Order %Order.OrderNumber% at %Store.Name%",
            "<p>%Order.CustomerFullName% ordered for %Order.OrderTotal%.</p>%Order.Product(s)%"),
        ("OrderPaid.CustomerNotification", "We received your payment for order %Order.OrderNumber%",
            string.Format(TO_CUSTOMER, "your payment of %Order.OrderTotal% for order %Order.OrderNumber% has arrived.")),
        ("OrderPaid.StoreOwnerNotification", "Order %Order.OrderNumber% is paid",
            "<p>%Order.CustomerFullName% paid %Order.OrderTotal%.</p>"),
        ("OrderCompleted.CustomerNotification", "Your order %Order.OrderNumber% is complete",
            string.Format(TO_CUSTOMER, "everything in your order %Order.OrderNumber% is on its way or with you.")),
        ("OrderCancelled.CustomerNotification", "Your order %Order.OrderNumber% is cancelled",
            string.Format(TO_CUSTOMER, "your order %Order.OrderNumber% has been cancelled.")),
        ("OrderRefunded.CustomerNotification", "A refund for your order %Order.OrderNumber%",
            string.Format(TO_CUSTOMER, "we refunded %Order.AmountRefunded% of your order %Order.OrderNumber%.")),
        ("OrderRefunded.StoreOwnerNotification", "Refund for order %Order.OrderNumber%",
            "<p>%Order.AmountRefunded% went back to %Order.CustomerFullName%.</p>")
    ];

    public async Task EnsureAsync()
    {
        await EnsureLanguagesAsync();
        await storeTexts.EnsureAsync();
        await EnsureRolesAsync();
        await customerService.GetOrCreateBackgroundTaskUserAsync();
        await customerService.GetOrCreateSearchEngineUserAsync();
        await EnsureSettingsAsync();
        await EnsureMessagesAsync();
        await permissionService.InsertPermissionsAsync();
    }

    private async Task EnsureLanguagesAsync()
    {
        if ((await languageService.GetAllLanguagesAsync(true)).Count > 0)
            return;

        await languageService.InsertLanguageAsync(new Language
        {
            Name = "English",
            LanguageCulture = "en-US",
            UniqueSeoCode = "en",
            Published = true,
            DisplayOrder = 1
        });
        await languageService.InsertLanguageAsync(new Language
        {
            Name = "العربية",
            LanguageCulture = "ar-EG",
            UniqueSeoCode = "ar",
            Rtl = true,
            Published = true,
            DisplayOrder = 3
        });
        // long words, and everything of the shop itself in English
        await languageService.InsertLanguageAsync(new Language
        {
            Name = "Deutsch",
            LanguageCulture = "de-DE",
            UniqueSeoCode = "de",
            Published = true,
            DisplayOrder = 2
        });
    }

    private async Task EnsureRolesAsync()
    {
        foreach (var name in new[]
                 {
                     NopCustomerDefaults.AdministratorsRoleName, NopCustomerDefaults.RegisteredRoleName,
                     NopCustomerDefaults.GuestsRoleName, NopCustomerDefaults.VendorsRoleName
                 })
        {
            if (await customerService.GetCustomerRoleBySystemNameAsync(name) == null)
            {
                await customerService.InsertCustomerRoleAsync(new CustomerRole
                {
                    Name = name,
                    SystemName = name,
                    Active = true,
                    IsSystemRole = true
                });
            }
        }
    }

    private async Task EnsureSettingsAsync()
    {
        await EnsureSettingAsync(new CustomerSettings
        {
            DefaultPasswordFormat = PasswordFormat.Hashed,
            HashedPasswordFormat = NopCustomerServicesDefaults.DefaultHashedPasswordFormat,
            PasswordMinLength = 6,
            PasswordMaxLength = 64,
            FailedPasswordAllowedAttempts = 10,
            FailedPasswordLockoutMinutes = 30,
            UserRegistrationType = UserRegistrationType.Standard,
            NotifyNewCustomerRegistration = true
        });
        await EnsureSettingAsync(new SecuritySettings
        {
            EncryptionKey = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
            AllowNonAsciiCharactersInHeaders = true
        });
        await EnsureSettingAsync(new LocalizationSettings
        {
            DefaultAdminLanguageId = (await languageService.GetAllLanguagesAsync())[0].Id
        });
        await EnsureSettingAsync(new DateTimeSettings { DefaultStoreTimeZoneId = TimeZoneInfo.Utc.Id });
        await EnsureSettingAsync(new WidgetSettings());
    }

    private async Task EnsureSettingAsync<T>(T settings) where T : ISettings, new()
    {
        var prefix = $"{typeof(T).Name}.";
        var known = (await settingService.GetAllSettingsAsync())
            .Any(setting => setting.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        if (!known)
            await settingService.SaveSettingAsync(settings);
    }

    private async Task EnsureMessagesAsync()
    {
        var account = (await emailAccountService.GetAllEmailAccountsAsync()).FirstOrDefault();
        if (account == null)
        {
            account = new EmailAccount
            {
                Email = "shop@example.com",
                DisplayName = "Harbour & Pine",
                Host = "localhost",
                Port = 25,
                MaxNumberOfEmails = 50
            };
            await emailAccountService.InsertEmailAccountAsync(account);
        }

        await EnsureSettingAsync(new EmailAccountSettings { DefaultEmailAccountId = account.Id });
        foreach (var (name, subject, body) in _templates)
            await EnsureTemplateAsync(account, name, subject, body);
    }

    private async Task EnsureTemplateAsync(EmailAccount account, string name, string subject, string body)
    {
        if ((await messageTemplateService.GetMessageTemplatesByNameAsync(name)).Count > 0)
            return;

        await messageTemplateService.InsertMessageTemplateAsync(new MessageTemplate
        {
            Name = name,
            Subject = subject,
            Body = body,
            IsActive = true,
            EmailAccountId = account.Id
        });
    }
}
