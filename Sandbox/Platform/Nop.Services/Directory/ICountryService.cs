using Nop.Core.Domain.Common;
using Nop.Core.Domain.Directory;

namespace Nop.Services.Directory;

/// <summary>Countries of the address book.</summary>
public partial interface ICountryService
{
    Task<IList<Country>> GetAllCountriesAsync(int languageId = 0, bool showHidden = false);

    Task<IList<Country>> GetAllCountriesForBillingAsync(int languageId = 0, bool showHidden = false);

    Task<Country> GetCountryByAddressAsync(Address address);

    Task<Country> GetCountryByIdAsync(int countryId);

    Task<Country> GetCountryByTwoLetterIsoCodeAsync(string twoLetterIsoCode);

    Task InsertCountryAsync(Country country);
}
