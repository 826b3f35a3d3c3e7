using Nop.Services.Stores;

namespace Nop.Services.Messages;

/// <summary>Message templates, by name and store.</summary>
public class MessageTemplateService(
    IRepository<MessageTemplate> messageTemplateRepository,
    IStoreMappingService storeMappingService) : IMessageTemplateService
{
    private static readonly CacheKey _byNameKey = new("Nop.messagetemplate.all.byname.{0}");

    public virtual async Task DeleteMessageTemplateAsync(MessageTemplate messageTemplate) =>
        await messageTemplateRepository.DeleteAsync(messageTemplate);

    public virtual async Task InsertMessageTemplateAsync(MessageTemplate messageTemplate) =>
        await messageTemplateRepository.InsertAsync(messageTemplate);

    public virtual async Task UpdateMessageTemplateAsync(MessageTemplate messageTemplate) =>
        await messageTemplateRepository.UpdateAsync(messageTemplate);

    public virtual async Task<MessageTemplate> GetMessageTemplateByIdAsync(int messageTemplateId) =>
        await messageTemplateRepository.GetByIdAsync(messageTemplateId);

    public virtual async Task<IList<MessageTemplate>> GetMessageTemplatesByNameAsync(string messageTemplateName, int? storeId = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(messageTemplateName);

        var templates = await messageTemplateRepository.GetAllAsync(query => query
            .Where(template => template.Name == messageTemplateName)
            .OrderBy(template => template.Id), cache => cache.PrepareKeyForDefaultCache(_byNameKey, messageTemplateName));

        return await InStoreAsync(templates, storeId ?? 0);
    }

    public virtual async Task<IList<MessageTemplate>> GetAllMessageTemplatesAsync(int storeId, string keywords = null,
        bool? isActive = null, int emailAccountId = 0)
    {
        var templates = await messageTemplateRepository.GetAllAsync(query =>
        {
            if (isActive.HasValue)
                query = query.Where(template => template.IsActive == isActive.Value);
            if (emailAccountId > 0)
                query = query.Where(template => template.EmailAccountId == emailAccountId);
            if (!string.IsNullOrWhiteSpace(keywords))
            {
                query = query.Where(template => template.Name.Contains(keywords) || template.Subject.Contains(keywords) ||
                    template.Body.Contains(keywords));
            }

            return query.OrderBy(template => template.Name);
        });

        return await InStoreAsync(templates, storeId);
    }

    private async Task<IList<MessageTemplate>> InStoreAsync(IList<MessageTemplate> templates, int storeId)
    {
        var result = new List<MessageTemplate>();
        foreach (var template in templates)
        {
            if (await storeMappingService.AuthorizeAsync(template, storeId))
                result.Add(template);
        }

        return result;
    }
}
