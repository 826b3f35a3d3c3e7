using FluentValidation;

namespace Nop.Web.Framework.Validators;

/// <summary>Validation rules with messages that are tasks</summary>
public static class RuleBuilderOptionsExtension
{
    public static IRuleBuilderOptions<T, TProperty> WithMessageAwait<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule, Task<string> errorMessage) => rule.WithMessage(errorMessage.GetAwaiter().GetResult());
}
