namespace Nop.Services.Authentication;

/// <summary>Names and paths of the cookie sign-in.</summary>
public static partial class NopAuthenticationDefaults
{
    public static string AuthenticationScheme => "Authentication";

    public static string ClaimsIssuer => "nopCommerce";

    public static PathString LoginPath => new("/login");

    public static PathString AccessDeniedPath => new("/page-not-found");

    public static string ReturnUrlParameter => "returnUrl";
}
