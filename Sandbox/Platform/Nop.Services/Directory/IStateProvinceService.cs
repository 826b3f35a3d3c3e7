using Nop.Core.Domain.Common;
using Nop.Core.Domain.Directory;

namespace Nop.Services.Directory;

/// <summary>States and provinces of the address book.</summary>
public partial interface IStateProvinceService
{
}
