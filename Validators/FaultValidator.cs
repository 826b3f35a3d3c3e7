using FluentValidation;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Loyalty.Validators;

/// <summary>
/// Says in a form what the check of its entity finds, each fault at its field
/// </summary>
public abstract class FaultValidator<TModel> : BaseNopValidator<TModel> where TModel : class
{
    /// <param name="localizationService">Localization service</param>
    /// <param name="texts">What the names of the texts begin with</param>
    /// <param name="check">The check</param>
    protected FaultValidator(ILocalizationService localizationService, string texts, Func<TModel, IEnumerable<Fault>> check)
    {
        RuleFor(model => model).Custom((model, context) =>
        {
            foreach (var fault in check(model))
                context.AddFailure(FieldOf(fault.Field), localizationService.GetResourceAsync(texts + fault.Code).GetAwaiter().GetResult());
        });
    }

    /// <summary>
    /// The field of the form that holds a property
    /// </summary>
    protected virtual string FieldOf(string property) => property;
}
