using Nop.Core.Domain.Common;
using Nop.Core.Domain.Directory;

namespace Nop.Services.Directory;

/// <summary>States and provinces of the address book.</summary>
public partial interface IStateProvinceService
{
    Task<StateProvince> GetStateProvinceByIdAsync(int stateProvinceId);

    Task<StateProvince> GetStateProvinceByAddressAsync(Address address);

    Task<IList<StateProvince>> GetStateProvincesByCountryIdAsync(int countryId, int languageId = 0, bool showHidden = false);

    Task InsertStateProvinceAsync(StateProvince stateProvince);
}
