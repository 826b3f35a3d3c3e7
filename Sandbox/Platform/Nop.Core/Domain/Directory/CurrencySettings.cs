namespace Nop.Core.Domain.Directory;

public partial class CurrencySettings : ISettings
{
    public bool DisplayCurrencyLabel { get; set; }
    public int PrimaryStoreCurrencyId { get; set; }
    public int PrimaryExchangeRateCurrencyId { get; set; }
}
