namespace Nop.Web.Models.Common;

public partial record LanguageModel : BaseNopEntityModel
{
    public string Name { get; set; }
}
