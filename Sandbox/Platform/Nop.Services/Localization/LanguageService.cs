using Nop.Core.Domain.Localization;
using Nop.Services.Stores;

namespace Nop.Services.Localization;

/// <summary>Languages, in display order.</summary>
public class LanguageService(IRepository<Language> languageRepository, IStoreMappingService storeMappingService) : ILanguageService
{
    public virtual async Task<IList<Language>> GetAllLanguagesAsync(bool showHidden = false, int storeId = 0)
    {
        var languages = await languageRepository.GetAllAsync(query => query.OrderBy(language => language.DisplayOrder)
            .ThenBy(language => language.Id), cache => cache.PrepareKeyForDefaultCache(Core.Caching.NopEntityCacheDefaults<Language>.AllCacheKey));

        var result = new List<Language>();
        foreach (var language in languages)
        {
            if ((showHidden || language.Published) && (storeId == 0 || await storeMappingService.AuthorizeAsync(language, storeId)))
                result.Add(language);
        }

        return result;
    }

    public virtual async Task<Language> GetLanguageByIdAsync(int languageId) => await languageRepository.GetByIdAsync(languageId);

    public virtual async Task InsertLanguageAsync(Language language) => await languageRepository.InsertAsync(language);
}
