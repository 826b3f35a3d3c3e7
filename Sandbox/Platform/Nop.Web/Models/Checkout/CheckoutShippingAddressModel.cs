using Nop.Web.Models.Common;

namespace Nop.Web.Models.Checkout;

public partial record CheckoutShippingAddressModel : BaseNopModel
{
    public CheckoutShippingAddressModel()
    {
        ExistingAddresses = new List<AddressModel>();
        ShippingNewAddress = new AddressModel();
    }

    public IList<AddressModel> ExistingAddresses { get; set; }

    public AddressModel ShippingNewAddress { get; set; }

    public bool NewAddressPreselected { get; set; }
}
