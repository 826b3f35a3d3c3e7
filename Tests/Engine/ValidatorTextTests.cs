using FluentValidation;
using Moq;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>What a person reads when a form is refused.</summary>
[TestFixture]
public class ValidatorTextTests
{
    private static readonly string[] _keys = [.. Infrastructure.LocaleResources.Load().Select(text => text.Key)];

    private static IEnumerable<Type> Validators => typeof(LoyaltyPlugin).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IValidator)));

    [TestCaseSource(nameof(Validators))]
    public void Every_rule_of_a_form_has_a_text_that_can_be_translated(Type type)
    {
        var texts = new Mock<ILocalizationService>();
        texts.Setup(service => service.GetResourceAsync(It.IsAny<string>())).Returns((string key) => Task.FromResult(key));
        var validator = (IValidator)Activator.CreateInstance(type, texts.Object)!;

        var messages = validator.CreateDescriptor().Rules
            .SelectMany(rule => rule.Components, (rule, part) => $"{rule.PropertyName}: {part.GetUnformattedErrorMessage()}").ToList();

        Assert.That(messages, Is.Not.Empty);
        // FluentValidation's own words are English and name the property
        Assert.That(messages.Where(message => !_keys.Contains(message[(message.IndexOf(' ') + 1)..], StringComparer.OrdinalIgnoreCase)), Is.Empty);
    }
}
