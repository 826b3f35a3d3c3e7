using System.Linq.Expressions;
using Nop.Core.Domain.Localization;

namespace Nop.Services.Localization;

public partial class LocalizedEntityService(IRepository<LocalizedProperty> localizedPropertyRepository) : ILocalizedEntityService
{
    private static readonly CacheKey _key = new("Nop.localizedproperty.all.{0}-{1}-{2}-{3}");

    public virtual async Task<string> GetLocalizedValueAsync(int languageId, int entityId, string localeKeyGroup, string localeKey) =>
        (await FindAsync(languageId, entityId, localeKeyGroup, localeKey))?.LocaleValue ?? string.Empty;

    public virtual async Task SaveLocalizedValueAsync<T>(T entity, Expression<Func<T, string>> keySelector, string localeValue, int languageId)
        where T : BaseEntity, ILocalizedEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentOutOfRangeException.ThrowIfZero(languageId);
        if (keySelector.Body is not MemberExpression member)
            throw new ArgumentException("Name a property", nameof(keySelector));

        var stored = await FindAsync(languageId, entity.Id, typeof(T).Name, member.Member.Name);
        if (string.IsNullOrWhiteSpace(localeValue))
        {
            if (stored is not null)
                await localizedPropertyRepository.DeleteAsync(stored);
        }
        else if (stored is not null)
        {
            stored.LocaleValue = localeValue;
            await localizedPropertyRepository.UpdateAsync(stored);
        }
        else
        {
            await localizedPropertyRepository.InsertAsync(new LocalizedProperty
            {
                EntityId = entity.Id, LanguageId = languageId, LocaleKeyGroup = typeof(T).Name, LocaleKey = member.Member.Name, LocaleValue = localeValue
            });
        }
    }

    private async Task<LocalizedProperty> FindAsync(int languageId, int entityId, string group, string key) =>
        (await localizedPropertyRepository.GetAllAsync(query => query.Where(property => property.EntityId == entityId
                && property.LanguageId == languageId && property.LocaleKeyGroup == group && property.LocaleKey == key),
            cache => cache.PrepareKeyForDefaultCache(_key, languageId, entityId, group, key))).FirstOrDefault();
}
