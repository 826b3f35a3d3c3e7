using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Hosting;

namespace Nop.Core;

/// <inheritdoc />
public partial class WebHelper : IWebHelper
{
    /// <summary>The exit code that asks whoever started the store to start it again.</summary>
    public const int RESTART_EXIT_CODE = 75;

    private readonly IHttpContextAccessor _httpContextAccessor;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly Lazy<IStoreContext> _storeContext;

    public WebHelper(IHttpContextAccessor httpContextAccessor, IHostApplicationLifetime lifetime, Lazy<IStoreContext> storeContext)
    {
        _httpContextAccessor = httpContextAccessor;
        _lifetime = lifetime;
        _storeContext = storeContext;
    }

    private HttpRequest Request => _httpContextAccessor.HttpContext?.Request;

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
        var location = host.Length == 0 ? _storeContext.Value.GetCurrentStore().Url : host.TrimEnd('/') + Request.PathBase;
        return location.TrimEnd('/') + "/";
    }

    public virtual bool IsStaticResource() =>
        Request is not null && new FileExtensionContentTypeProvider().TryGetContentType(Request.Path, out _);

    public virtual T QueryString<T>(string name)
    {
        var value = Request?.Query[name].ToString();
        return string.IsNullOrEmpty(value) ? default : CommonHelper.To<T>(value);
    }

    public virtual void RestartAppDomain()
    {
        Environment.ExitCode = RESTART_EXIT_CODE;
        _lifetime.StopApplication();
    }

    public virtual bool IsAjaxRequest(HttpRequest request) => request.Headers.XRequestedWith == "XMLHttpRequest";
}
