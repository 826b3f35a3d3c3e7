using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Writes a body with the API's own JSON options, whatever formatters the store has.</summary>
public sealed class ApiResult<T>(T body, int status = StatusCodes.Status200OK, string contentType = "application/json; charset=utf-8")
    : IActionResult, IStatusCodeActionResult
{
    /// <summary>What is written.</summary>
    public T Body => body;

    /// <inheritdoc />
    public int? StatusCode => status;

    /// <inheritdoc />
    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        return response.WriteAsJsonAsync(body, ApiJson.Options, contentType, context.HttpContext.RequestAborted);
    }
}
