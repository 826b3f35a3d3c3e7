using Nop.Core;
using Nop.Core.Domain.Stores;

namespace Nop.Services.Stores;

/// <summary>
/// Which entities show in which stores.
/// </summary>
public interface IStoreMappingService
{
    Task<int[]> GetStoresIdsWithAccessAsync<TEntity>(TEntity entity) where TEntity : BaseEntity, IStoreMappingSupported;

    Task<bool> AuthorizeAsync<TEntity>(TEntity entity, int storeId) where TEntity : BaseEntity, IStoreMappingSupported;
}
