using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Nop.Web.Framework.Validators;

/// <summary>Lets MVC validate posted models by their FluentValidation validators; only the outermost model has one</summary>
internal sealed class FluentModelValidatorProvider : IModelValidatorProvider
{
    public void CreateValidators(ModelValidatorProviderContext context)
    {
        if (context.ModelMetadata.IsComplexType && !context.ModelMetadata.IsEnumerableType)
            context.Results.Add(new ValidatorItem { Validator = new ByServices(), IsReusable = true });
    }

    private sealed class ByServices : IModelValidator
    {
        public IEnumerable<ModelValidationResult> Validate(ModelValidationContext context)
        {
            if (context.Model is null || context.Container is not null)
                return [];

            var validatorType = typeof(IValidator<>).MakeGenericType(context.Model.GetType());
            if (context.ActionContext.HttpContext.RequestServices.GetService(validatorType) is not IValidator validator)
                return [];

            return validator.Validate(new ValidationContext<object>(context.Model)).Errors
                .Select(error => new ModelValidationResult(error.PropertyName, error.ErrorMessage))
                .ToList();
        }
    }
}
