using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Web.Framework.Models;

namespace Nop.Web.Framework.Mvc.ModelBinding;

/// <summary>Binds texts, and what plugins add to a model</summary>
public class NopModelBinderProvider : IModelBinderProvider
{
    public IModelBinder GetBinder(ModelBinderProviderContext context)
    {
        var metadata = context.Metadata;
        if (metadata.PropertyName == nameof(BaseNopModel.CustomProperties) && metadata.ModelType == typeof(Dictionary<string, string>))
            return new CustomPropertiesModelBinder();

        return metadata.ModelType == typeof(string) && !metadata.IsComplexType ? new StringModelBinder() : null;
    }

    /// <summary>
    /// Trims. An empty text is not bound at all, so the property keeps what its model began with, and the model state knows nothing of what was posted
    /// </summary>
    private sealed class StringModelBinder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var text = bindingContext.ValueProvider.GetValue(bindingContext.ModelName).FirstValue;
            if (!string.IsNullOrEmpty(text))
                bindingContext.Result = ModelBindingResult.Success(text.Trim());

            return Task.CompletedTask;
        }
    }

    /// <summary>Takes Name[key] from the form</summary>
    private sealed class CustomPropertiesModelBinder : IModelBinder
    {
        public async Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var request = bindingContext.HttpContext.Request;
            var name = bindingContext.ModelName;
            var fields = HttpMethods.IsPost(request.Method) && request.HasFormContentType
                ? (await request.ReadFormAsync()).Select(field => (field.Key, Value: field.Value.ToString()))
                : request.Query.Select(field => (field.Key, Value: field.Value.ToString()));

            bindingContext.Result = ModelBindingResult.Success(fields
                .Where(field => field.Key.StartsWith(name, StringComparison.Ordinal))
                .ToDictionary(field => field.Key.Replace($"{name}[", string.Empty).Replace("]", string.Empty), field => field.Value));
        }
    }
}
