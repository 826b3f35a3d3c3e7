using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Common;

/// <summary>The language switch of the header</summary>
public partial record LanguageSelectorModel : BaseNopModel
{
    public LanguageSelectorModel()
    {
        AvailableLanguages = new List<LanguageModel>();
    }

    public IList<LanguageModel> AvailableLanguages { get; set; }

    public int CurrentLanguageId { get; set; }
}
