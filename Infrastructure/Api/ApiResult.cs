using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Nop.Plugin.Misc.Loyalty.Services.Json;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Writes a body with the API's own JSON options, whatever formatters the store has.</summary>
public sealed class ApiResult<T>(T body, int status = StatusCodes.Status200OK, string contentType = "application/json; charset=utf-8")
    : IApiResult
{
    /// <summary>What is written.</summary>
    public T Body => body;

    /// <summary>What is kept for a call that is repeated, when that is not all of the body: a secret is told once and stored nowhere.</summary>
    public object Kept { get; init; }

    /// <inheritdoc />
    public int? StatusCode => status;

    /// <inheritdoc />
    public string ToJson() => JsonSerializer.Serialize(Kept ?? body, ApiJson.Options);

    /// <inheritdoc />
    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        return response.WriteAsJsonAsync(body, ApiJson.Options, contentType, context.HttpContext.RequestAborted);
    }
}

/// <summary>An answer whose body can be written down.</summary>
public interface IApiResult : IActionResult, IStatusCodeActionResult
{
    /// <summary>The body as it is sent to those who repeat the call.</summary>
    string ToJson();
}
