using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Reads a header.</summary>
public sealed class RequestHeaderBinder : IModelBinder
{
    /// <inheritdoc />
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var header = bindingContext.HttpContext.Request.Headers[bindingContext.FieldName];
        if (header.Count > 0)
            bindingContext.Result = ModelBindingResult.Success(header.ToString());

        return Task.CompletedTask;
    }
}
