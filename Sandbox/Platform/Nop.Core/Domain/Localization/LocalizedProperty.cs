namespace Nop.Core.Domain.Localization;

/// <summary>An entity's text in one language.</summary>
public partial class LocalizedProperty : BaseEntity
{
    public int EntityId { get; set; }
    public int LanguageId { get; set; }
    public string LocaleKeyGroup { get; set; }
    public string LocaleKey { get; set; }
    public string LocaleValue { get; set; }
}
