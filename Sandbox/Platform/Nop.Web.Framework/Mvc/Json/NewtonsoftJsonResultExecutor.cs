using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Newtonsoft.Json;

namespace Nop.Web.Framework.Mvc.Json;

/// <summary>Writes the controllers' Json(...) results</summary>
internal sealed class NewtonsoftJsonResultExecutor : IActionResultExecutor<JsonResult>
{
    private readonly JsonSerializerSettings _settings;

    public NewtonsoftJsonResultExecutor(JsonSerializerSettings settings)
    {
        _settings = settings;
    }

    public Task ExecuteAsync(ActionContext context, JsonResult result)
    {
        var response = context.HttpContext.Response;
        response.ContentType = result.ContentType ?? "application/json; charset=utf-8";
        if (result.StatusCode is { } status)
            response.StatusCode = status;

        var settings = result.SerializerSettings as JsonSerializerSettings ?? _settings;
        return response.WriteAsync(JsonConvert.SerializeObject(result.Value, settings), Encoding.UTF8);
    }
}
