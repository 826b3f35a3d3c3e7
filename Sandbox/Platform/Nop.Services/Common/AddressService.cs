namespace Nop.Services.Common;

public class AddressService(IRepository<Address> addressRepository) : IAddressService
{
    public virtual async Task DeleteAddressAsync(Address address) => await addressRepository.DeleteAsync(address);

    public virtual async Task<Address> GetAddressByIdAsync(int addressId) =>
        await addressRepository.GetByIdAsync(addressId, cache => default, useShortTermCache: true);

    public virtual async Task InsertAddressAsync(Address address)
    {
        ArgumentNullException.ThrowIfNull(address);

        address.CreatedOnUtc = DateTime.UtcNow;
        Tidy(address);
        await addressRepository.InsertAsync(address);
    }

    public virtual Address CloneAddress(Address address)
    {
        return new Address
        {
            FirstName = address.FirstName,
            LastName = address.LastName,
            Email = address.Email,
            Company = address.Company,
            CountryId = address.CountryId,
            StateProvinceId = address.StateProvinceId,
            County = address.County,
            City = address.City,
            Address1 = address.Address1,
            Address2 = address.Address2,
            ZipPostalCode = address.ZipPostalCode,
            PhoneNumber = address.PhoneNumber,
            FaxNumber = address.FaxNumber,
            CreatedOnUtc = address.CreatedOnUtc
        };
    }

    //a select box without a choice posts 0
    private static void Tidy(Address address)
    {
        if (address.CountryId == 0)
            address.CountryId = null;
        if (address.StateProvinceId == 0)
            address.StateProvinceId = null;
    }
}
