using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Loyalty.Services.ApiKeys;
using Nop.Plugin.Misc.Loyalty.Services.Json;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>
/// Makes a changing route repeatable: the same Idempotency-Key and request give the first success again, the same key with another
/// request is refused. For routes whose work does not go through the ledger, which remembers keys by itself.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RememberAnswerAttribute : ActionFilterAttribute
{
    private const string KEY = "idempotencyKey";

    /// <inheritdoc />
    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (!context.ActionArguments.TryGetValue(KEY, out var given) || given is not string clientKey)
        {
            await next();
            return;
        }

        var requests = context.HttpContext.RequestServices.GetRequiredService<ApiRequests>();
        var http = context.HttpContext;
        var user = http.User;
        var caller = user.FindFirst(ApiDefaults.KeyIdClaim)?.Value
            ?? (user.FindFirst(ApiDefaults.PartnerIdClaim) is { } partner ? $"partner:{partner.Value}" : $"me:{(SignedInCustomerAttribute.CustomerOf(http) ?? KeyOrCustomerAttribute.CustomerOf(http)).Id}");
        var (claim, before) = await requests.ClaimAsync(ApiIdempotency.LedgerKey(caller, clientKey), Hash(context));
        if (before is not null)
        {
            context.Result = before.RequestHash != Hash(context)
                ? ApiProblem.Of(ApiErrorCodes.IdempotencyConflict).ToResult()
                : before.Status == 0
                    ? ApiProblem.Of(ApiErrorCodes.InvalidState, "The first call under this key is still being worked on.").ToResult()
                    : new ApiResult<JsonElement>(JsonDocument.Parse(before.Answer).RootElement, before.Status);
            return;
        }

        var done = await next();
        if (done.Exception is null && done.Result is IApiResult { StatusCode: null or < 300 } result)
            await requests.AnswerAsync(claim, result.StatusCode ?? 200, result.ToJson());
        else
            await requests.GiveUpAsync(claim);
    }

    private static string Hash(ActionExecutingContext context)
    {
        var asked = context.ActionArguments.Where(argument => argument.Key != KEY).OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .Select(argument => $"{argument.Key}={JsonSerializer.Serialize(argument.Value, ApiJson.Options)}")
            .Prepend($"{context.HttpContext.Request.Method} {context.ActionDescriptor.DisplayName}");

        return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', asked))));
    }
}
