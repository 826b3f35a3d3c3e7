namespace Nop.Web.Models.Common;

public partial record LanguageSelectorModel : BaseNopModel
{
    public IList<LanguageModel> AvailableLanguages { get; set; } = [];
    public int CurrentLanguageId { get; set; }
}
