using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Common;

/// <summary>The currency switch</summary>
public partial record CurrencySelectorModel : BaseNopModel
{
    public CurrencySelectorModel()
    {
        AvailableCurrencies = new List<CurrencyModel>();
    }

    public IList<CurrencyModel> AvailableCurrencies { get; set; }

    public int CurrentCurrencyId { get; set; }
}
