namespace Nop.Services.Common;

public interface IAddressService
{
    Task DeleteAddressAsync(Address address);

    Task<Address> GetAddressByIdAsync(int addressId);

    Task InsertAddressAsync(Address address);

    Address CloneAddress(Address address);
}
