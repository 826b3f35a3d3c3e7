namespace Nop.Services.Directory;

public partial class CountryService(IRepository<Country> countryRepository) : ICountryService
{
    public virtual async Task<IList<Country>> GetAllCountriesAsync(int languageId = 0, bool showHidden = false) =>
        await countryRepository.GetAllAsync(query => query
            .Where(country => showHidden || country.Published)
            .OrderBy(country => country.DisplayOrder)
            .ThenBy(country => country.Name));

    public virtual async Task<IList<Country>> GetAllCountriesForBillingAsync(int languageId = 0, bool showHidden = false) =>
        (await GetAllCountriesAsync(languageId, showHidden)).Where(country => country.AllowsBilling).ToList();

    public virtual async Task<Country> GetCountryByAddressAsync(Address address) => await GetCountryByIdAsync(address?.CountryId ?? 0);

    public virtual async Task<Country> GetCountryByIdAsync(int countryId) => await countryRepository.GetByIdAsync(countryId, cache => default);

    public virtual async Task<Country> GetCountryByTwoLetterIsoCodeAsync(string twoLetterIsoCode)
    {
        if (string.IsNullOrEmpty(twoLetterIsoCode))
            return null;

        return (await countryRepository.GetAllAsync(query => query.Where(country => country.TwoLetterIsoCode == twoLetterIsoCode))).FirstOrDefault();
    }

    public virtual async Task InsertCountryAsync(Country country) => await countryRepository.InsertAsync(country);
}
