namespace Nop.Services.Gdpr;

/// <summary>Wipes what is personal</summary>
public interface IGdprService
{
    Task PermanentDeleteCustomerAsync(Customer customer);
}
