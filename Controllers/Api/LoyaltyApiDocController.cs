using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>The API's documentation: a page for people, the OpenAPI document for programs; all of it from this assembly.</summary>
[AllowAnonymous]
[Route(ApiDefaults.DocumentationPrefix)]
[ApiExplorerSettings(IgnoreApi = true)]
public class LoyaltyApiDocController : ControllerBase
{
    private const string Document = "Resources.openapi.json";

    /// <summary>The page for a client that asks for HTML by name, the document for all others.</summary>
    [HttpGet("")]
    public IActionResult Index()
    {
        Response.Headers.Vary = HeaderNames.Accept;
        return WantsHtml(Request) ? Resource("Resources.doc.doc.html", "text/html") : Resource(Document, "application/json");
    }

    /// <summary>The OpenAPI document.</summary>
    [HttpGet("openapi.json")]
    public IActionResult OpenApi() => Resource(Document, "application/json");

    /// <summary>The OpenAPI document of the contract between a program and the shops that use it.</summary>
    [HttpGet("provider.json")]
    public IActionResult Provider() => Resource("Resources.openapi-provider.json", "application/json");

    /// <summary>The page's style.</summary>
    [HttpGet("doc.css")]
    public IActionResult Style() => Resource("Resources.doc.doc.css", "text/css");

    /// <summary>The page's script.</summary>
    [HttpGet("doc.js")]
    public IActionResult Script() => Resource("Resources.doc.doc.js", "text/javascript");

    private static bool WantsHtml(HttpRequest request) => request.GetTypedHeaders().Accept
        .Any(range => range.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && range.Quality is null or > 0);

    private ContentResult Resource(string name, string contentType)
    {
        using var stream = typeof(LoyaltyDefaults).Assembly.GetManifestResourceStream($"{typeof(LoyaltyDefaults).Namespace}.{name}")
            ?? throw new InvalidOperationException($"{name} is missing in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        Response.Headers.CacheControl = "no-cache";
        return Content(reader.ReadToEnd(), contentType, Encoding.UTF8);
    }
}
