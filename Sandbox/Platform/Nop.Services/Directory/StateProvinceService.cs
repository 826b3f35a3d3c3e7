using Nop.Core.Domain.Common;
using Nop.Core.Domain.Directory;
using Nop.Data;

namespace Nop.Services.Directory;

/// <summary>States and provinces of the address book.</summary>
public partial class StateProvinceService : IStateProvinceService
{
    private readonly IRepository<StateProvince> _stateProvinceRepository;

    public StateProvinceService(IRepository<StateProvince> stateProvinceRepository)
    {
        _stateProvinceRepository = stateProvinceRepository;
    }

    public virtual async Task<StateProvince> GetStateProvinceByIdAsync(int stateProvinceId)
    {
        return await _stateProvinceRepository.GetByIdAsync(stateProvinceId, cache => default);
    }

    public virtual async Task<StateProvince> GetStateProvinceByAddressAsync(Address address)
    {
        return await GetStateProvinceByIdAsync(address?.StateProvinceId ?? 0);
    }

    public virtual async Task<IList<StateProvince>> GetStateProvincesByCountryIdAsync(int countryId, int languageId = 0, bool showHidden = false)
    {
        return await _stateProvinceRepository.GetAllAsync(query => query
            .Where(state => state.CountryId == countryId && (showHidden || state.Published))
            .OrderBy(state => state.DisplayOrder)
            .ThenBy(state => state.Name));
    }

    public virtual async Task InsertStateProvinceAsync(StateProvince stateProvince)
    {
        await _stateProvinceRepository.InsertAsync(stateProvince);
    }
}
