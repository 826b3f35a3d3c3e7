using System.Reflection;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;
using Nop.Web.Framework.Validators;

namespace Nop.Web.Framework.Mvc.Filters;

/// <summary>Names the field in the message about an empty value where a number or date is needed</summary>
public sealed class NotNullValidationMessageAttribute : TypeFilterAttribute
{
    public NotNullValidationMessageAttribute() : base(typeof(NotNullValidationMessageFilter))
    {
    }

    private class NotNullValidationMessageFilter(ILocalizationService localizationService) : IAsyncActionFilter
    {
        public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
        {
            var model = context.ActionArguments.Values.OfType<BaseNopModel>().FirstOrDefault();
            if (HttpMethods.IsPost(context.HttpContext.Request.Method) && model is not null)
                await NameFieldsAsync(context, model.GetType());

            await next();
        }

        private async Task NameFieldsAsync(ActionExecutingContext context, Type modelType)
        {
            foreach (var (key, entry) in context.ModelState.ToList())
            {
                if (entry.Errors.All(error => error.ErrorMessage != NopValidationDefaults.NotNullValidationLocaleName))
                    continue;

                var property = modelType.GetProperty(key, BindingFlags.IgnoreCase | BindingFlags.Instance | BindingFlags.Public);
                if (property is null)
                    continue;

                //a field without a display name stays unnamed, as in nopCommerce
                var display = property.GetCustomAttribute<NopResourceDisplayNameAttribute>(true);
                var name = display?.DisplayName;
                if (name is not null && name.Equals(display.ResourceKey, StringComparison.InvariantCultureIgnoreCase))
                    name = property.Name;
                var message = await localizationService.GetResourceAsync(NopValidationDefaults.NotNullValidationLocaleName);
                entry.Errors.Clear();
                entry.Errors.Add(string.Format(message, name));
            }
        }
    }
}
