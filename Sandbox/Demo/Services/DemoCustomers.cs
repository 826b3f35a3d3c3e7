using System;
using System.Linq;
using System.Threading.Tasks;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Events;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Directory;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>The shoppers of the demonstration, each with an address</summary>
public class DemoCustomers(
    CustomerSettings customerSettings,
    IAddressService addressService,
    ICountryService countryService,
    ICustomerRegistrationService customerRegistrationService,
    ICustomerService customerService,
    IEventPublisher eventPublisher,
    IStoreService storeService)
{
    /// <summary>Registers a shopper as the registration page does</summary>
    public async Task<Customer> InsertAsync(DemoPerson person, string password)
    {
        var store = (await storeService.GetAllStoresAsync()).First();
        var customer = await customerService.InsertGuestCustomerAsync();
        customer.FirstName = person.FirstName;
        customer.LastName = person.LastName;
        customer.RegisteredInStoreId = store.Id;
        customer.CreatedOnUtc = DateTime.UtcNow.AddDays(-person.DaysHere);
        var result = await customerRegistrationService.RegisterCustomerAsync(new CustomerRegistrationRequest(customer, person.Email,
            person.Email, password, customerSettings.DefaultPasswordFormat, store.Id));
        if (!result.Success)
            throw new InvalidOperationException($"{person.Email} has no account: {string.Join(" ", result.Errors)}");

        var country = await countryService.GetCountryByTwoLetterIsoCodeAsync(person.Country);
        var address = new Address
        {
            FirstName = person.FirstName,
            LastName = person.LastName,
            Email = person.Email,
            CountryId = country?.Id,
            City = person.City,
            Address1 = person.Street,
            ZipPostalCode = person.PostalCode,
            CreatedOnUtc = customer.CreatedOnUtc
        };
        await addressService.InsertAddressAsync(address);
        await customerService.InsertCustomerAddressAsync(customer, address);
        customer.BillingAddressId = address.Id;
        customer.ShippingAddressId = address.Id;
        await customerService.UpdateCustomerAsync(customer);
        await eventPublisher.PublishAsync(new CustomerRegisteredEvent(customer));
        await eventPublisher.PublishAsync(new CustomerActivatedEvent(customer));
        return customer;
    }

    /// <summary>Identifier of a shopper's address</summary>
    public async Task<int> AddressOfAsync(int customerId) => (await customerService.GetCustomerByIdAsync(customerId)).BillingAddressId ?? 0;
}

/// <summary>A shopper of the demonstration</summary>
public sealed record DemoPerson(string FirstName, string LastName, string Email, int DaysHere, string Country, string City, string Street, string PostalCode);
