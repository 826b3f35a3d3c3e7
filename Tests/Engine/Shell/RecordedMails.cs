using Microsoft.AspNetCore.DataProtection;
using Moq;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Stores;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>
/// Keeps the tokens of the mails that the plugin queues
/// </summary>
internal sealed class RecordedMails
{
    private readonly Dictionary<string, MessageTemplate> _templates = typeof(LoyaltyMessageTemplates).GetFields().Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!).ToDictionary(name => name, name => new MessageTemplate { Name = name, IsActive = true });

    public RecordedMails(LoyaltyWorld world)
    {
        var templates = new Mock<IMessageTemplateService>();
        templates.Setup(service => service.GetMessageTemplatesByNameAsync(It.IsAny<string>(), It.IsAny<int?>())).ReturnsAsync((string name, int? _) => [_templates[name]]);
        var stores = new Mock<IStoreService>();
        stores.Setup(service => service.GetStoreByIdAsync(It.IsAny<int>())).ReturnsAsync((int id) => Stores.FirstOrDefault(store => store.Id == id));
        stores.Setup(service => service.GetAllStoresAsync()).ReturnsAsync(Stores);
        var accounts = new Mock<IEmailAccountService>();
        accounts.Setup(service => service.GetEmailAccountByIdAsync(It.IsAny<int>())).ReturnsAsync(new EmailAccount());
        var languages = new Mock<ILanguageService>();
        languages.Setup(service => service.GetAllLanguagesAsync(It.IsAny<bool>(), It.IsAny<int>())).ReturnsAsync(Languages);
        var workflow = new Mock<IWorkflowMessageService>();
        workflow.Setup(service => service.SendNotificationAsync(It.IsAny<MessageTemplate>(), It.IsAny<EmailAccount>(), It.IsAny<int>(), It.IsAny<IList<Token>>(),
                It.IsAny<string>(), It.IsAny<string>(), It.IsAny<string>(), It.IsAny<string>(), It.IsAny<string>(), It.IsAny<string>(), It.IsAny<string>(),
                It.IsAny<string>(), It.IsAny<string>(), It.IsAny<bool>()))
            .Returns((MessageTemplate _, EmailAccount _, int _, IList<Token> tokens, string _, string _, string _, string _, string _, string _, string _, string _, string _, bool _) =>
            {
                Queueing?.Invoke();
                lock (Mails)
                    Mails.Add(tokens.ToDictionary(token => token.Key, token => token.Value.ToString()!));
                return Task.FromResult(1);
            });
        Templates = templates.Object;
        Messages = new LoyaltyMessages(new EmailAccountSettings(), world.CustomerService, accounts.Object, Mock.Of<IEventPublisher>(), languages.Object,
            Mock.Of<ILocalizationService>(), Templates, Mock.Of<IMessageTokenProvider>(), stores.Object, workflow.Object, Links);
    }

    public List<Dictionary<string, string>> Mails { get; } = [];
    public List<Store> Stores { get; } = [new() { Id = 1, Url = "https://store1.example/" }, new() { Id = 2, Url = "https://store2.example/" }];
    public List<Language> Languages { get; } = [new() { Id = 1 }, new() { Id = 2, LanguageCulture = "de-DE" }];
    public MailLinks Links { get; } = new(new EphemeralDataProtectionProvider());
    public IMessageTemplateService Templates { get; }
    public LoyaltyMessages Messages { get; }

    /// <summary>
    /// Called whenever a mail is queued
    /// </summary>
    public Action? Queueing { get; set; }

    public void Activate(string template) => _templates[template].IsActive = true;

    public void Deactivate(string template) => _templates[template].IsActive = false;
}
