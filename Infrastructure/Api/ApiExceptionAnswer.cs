using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Answers an unhandled exception with a problem that tells nothing of our insides, and logs it.</summary>
public static class ApiExceptionAnswer
{
    /// <summary>The exception handler of the API's branch of the pipeline.</summary>
    public static async Task HandleAsync(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (exception is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            await ApiProblem.Of(ApiErrorCodes.PayloadTooLarge).WriteAsync(context);
            return;
        }

        if (exception is BadHttpRequestException)
        {
            await ApiProblem.Of(ApiErrorCodes.ValidationFailed, "The request could not be read.").WriteAsync(context);
            return;
        }

        // without a customer: asking for the current one would insert a guest
        await context.RequestServices.GetRequiredService<ILogger>()
            .ErrorAsync($"Loyalty API: {context.Request.Method} {context.Request.Path} failed", exception);
        await ApiProblem.Of(ApiErrorCodes.InternalError).WriteAsync(context);
    }
}
