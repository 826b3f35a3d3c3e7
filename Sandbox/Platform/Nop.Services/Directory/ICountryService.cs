namespace Nop.Services.Directory;

public partial interface ICountryService
{
    Task<IList<Country>> GetAllCountriesAsync(int languageId = 0, bool showHidden = false);

    Task<IList<Country>> GetAllCountriesForBillingAsync(int languageId = 0, bool showHidden = false);

    Task<Country> GetCountryByAddressAsync(Address address);

    Task<Country> GetCountryByTwoLetterIsoCodeAsync(string twoLetterIsoCode);

    Task InsertCountryAsync(Country country);
}
