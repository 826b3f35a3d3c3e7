using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Common;

/// <summary>A language to choose</summary>
public partial record LanguageModel : BaseNopEntityModel
{
    public string Name { get; set; }
}
