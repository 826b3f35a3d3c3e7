using Nop.Core.Configuration;

namespace Nop.Core.Domain.Directory;

/// <summary>Which currencies the store calculates in.</summary>
public partial class CurrencySettings : ISettings
{
    public bool DisplayCurrencyLabel { get; set; }

    public int PrimaryStoreCurrencyId { get; set; }

    public int PrimaryExchangeRateCurrencyId { get; set; }
}
