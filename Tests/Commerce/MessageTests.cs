using System.Linq.Expressions;
using Moq;
using Nop.Core.Domain.Messages;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Tests.Commerce;

/// <summary>A plugin finds its template by name, fills it with tokens and queues a mail, with nopCommerce's services.</summary>
public sealed class MessageTests
{
    private static readonly EmailAccount _account = new() { Id = 3, Email = "shop@example.com", DisplayName = "Shop" };

    [Test]
    public async Task A_template_of_a_plugin_is_found_by_its_name_and_queued_with_its_tokens()
    {
        var queued = new List<QueuedEmail>();
        var queue = new Mock<IQueuedEmailService>();
        queue.Setup(q => q.InsertQueuedEmailAsync(It.IsAny<QueuedEmail>())).Callback((QueuedEmail email) => queued.Add(email)).Returns(Task.CompletedTask);
        var template = (await Templates().GetMessageTemplatesByNameAsync("Loyalty.PointsExpiring")).Single();

        await ServiceUnderTest.Build<WorkflowMessageService>(queue.Object, new Tokenizer(), OneLanguage()).SendNotificationAsync(template, _account, 1,
            [new Token("Loyalty.Points", 40), new Token("Customer.FullName", "Sam <b>"), new Token("Store.URL", "http://shop/", true)],
            "sam@example.com", "Sam");

        var mail = queued.Single();
        Assert.That((mail.To, mail.From, mail.EmailAccountId), Is.EqualTo(("sam@example.com", "shop@example.com", 3)));
        Assert.That(mail.Subject, Is.EqualTo("40 points expire"));
        Assert.That(mail.Body, Is.EqualTo("Hello Sam &lt;b&gt;, see http://shop/"));
    }

    [TestCase(true, null)]
    [TestCase(false, 48)]
    public async Task A_delay_of_the_template_holds_the_mail_back_unless_it_is_ignored(bool ignored, int? hours)
    {
        QueuedEmail? mail = null;
        var queue = new Mock<IQueuedEmailService>();
        queue.Setup(q => q.InsertQueuedEmailAsync(It.IsAny<QueuedEmail>())).Callback((QueuedEmail email) => mail = email).Returns(Task.CompletedTask);
        var template = new MessageTemplate { Subject = "s", Body = "b", DelayBeforeSend = 2, DelayPeriodId = (int)MessageDelayPeriod.Days };

        await ServiceUnderTest.Build<WorkflowMessageService>(queue.Object, new Tokenizer(), OneLanguage())
            .SendNotificationAsync(template, _account, 1, [], "sam@example.com", "Sam", ignoreDelayBeforeSend: ignored);

        Assert.That((mail!.DontSendBeforeDateUtc - mail.CreatedOnUtc)?.TotalHours, Is.EqualTo(hours));
    }

    /// <summary>A store whose templates are translated into no language.</summary>
    private static ILocalizationService OneLanguage()
    {
        var localization = new Mock<ILocalizationService>();
        localization.Setup(service => service.GetLocalizedAsync(It.IsAny<MessageTemplate>(), It.IsAny<Expression<Func<MessageTemplate, string>>>(), It.IsAny<int?>(), It.IsAny<bool>(), It.IsAny<bool>()))
            .ReturnsAsync((MessageTemplate template, Expression<Func<MessageTemplate, string>> text, int? _, bool _, bool _) => text.Compile()(template));
        return localization.Object;
    }

    private static MessageTemplateService Templates()
    {
        var everyStore = new Mock<IStoreMappingService>();
        everyStore.Setup(s => s.AuthorizeAsync(It.IsAny<MessageTemplate>(), It.IsAny<int>())).ReturnsAsync(true);
        return ServiceUnderTest.Build<MessageTemplateService>(everyStore.Object, ServiceUnderTest.Repository(
            new MessageTemplate { Id = 1, Name = "OrderPlaced.CustomerNotification" },
            new MessageTemplate
            {
                Id = 2,
                Name = "Loyalty.PointsExpiring",
                Subject = "%Loyalty.Points% points expire",
                Body = "Hello %Customer.FullName%, see %Store.URL%"
            }));
    }
}
