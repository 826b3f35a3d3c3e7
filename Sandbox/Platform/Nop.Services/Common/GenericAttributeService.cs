using Nop.Core;
using Nop.Core.Caching;
using Nop.Core.Domain.Common;
using Nop.Data;

namespace Nop.Services.Common;

/// <summary>
/// Values kept as text beside an entity; saving nothing deletes the value.
/// </summary>
public class GenericAttributeService : IGenericAttributeService
{
    private readonly IRepository<GenericAttribute> _attributeRepository;
    private readonly IShortTermCacheManager _shortTermCacheManager;

    public GenericAttributeService(IRepository<GenericAttribute> attributeRepository, IShortTermCacheManager shortTermCacheManager)
    {
        _attributeRepository = attributeRepository;
        _shortTermCacheManager = shortTermCacheManager;
    }

    public virtual async Task DeleteAttributeAsync(GenericAttribute attribute)
    {
        await _attributeRepository.DeleteAsync(attribute);
    }

    public virtual async Task DeleteAttributesAsync(IList<GenericAttribute> attributes)
    {
        await _attributeRepository.DeleteAsync(attributes);
    }

    public virtual async Task DeleteAttributesAsync<TEntity>(string key)
    {
        var keyGroup = typeof(TEntity).Name;
        await _attributeRepository.DeleteAsync(attribute => attribute.KeyGroup == keyGroup && attribute.Key == key);
    }

    public virtual async Task<IList<GenericAttribute>> GetAttributesForEntityAsync(int entityId, string keyGroup)
    {
        return await _shortTermCacheManager.GetAsync(() => _attributeRepository.GetAllAsync(query => query
            .Where(attribute => attribute.EntityId == entityId && attribute.KeyGroup == keyGroup)
            .OrderBy(attribute => attribute.Id)), NopCommonDefaults.GenericAttributeCacheKey, entityId, keyGroup);
    }

    public virtual async Task SaveAttributeAsync<TPropType>(BaseEntity entity, string key, TPropType value, int storeId = 0)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(key);

        var text = CommonHelper.To<string>(value);
        var attribute = await FindAsync(entity.Id, entity.GetType().Name, key, storeId);
        if (attribute != null && string.IsNullOrWhiteSpace(text))
        {
            await DeleteAttributeAsync(attribute);
        }
        else if (attribute != null)
        {
            attribute.Value = text;
            attribute.CreatedOrUpdatedDateUTC = DateTime.UtcNow;
            await _attributeRepository.UpdateAsync(attribute);
        }
        else if (!string.IsNullOrWhiteSpace(text))
        {
            await _attributeRepository.InsertAsync(new GenericAttribute
            {
                EntityId = entity.Id,
                KeyGroup = entity.GetType().Name,
                Key = key,
                Value = text,
                StoreId = storeId,
                CreatedOrUpdatedDateUTC = DateTime.UtcNow
            });
        }
    }

    public virtual async Task<TPropType> GetAttributeAsync<TPropType>(BaseEntity entity, string key, int storeId = 0,
        TPropType defaultValue = default)
    {
        ArgumentNullException.ThrowIfNull(entity);

        return await ReadAsync(entity.Id, entity.GetType().Name, key, storeId, defaultValue);
    }

    public virtual async Task<TPropType> GetAttributeAsync<TEntity, TPropType>(int entityId, string key, int storeId = 0,
        TPropType defaultValue = default) where TEntity : BaseEntity
    {
        return await ReadAsync(entityId, typeof(TEntity).Name, key, storeId, defaultValue);
    }

    private async Task<TPropType> ReadAsync<TPropType>(int entityId, string keyGroup, string key, int storeId, TPropType defaultValue)
    {
        var attribute = await FindAsync(entityId, keyGroup, key, storeId);

        return string.IsNullOrEmpty(attribute?.Value) ? defaultValue : CommonHelper.To<TPropType>(attribute.Value);
    }

    private async Task<GenericAttribute> FindAsync(int entityId, string keyGroup, string key, int storeId)
    {
        return (await GetAttributesForEntityAsync(entityId, keyGroup)).FirstOrDefault(attribute =>
            attribute.StoreId == storeId && attribute.Key.Equals(key, StringComparison.InvariantCultureIgnoreCase));
    }
}
