namespace Nop.Services.Common;

/// <summary>Values kept as text beside an entity; saving nothing deletes the value.</summary>
public class GenericAttributeService(
    IRepository<GenericAttribute> attributeRepository,
    IShortTermCacheManager shortTermCacheManager) : IGenericAttributeService
{
    public virtual async Task DeleteAttributeAsync(GenericAttribute attribute) => await attributeRepository.DeleteAsync(attribute);

    public virtual async Task DeleteAttributesAsync(IList<GenericAttribute> attributes) => await attributeRepository.DeleteAsync(attributes);

    public virtual async Task<IList<GenericAttribute>> GetAttributesForEntityAsync(int entityId, string keyGroup) =>
        await shortTermCacheManager.GetAsync(() => attributeRepository.GetAllAsync(query => query
            .Where(attribute => attribute.EntityId == entityId && attribute.KeyGroup == keyGroup)
            .OrderBy(attribute => attribute.Id)), NopCommonDefaults.GenericAttributeCacheKey, entityId, keyGroup);

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
            await attributeRepository.UpdateAsync(attribute);
        }
        else if (!string.IsNullOrWhiteSpace(text))
        {
            await attributeRepository.InsertAsync(new GenericAttribute
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

    private async Task<TPropType> ReadAsync<TPropType>(int entityId, string keyGroup, string key, int storeId, TPropType defaultValue)
    {
        var attribute = await FindAsync(entityId, keyGroup, key, storeId);

        return string.IsNullOrEmpty(attribute?.Value) ? defaultValue : CommonHelper.To<TPropType>(attribute.Value);
    }

    private async Task<GenericAttribute> FindAsync(int entityId, string keyGroup, string key, int storeId) =>
        (await GetAttributesForEntityAsync(entityId, keyGroup)).FirstOrDefault(attribute =>
            attribute.StoreId == storeId && attribute.Key.Equals(key, StringComparison.InvariantCultureIgnoreCase));
}
