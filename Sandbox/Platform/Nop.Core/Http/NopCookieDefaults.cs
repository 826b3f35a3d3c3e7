namespace Nop.Core.Http;

/// <summary>Names of the store's cookies</summary>
public static partial class NopCookieDefaults
{
    public static string Prefix => ".Nop";

    public static string CustomerCookie => ".Customer";

    public static string AntiforgeryCookie => ".Antiforgery";

    public static string SessionCookie => ".Session";

    public static string CultureCookie => ".Culture";

    public static string TempDataCookie => ".TempData";

    public static string AuthenticationCookie => ".Authentication";
}
