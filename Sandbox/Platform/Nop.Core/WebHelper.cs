using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Hosting;

namespace Nop.Core;

public partial class WebHelper(
    IHttpContextAccessor httpContextAccessor,
    IHostApplicationLifetime lifetime,
    Lazy<IStoreContext> storeContext) : IWebHelper
{
    /// <summary>The exit code that asks whoever started the store to start it again.</summary>
    public const int RESTART_EXIT_CODE = 75;

    private HttpRequest Request => httpContextAccessor.HttpContext?.Request;

    public virtual string GetUrlReferrer() => Request?.Headers.Referer.ToString() ?? string.Empty;

    public virtual string GetCurrentIpAddress()
    {
        var address = Request?.HttpContext.Connection.RemoteIpAddress;
        if (address is null)
            return string.Empty;
        return (address.Equals(IPAddress.IPv6Loopback) ? IPAddress.Loopback : address).ToString();
    }

    public virtual string GetThisPageUrl(bool includeQueryString, bool? useSsl = null, bool lowercaseUrl = false)
    {
        if (Request is null)
            return string.Empty;
        var url = GetStoreLocation(useSsl).TrimEnd('/') + Request.Path;
        if (includeQueryString)
            url += Request.QueryString;
        return lowercaseUrl ? url.ToLowerInvariant() : url;
    }

    public virtual bool IsCurrentConnectionSecured() => Request?.IsHttps ?? false;

    public virtual string GetStoreHost(bool useSsl)
    {
        var host = Request?.Host.Value;
        return string.IsNullOrEmpty(host) ? string.Empty : $"{(useSsl ? "https" : "http")}://{host}/";
    }

    public virtual string GetStoreLocation(bool? useSsl = null)
    {
        var host = GetStoreHost(useSsl ?? IsCurrentConnectionSecured());
        var location = host.Length == 0 ? storeContext.Value.GetCurrentStore().Url : host.TrimEnd('/') + Request.PathBase;
        return location.TrimEnd('/') + "/";
    }

    public virtual bool IsStaticResource() =>
        Request is not null && new FileExtensionContentTypeProvider().TryGetContentType(Request.Path, out _);

    public virtual void RestartAppDomain()
    {
        Environment.ExitCode = RESTART_EXIT_CODE;
        lifetime.StopApplication();
    }

    public virtual bool IsAjaxRequest(HttpRequest request) => request.Headers.XRequestedWith == "XMLHttpRequest";
}
