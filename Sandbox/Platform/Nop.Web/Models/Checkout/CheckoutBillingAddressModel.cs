using Nop.Web.Models.Common;

namespace Nop.Web.Models.Checkout;

public partial record CheckoutBillingAddressModel : BaseNopModel
{
    public IList<AddressModel> ExistingAddresses { get; set; } = [];
    public AddressModel BillingNewAddress { get; set; } = new();
    public bool ShipToSameAddress { get; set; }
    public bool ShipToSameAddressAllowed { get; set; }
    public bool NewAddressPreselected { get; set; }
}
