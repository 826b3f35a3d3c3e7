namespace Nop.Services.Authentication;

/// <summary>Who is signed in on this request.</summary>
public interface IAuthenticationService
{
    Task SignInAsync(Customer customer, bool isPersistent);

    Task SignOutAsync();

    Task<Customer> GetAuthenticatedCustomerAsync();
}
