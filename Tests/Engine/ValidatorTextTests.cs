using FluentValidation;
using Moq;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Validators;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>What a person reads when a form is refused.</summary>
[TestFixture]
public class ValidatorTextTests
{
    private static readonly string[] _keys = [.. Services.Languages.LocaleResources.Load().Select(text => text.Key)];

    private static IEnumerable<Type> Validators => typeof(LoyaltyPlugin).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IValidator)));

    [TestCaseSource(nameof(Validators))]
    public void Every_rule_of_a_form_has_a_text_that_can_be_translated(Type type)
    {
        var texts = new Mock<ILocalizationService>();
        texts.Setup(service => service.GetResourceAsync(It.IsAny<string>())).Returns((string key) => Task.FromResult(key));
        var validator = (IValidator)Activator.CreateInstance(type, texts.Object)!;

        var messages = type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(FaultValidator<>)
            ? Refusals(validator, parent.GetGenericArguments()[0]).ToList()
            : validator.CreateDescriptor().Rules.SelectMany(rule => rule.Components, (rule, part) => $"{rule.PropertyName}: {part.GetUnformattedErrorMessage()}").ToList();

        Assert.That(messages, Is.Not.Empty);
        // FluentValidation's own words are English and name the property
        Assert.That(messages.Where(message => !_keys.Contains(message[(message.IndexOf(' ') + 1)..], StringComparer.OrdinalIgnoreCase)), Is.Empty);
    }

    /// <summary>What a check that forms share with the API has against a form with nothing right in it, at fields that the form has.</summary>
    private static IEnumerable<string> Refusals(IValidator validator, Type model)
    {
        foreach (var kind in Enum.GetValues<RewardKind>())
        {
            var worst = Activator.CreateInstance(model)!;
            foreach (var property in model.GetProperties().Where(property => property.CanWrite))
            {
                var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                if (type == typeof(string) || type == typeof(int) || type == typeof(long) || type == typeof(decimal))
                    property.SetValue(worst, type == typeof(string) ? new string('x', 2000) : Convert.ChangeType(-1, type));
            }
            model.GetProperty("KindId")?.SetValue(worst, (int)kind);
            var errors = validator.Validate(new ValidationContext<object>(worst)).Errors;
            Assert.That(errors.Select(error => error.PropertyName).ToList(), Has.Count.GreaterThan(2).And.All.Matches<string>(field => model.GetProperty(field) is not null));
            foreach (var error in errors)
                yield return $"{error.PropertyName}: {error.ErrorMessage}";
        }
    }
}
