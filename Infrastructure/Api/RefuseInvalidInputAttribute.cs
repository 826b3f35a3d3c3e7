using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Loyalty.Services.Json;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Answers bad input with a problem that names each field, before the action runs.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RefuseInvalidInputAttribute : ActionFilterAttribute
{
    /// <summary>Runs before MVC's own filters for bad bodies (-3000 and later), which answer without a body.</summary>
    public RefuseInvalidInputAttribute() => Order = -3100;

    /// <inheritdoc />
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!context.ModelState.IsValid)
            context.Result = Explain(context.ModelState).ToResult();
    }

    /// <summary>The problem a failed binding amounts to.</summary>
    public static ApiProblem Explain(ModelStateDictionary modelState)
    {
        var exceptions = modelState.Values.SelectMany(entry => entry.Errors).Select(error => error.Exception).ToList();
        if (exceptions.OfType<UnsupportedContentTypeException>().Any())
            return ApiProblem.Of(ApiErrorCodes.UnsupportedMediaType);
        if (exceptions.OfType<BadHttpRequestException>().Any(exception => exception.StatusCode == StatusCodes.Status413PayloadTooLarge))
            return ApiProblem.Of(ApiErrorCodes.PayloadTooLarge);

        var errors = modelState
            .Where(pair => pair.Value.Errors.Count > 0)
            .GroupBy(pair => FieldOf(pair.Key))
            .ToDictionary(group => group.Key, group => group
                .SelectMany(pair => pair.Value.Errors)
                .Select(error => string.IsNullOrEmpty(error.ErrorMessage) ? "The value is not valid." : error.ErrorMessage)
                .Distinct().ToArray());
        return ApiProblem.Of(ApiErrorCodes.ValidationFailed, "One or more fields are not valid.", errors);
    }

    private static string FieldOf(string key)
    {
        if (key == ApiDefaults.IdempotencyHeader)
            return key;
        var name = key[(key.LastIndexOf('.') + 1)..];
        return name.Length == 0 ? JsonBodyBinder.WholeBody : ApiJson.FieldName(name);
    }
}
