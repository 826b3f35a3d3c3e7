using FluentValidation;

namespace Nop.Web.Framework.Validators;

/// <summary>Base of the model validators; found in assemblies whose name starts with "Nop"</summary>
public abstract class BaseNopValidator<TModel> : AbstractValidator<TModel> where TModel : class;
