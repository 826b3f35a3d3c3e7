using Nop.Core.Domain.Common;

namespace Nop.Services.Common;

/// <summary>
/// Postal addresses.
/// </summary>
public interface IAddressService
{
    Task DeleteAddressAsync(Address address);

    Task<Address> GetAddressByIdAsync(int addressId);

    Task InsertAddressAsync(Address address);

    Address CloneAddress(Address address);
}
