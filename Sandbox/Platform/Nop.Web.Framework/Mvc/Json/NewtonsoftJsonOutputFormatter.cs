using System.Text;
using Microsoft.AspNetCore.Mvc.Formatters;
using Newtonsoft.Json;

namespace Nop.Web.Framework.Mvc.Json;

/// <summary>Writes objects as JSON with the property names they have</summary>
internal sealed class NewtonsoftJsonOutputFormatter : TextOutputFormatter
{
    private readonly JsonSerializerSettings _settings;

    public NewtonsoftJsonOutputFormatter(JsonSerializerSettings settings)
    {
        _settings = settings;
        SupportedEncodings.Add(Encoding.UTF8);
        SupportedEncodings.Add(Encoding.Unicode);
        SupportedMediaTypes.Add("application/json");
        SupportedMediaTypes.Add("text/json");
        SupportedMediaTypes.Add("application/*+json");
    }

    public override async Task WriteResponseBodyAsync(OutputFormatterWriteContext context, Encoding selectedEncoding)
    {
        await using var writer = context.WriterFactory(context.HttpContext.Response.Body, selectedEncoding);
        await writer.WriteAsync(JsonConvert.SerializeObject(context.Object, _settings));
    }
}
