using Microsoft.AspNetCore.Http;

namespace Nop.Core;

/// <summary>Questions about the current web request.</summary>
public partial interface IWebHelper
{
    string GetUrlReferrer();

    string GetCurrentIpAddress();

    string GetThisPageUrl(bool includeQueryString, bool? useSsl = null, bool lowercaseUrl = false);

    bool IsCurrentConnectionSecured();

    string GetStoreLocation(bool? useSsl = null);

    bool IsStaticResource();

    void RestartAppDomain();

    bool IsAjaxRequest(HttpRequest request);
}
