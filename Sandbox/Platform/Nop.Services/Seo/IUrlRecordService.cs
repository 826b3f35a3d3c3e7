using Nop.Core.Domain.Seo;

namespace Nop.Services.Seo;

/// <summary>Readable addresses of products and categories</summary>
public partial interface IUrlRecordService
{
    Task<UrlRecord> GetBySlugAsync(string slug);

    Task SaveSlugAsync<T>(T entity, string slug, int languageId) where T : BaseEntity, ISlugSupported;

    Task<string> GetSeNameAsync<T>(T entity, int? languageId = null, bool returnDefaultValue = true,
        bool ensureTwoPublishedLanguages = true) where T : BaseEntity, ISlugSupported;

    Task<string> ValidateSeNameAsync<T>(T entity, string seName, string name, bool ensureNotEmpty) where T : BaseEntity, ISlugSupported;
}
