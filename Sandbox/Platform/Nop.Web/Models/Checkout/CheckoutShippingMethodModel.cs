using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Checkout;

/// <summary>The shipping method step of the checkout</summary>
public partial record CheckoutShippingMethodModel : BaseNopModel
{
    public CheckoutShippingMethodModel()
    {
        ShippingMethods = new List<ShippingMethodModel>();
        Warnings = new List<string>();
    }

    public IList<ShippingMethodModel> ShippingMethods { get; set; }

    public IList<string> Warnings { get; set; }

    #region Nested classes

    /// <summary>A way to ship the order</summary>
    public partial record ShippingMethodModel : BaseNopModel
    {
        public string ShippingRateComputationMethodSystemName { get; set; }

        public string Name { get; set; }

        public string Description { get; set; }

        public string Fee { get; set; }

        public bool Selected { get; set; }
    }

    #endregion
}
