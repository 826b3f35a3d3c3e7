using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Nop.Services.Logging;

namespace Nop.Web.Framework.Infrastructure;

/// <summary>Answers failures with a plain page and unknown addresses with the "page not found" page</summary>
public class ErrorHandlerStartup : INopStartup
{
    private const string ERROR_PAGE = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Error</title></head>
        <body><h1>Something went wrong</h1><p>The page could not be made. The store's log says why.</p><p><a href="/">Home</a></p></body></html>
        """;

    public int Order => 0;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    public void Configure(IApplicationBuilder application)
    {
        application.UseExceptionHandler(handler => handler.Run(AnswerErrorAsync));
        application.UseStatusCodePages(LogBadRequestAsync);
        application.UseStatusCodePages(ShowPageNotFoundAsync);
    }

    private static async Task AnswerErrorAsync(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (exception is not null)
            await LogAsync(context, exception.Message, exception);

        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(ERROR_PAGE);
    }

    private static async Task LogBadRequestAsync(StatusCodeContext context)
    {
        if (context.HttpContext.Response.StatusCode == StatusCodes.Status400BadRequest)
            await LogAsync(context.HttpContext, "Error 400. Bad request", null);
    }

    private static async Task LogAsync(HttpContext context, string message, Exception exception)
    {
        var customer = await context.RequestServices.GetRequiredService<IWorkContext>().GetCurrentCustomerAsync();
        await context.RequestServices.GetRequiredService<ILogger>().ErrorAsync(message, exception, customer);
    }

    private static async Task ShowPageNotFoundAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var webHelper = http.RequestServices.GetRequiredService<IWebHelper>();
        if (http.Response.StatusCode != StatusCodes.Status404NotFound || webHelper.IsStaticResource())
            return;

        var (path, query) = (http.Request.Path, http.Request.QueryString);
        var routeValues = http.Features.Get<IRouteValuesFeature>();
        http.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature
        {
            OriginalPathBase = http.Request.PathBase,
            OriginalPath = path,
            OriginalQueryString = query.HasValue ? query.Value : null,
            Endpoint = http.GetEndpoint(),
            RouteValues = routeValues?.RouteValues
        });

        //the pipeline runs again, so the endpoint it found must be forgotten
        http.SetEndpoint(null);
        if (routeValues is not null)
            routeValues.RouteValues = null!;
        http.Request.Path = "/page-not-found";
        http.Request.QueryString = QueryString.Empty;
        try
        {
            await context.Next(http);
        }
        finally
        {
            http.Request.Path = path;
            http.Request.QueryString = query;
            http.Features.Set<IStatusCodeReExecuteFeature>(null);
        }
    }
}
