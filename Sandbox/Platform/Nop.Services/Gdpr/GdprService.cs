using Nop.Core.Domain.Gdpr;
using Nop.Services.Common;
using Nop.Services.Orders;

namespace Nop.Services.Gdpr;

/// <summary>Wipes a customer in nopCommerce's order: belongings first, then the row's own texts, and at the end the event. Orders stay</summary>
public class GdprService(
    IAddressService addressService,
    ICustomerService customerService,
    IEventPublisher eventPublisher,
    IGenericAttributeService genericAttributeService,
    IShoppingCartService shoppingCartService) : IGdprService
{
    public virtual async Task PermanentDeleteCustomerAsync(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);

        foreach (var item in await shoppingCartService.GetShoppingCartAsync(customer))
            await shoppingCartService.DeleteShoppingCartItemAsync(item);

        foreach (var address in await customerService.GetAddressesByCustomerIdAsync(customer.Id))
        {
            await customerService.RemoveCustomerAddressAsync(customer, address);
            await customerService.UpdateCustomerAsync(customer);
            await addressService.DeleteAddressAsync(address);
        }

        await genericAttributeService.DeleteAttributesAsync(await genericAttributeService.GetAttributesForEntityAsync(customer.Id, nameof(Customer)));
        await MakeGuestAsync(customer);

        var email = customer.Email;
        customer.Email = string.Empty;
        customer.Username = string.Empty;
        customer.Active = false;
        customer.Deleted = true;
        await customerService.UpdateCustomerAsync(customer);

        await eventPublisher.PublishAsync(new CustomerPermanentlyDeleted(customer.Id, email));
    }

    private async Task MakeGuestAsync(Customer customer)
    {
        if (await customerService.IsRegisteredAsync(customer))
        {
            var registered = await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName);
            await customerService.RemoveCustomerRoleMappingAsync(customer, registered);
        }

        if (await customerService.IsGuestAsync(customer))
            return;

        var guests = await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.GuestsRoleName);
        await customerService.AddCustomerRoleMappingAsync(new CustomerCustomerRoleMapping { CustomerId = customer.Id, CustomerRoleId = guests.Id });
    }
}
