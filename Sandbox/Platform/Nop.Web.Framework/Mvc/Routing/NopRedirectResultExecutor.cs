using System.Net;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.Extensions.Logging;
using Nop.Core.Domain.Security;
using Nop.Core.Http;

namespace Nop.Web.Framework.Mvc.Routing;

/// <summary>Redirects to an address, made one that a header can carry</summary>
public class NopRedirectResultExecutor : RedirectResultExecutor
{
    private readonly RedirectAddress _address;

    public NopRedirectResultExecutor(ILoggerFactory loggerFactory, IUrlHelperFactory urlHelperFactory,
        SecuritySettings securitySettings, IWebHelper webHelper) : base(loggerFactory, urlHelperFactory) =>
        _address = new(urlHelperFactory, securitySettings, webHelper);

    public override Task ExecuteAsync(ActionContext context, RedirectResult result)
    {
        result.Url = _address.Of(context, result.Url, result.UrlHelper);
        return base.ExecuteAsync(context, result);
    }
}

/// <summary>Redirects to an address of the store, made one that a header can carry</summary>
public class NopLocalRedirectResultExecutor : LocalRedirectResultExecutor
{
    private readonly RedirectAddress _address;

    public NopLocalRedirectResultExecutor(ILoggerFactory loggerFactory, IUrlHelperFactory urlHelperFactory,
        SecuritySettings securitySettings, IWebHelper webHelper) : base(loggerFactory, urlHelperFactory) =>
        _address = new(urlHelperFactory, securitySettings, webHelper);

    public override Task ExecuteAsync(ActionContext context, LocalRedirectResult result)
    {
        result.Url = _address.Of(context, result.Url, result.UrlHelper);
        return base.ExecuteAsync(context, result);
    }
}

/// <summary>A local address is put behind the store's own as it stands, whatever it begins with: "~/" makes no address, and that throws</summary>
internal sealed class RedirectAddress(IUrlHelperFactory urlHelperFactory, SecuritySettings securitySettings, IWebHelper webHelper)
{
    public string Of(ActionContext context, string asked, IUrlHelper ofResult)
    {
        if (!securitySettings.AllowNonAsciiCharactersInHeaders)
            return asked;

        var url = WebUtility.UrlDecode(asked);
        var urlHelper = ofResult ?? urlHelperFactory.GetUrlHelper(context);
        var isLocal = urlHelper.IsLocalUrl(url);
        string pathBase = context.HttpContext.Request.PathBase;
        if (isLocal && !string.IsNullOrEmpty(pathBase) && url.StartsWith(pathBase))
            url = url.Replace(pathBase, string.Empty);

        var uri = new Uri(isLocal ? webHelper.GetStoreLocation().TrimEnd('/') + url : url, UriKind.Absolute);
        if (uri.Scheme is not ("http" or "https") || !urlHelper.IsLocalUrl(uri.AbsolutePath))
            return urlHelper.RouteUrl(NopRouteNames.General.HOMEPAGE);

        return isLocal ? uri.PathAndQuery : uri.GetLeftPart(UriPartial.Query) + uri.Fragment;
    }
}
