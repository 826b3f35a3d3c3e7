using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Gdpr;
using Nop.Core.Events;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Orders;

namespace Nop.Services.Gdpr;

/// <summary>
/// Wipes a customer in nopCommerce's order: belongings first, then the row's own texts, and at the end the event. Orders stay
/// </summary>
public class GdprService : IGdprService
{
    private readonly IAddressService _addressService;
    private readonly ICustomerService _customerService;
    private readonly IEventPublisher _eventPublisher;
    private readonly IGenericAttributeService _genericAttributeService;
    private readonly IShoppingCartService _shoppingCartService;

    public GdprService(IAddressService addressService,
        ICustomerService customerService,
        IEventPublisher eventPublisher,
        IGenericAttributeService genericAttributeService,
        IShoppingCartService shoppingCartService)
    {
        _addressService = addressService;
        _customerService = customerService;
        _eventPublisher = eventPublisher;
        _genericAttributeService = genericAttributeService;
        _shoppingCartService = shoppingCartService;
    }

    public virtual async Task PermanentDeleteCustomerAsync(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);

        foreach (var item in await _shoppingCartService.GetShoppingCartAsync(customer))
            await _shoppingCartService.DeleteShoppingCartItemAsync(item);

        foreach (var address in await _customerService.GetAddressesByCustomerIdAsync(customer.Id))
        {
            await _customerService.RemoveCustomerAddressAsync(customer, address);
            await _customerService.UpdateCustomerAsync(customer);
            await _addressService.DeleteAddressAsync(address);
        }

        await _genericAttributeService.DeleteAttributesAsync(await _genericAttributeService.GetAttributesForEntityAsync(customer.Id, nameof(Customer)));
        await MakeGuestAsync(customer);

        var email = customer.Email;
        customer.Email = string.Empty;
        customer.Username = string.Empty;
        customer.Active = false;
        customer.Deleted = true;
        await _customerService.UpdateCustomerAsync(customer);

        await _eventPublisher.PublishAsync(new CustomerPermanentlyDeleted(customer.Id, email));
    }

    private async Task MakeGuestAsync(Customer customer)
    {
        if (await _customerService.IsRegisteredAsync(customer))
        {
            var registered = await _customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName);
            await _customerService.RemoveCustomerRoleMappingAsync(customer, registered);
        }

        if (await _customerService.IsGuestAsync(customer))
            return;

        var guests = await _customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.GuestsRoleName);
        await _customerService.AddCustomerRoleMappingAsync(new CustomerCustomerRoleMapping { CustomerId = customer.Id, CustomerRoleId = guests.Id });
    }
}
