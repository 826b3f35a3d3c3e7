using System.Text;
using Microsoft.AspNetCore.Mvc.Formatters;
using Newtonsoft.Json;

namespace Nop.Web.Framework.Mvc.Json;

/// <summary>Reads JSON bodies; what cannot be read becomes a model error</summary>
internal sealed class NewtonsoftJsonInputFormatter : TextInputFormatter
{
    private readonly JsonSerializerSettings _settings;

    public NewtonsoftJsonInputFormatter(JsonSerializerSettings settings)
    {
        _settings = settings;
        SupportedEncodings.Add(UTF8EncodingWithoutBOM);
        SupportedEncodings.Add(UTF16EncodingLittleEndian);
        SupportedMediaTypes.Add("application/json");
        SupportedMediaTypes.Add("text/json");
        SupportedMediaTypes.Add("application/*+json");
    }

    public override async Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context, Encoding encoding)
    {
        using var reader = context.ReaderFactory(context.HttpContext.Request.Body, encoding);
        var body = await reader.ReadToEndAsync();
        try
        {
            var model = JsonConvert.DeserializeObject(body, context.ModelType, _settings);
            return model is null && !context.TreatEmptyInputAsDefaultValue
                ? InputFormatterResult.NoValue()
                : InputFormatterResult.Success(model);
        }
        catch (JsonException exception)
        {
            var path = exception is JsonReaderException { Path: { } read } ? read : (exception as JsonSerializationException)?.Path;
            context.ModelState.TryAddModelError(path ?? string.Empty, "The JSON value could not be read.");
            return InputFormatterResult.Failure();
        }
    }
}
