using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Nop.Services.Authentication;

/// <summary>Signs customers in with a cookie that names them by e-mail, or by username where the shop uses those.</summary>
public class CookieAuthenticationService(
    CustomerSettings customerSettings,
    ICustomerService customerService,
    IHttpContextAccessor httpContextAccessor) : IAuthenticationService
{
    private Customer _customer;

    public virtual async Task SignInAsync(Customer customer, bool isPersistent)
    {
        ArgumentNullException.ThrowIfNull(customer);

        var claims = new List<Claim>();
        AddClaim(claims, ClaimTypes.Name, customer.Username);
        AddClaim(claims, ClaimTypes.Email, customer.Email);
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, NopAuthenticationDefaults.AuthenticationScheme));
        await httpContextAccessor.HttpContext.SignInAsync(NopAuthenticationDefaults.AuthenticationScheme, principal,
            new AuthenticationProperties { IsPersistent = isPersistent, IssuedUtc = DateTime.UtcNow });
        _customer = customer;
    }

    public virtual async Task SignOutAsync()
    {
        _customer = null;
        await httpContextAccessor.HttpContext.SignOutAsync(NopAuthenticationDefaults.AuthenticationScheme);
    }

    public virtual async Task<Customer> GetAuthenticatedCustomerAsync()
    {
        if (_customer != null || httpContextAccessor.HttpContext == null)
            return _customer;

        var result = await httpContextAccessor.HttpContext.AuthenticateAsync(NopAuthenticationDefaults.AuthenticationScheme);
        if (!result.Succeeded)
            return null;

        var customer = customerSettings.UsernamesEnabled
            ? await customerService.GetCustomerByUsernameAsync(ReadClaim(result.Principal, ClaimTypes.Name))
            : await customerService.GetCustomerByEmailAsync(ReadClaim(result.Principal, ClaimTypes.Email));
        if (customer == null || !customer.Active || customer.RequireReLogin || customer.Deleted ||
            !await customerService.IsRegisteredAsync(customer))
        {
            return null;
        }

        return _customer = customer;
    }

    private static void AddClaim(List<Claim> claims, string type, string value)
    {
        if (!string.IsNullOrEmpty(value))
            claims.Add(new Claim(type, value, ClaimValueTypes.String, NopAuthenticationDefaults.ClaimsIssuer));
    }

    private static string ReadClaim(ClaimsPrincipal principal, string type) =>
        principal.FindFirst(claim => claim.Type == type &&
            claim.Issuer.Equals(NopAuthenticationDefaults.ClaimsIssuer, StringComparison.InvariantCultureIgnoreCase))?.Value;
}
