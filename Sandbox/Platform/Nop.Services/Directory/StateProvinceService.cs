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
}
