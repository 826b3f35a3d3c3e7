using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Services.Json;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>An error answer: problem details of RFC 9457 with a stable code and, for bad input, the fields.</summary>
public sealed record ApiProblem
{
    public const string ContentType = "application/problem+json";

    /// <summary>Address that explains the code.</summary>
    public string Type { get; init; }

    /// <summary>Short text for people.</summary>
    public string Title { get; init; }

    /// <summary>HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>What happened this time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string Detail { get; init; }

    /// <summary>Stable code for programs.</summary>
    public string Code { get; init; }

    /// <summary>Messages by field name, when fields are to blame.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IDictionary<string, string[]> Errors { get; init; }

    /// <summary>Builds the problem that goes with a code.</summary>
    public static ApiProblem Of(string code, string detail = null, IDictionary<string, string[]> errors = null) => new()
    {
        Type = $"/{ApiDefaults.DocumentationPrefix}#{code}",
        Title = ApiErrorCodes.TitleOf(code),
        Status = ApiErrorCodes.StatusOf(code),
        Detail = detail,
        Code = code,
        Errors = errors
    };

    /// <summary>Writes the problem as the answer to a request.</summary>
    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(this, ApiJson.Options, ContentType, context.RequestAborted);
    }

    /// <summary>The problem as an action's result.</summary>
    public IActionResult ToResult() => new ApiResult<ApiProblem>(this, Status, ContentType);
}
