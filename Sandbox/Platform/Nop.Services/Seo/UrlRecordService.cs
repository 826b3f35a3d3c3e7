using System.Globalization;
using System.Text;
using Nop.Core.Domain.Seo;

namespace Nop.Services.Seo;

/// <summary>Keeps one active slug per entity; slugs are the same in all languages</summary>
public partial class UrlRecordService(IRepository<UrlRecord> urlRecordRepository) : IUrlRecordService
{
    public virtual async Task<UrlRecord> GetBySlugAsync(string slug)
    {
        if (string.IsNullOrEmpty(slug))
            return null;

        var records = await urlRecordRepository.GetAllAsync(query => query.Where(record => record.Slug == slug));
        return records.OrderByDescending(record => record.IsActive).ThenBy(record => record.Id).FirstOrDefault();
    }

    public virtual async Task<string> GetActiveSlugAsync(int entityId, string entityName, int languageId)
    {
        var records = await urlRecordRepository.GetAllAsync(query => query.Where(record =>
            record.EntityId == entityId && record.EntityName == entityName && record.LanguageId == languageId && record.IsActive));
        return records.OrderByDescending(record => record.Id).FirstOrDefault()?.Slug ?? string.Empty;
    }

    public virtual async Task SaveSlugAsync<T>(T entity, string slug, int languageId) where T : BaseEntity, ISlugSupported
    {
        var entityName = typeof(T).Name;
        var records = await urlRecordRepository.GetAllAsync(query => query.Where(record =>
            record.EntityId == entity.Id && record.EntityName == entityName && record.LanguageId == languageId));

        foreach (var record in records.Where(record => record.IsActive && record.Slug != slug))
        {
            record.IsActive = false;
            await urlRecordRepository.UpdateAsync(record);
        }

        if (string.IsNullOrEmpty(slug) || records.Any(record => record.IsActive && record.Slug == slug))
            return;

        await urlRecordRepository.InsertAsync(new UrlRecord
        {
            EntityId = entity.Id,
            EntityName = entityName,
            LanguageId = languageId,
            Slug = slug,
            IsActive = true
        });
    }

    public virtual async Task<string> GetSeNameAsync<T>(T entity, int? languageId = null, bool returnDefaultValue = true,
        bool ensureTwoPublishedLanguages = true) where T : BaseEntity, ISlugSupported
    {
        var slug = languageId > 0 ? await GetActiveSlugAsync(entity.Id, typeof(T).Name, languageId.Value) : string.Empty;
        return string.IsNullOrEmpty(slug) && returnDefaultValue
            ? await GetActiveSlugAsync(entity.Id, typeof(T).Name, 0)
            : slug;
    }

    public virtual async Task<string> ValidateSeNameAsync<T>(T entity, string seName, string name, bool ensureNotEmpty) where T : BaseEntity, ISlugSupported
    {
        var wanted = Slugify(string.IsNullOrWhiteSpace(seName) ? name : seName);
        if (wanted.Length == 0)
        {
            if (!ensureNotEmpty)
                return string.Empty;
            wanted = entity.Id.ToString(CultureInfo.InvariantCulture);
        }

        var slug = wanted;
        for (var number = 2; await GetBySlugAsync(slug) is { } taken && !(taken.EntityId == entity.Id && taken.EntityName == typeof(T).Name); number++)
            slug = $"{wanted}-{number}";
        return slug;
    }

    private static string Slugify(string text)
    {
        var slug = new StringBuilder();
        foreach (var character in (text ?? string.Empty).Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character))
                slug.Append(character);
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }
}
