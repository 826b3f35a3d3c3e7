using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Common;

/// <summary>A currency of the currency switch</summary>
public partial record CurrencyModel : BaseNopEntityModel
{
    public string Name { get; set; }
}
