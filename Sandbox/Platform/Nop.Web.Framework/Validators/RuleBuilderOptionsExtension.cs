using FluentValidation;

namespace Nop.Web.Framework.Validators;

/// <summary>Validation rules with messages and predicates that are tasks</summary>
public static class RuleBuilderOptionsExtension
{
    public static IRuleBuilderOptions<T, TProperty> WithMessageAwait<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule, Task<string> errorMessage)
    {
        return rule.WithMessage(errorMessage.GetAwaiter().GetResult());
    }

    public static IRuleBuilderOptions<T, TProperty> WithMessageAwait<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule, Task<string> errorMessage, params object[] args)
    {
        return rule.WithMessage(string.Format(errorMessage.GetAwaiter().GetResult(), args));
    }

    public static IRuleBuilderOptions<T, TProperty> MustAwait<T, TProperty>(
        this IRuleBuilder<T, TProperty> ruleBuilder, Func<T, TProperty, Task<bool>> predicate)
    {
        return ruleBuilder.Must((model, value) => predicate(model, value).GetAwaiter().GetResult());
    }
}
