namespace Nop.Services.Common;

/// <summary>Free named values of entities.</summary>
public interface IGenericAttributeService
{
    Task DeleteAttributesAsync(IList<GenericAttribute> attributes);

    Task<IList<GenericAttribute>> GetAttributesForEntityAsync(int entityId, string keyGroup);

    Task SaveAttributeAsync<TPropType>(BaseEntity entity, string key, TPropType value, int storeId = 0);

    Task<TPropType> GetAttributeAsync<TPropType>(BaseEntity entity, string key, int storeId = 0, TPropType defaultValue = default);
}
