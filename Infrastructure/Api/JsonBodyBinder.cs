using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Json;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Reads a JSON body into a model and says in the field's own words what is wrong with it.</summary>
public sealed class JsonBodyBinder : IModelBinder
{
    /// <summary>The name under which faults of the body as a whole are reported.</summary>
    public const string WholeBody = "body";

    /// <inheritdoc />
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var request = bindingContext.HttpContext.Request;
        bindingContext.Result = ModelBindingResult.Failed();

        if (!request.HasJsonContentType())
        {
            Refuse(bindingContext, new UnsupportedContentTypeException("The body must be sent as application/json."));
            return;
        }

        try
        {
            var model = await JsonSerializer.DeserializeAsync(request.Body, bindingContext.ModelType, ApiJson.Options,
                bindingContext.HttpContext.RequestAborted);
            if (model is null)
                bindingContext.ModelState.TryAddModelError(WholeBody, "A JSON object is required.");
            else
                bindingContext.Result = ModelBindingResult.Success(model);
        }
        catch (JsonException exception)
        {
            var (field, message) = Explain(exception, bindingContext.ModelType);
            bindingContext.ModelState.TryAddModelError(field, message);
        }
        catch (BadHttpRequestException exception)
        {
            Refuse(bindingContext, exception);
        }
    }

    private static void Refuse(ModelBindingContext context, Exception exception) =>
        context.ModelState.AddModelError(WholeBody, exception, context.ModelMetadata);

    /// <summary>Turns a parser's fault into the field at fault and a message without type names.</summary>
    public static (string Field, string Message) Explain(JsonException exception, Type modelType)
    {
        // a fault of the text itself, not of a value in it, comes wrapped around the reader's own exception
        if (exception.InnerException is JsonException)
            return (WholeBody, "The body is not valid JSON.");

        var path = exception.Path ?? string.Empty;
        var field = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : string.Empty;
        if (field.Length == 0)
            return (WholeBody, "The body is not a JSON object of the expected form.");

        var property = Find(modelType, field);
        if (property is null)
            return (field, "This field is not known.");

        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(int) || type == typeof(long))
            return (field, $"Must be a whole number from {Bounds(property, type)}.");
        if (type == typeof(decimal))
            return (field, $"Must be a number with at most {StorableNumber.Decimals} digits behind the point.");
        if (type == typeof(string))
            return (field, "Must be text.");
        return (field, "The value is not valid.");
    }

    private static PropertyInfo Find(Type owner, string path)
    {
        PropertyInfo property = null;
        foreach (var part in path.Split('.'))
        {
            var name = part.Split('[')[0];
            property = owner.GetProperties(BindingFlags.Public | BindingFlags.Instance).FirstOrDefault(candidate => ApiJson.FieldName(candidate.Name) == name);
            if (property is null)
                return null;
            owner = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[^1] : property.PropertyType;
        }

        return property;
    }

    private static string Bounds(PropertyInfo property, Type type)
    {
        var (least, most) = property.GetCustomAttribute<RangeAttribute>() is { } range ? (range.Minimum, range.Maximum)
            : type == typeof(int) ? (int.MinValue, int.MaxValue) : ((object)long.MinValue, (object)long.MaxValue);
        return string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");
    }
}
